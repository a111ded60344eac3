# A widow: the body of her husband lies in a Russian morgue. Whom to call, papers, who pays, a carrier who hurries; later pay and pension.
lang tg
> /start tg-died_abroad
< died_abroad.start [today] [home] [unclear] [later] [grief]
* today
< ask.place [ru] [kz] [tr] [ae] [more]
* ru
< ask.from [tj] [uz] [kg] [other]
* tj
< died_abroad.today [consul] [papers] [insurer] [pays] [carrier]
* consul
< died_abroad.consul [silent] [papers] [pays] [person] [where]
* papers
< died_abroad.papers [consul] [pays] [unclear] [later]
* pays
< died_abroad.cost_tj [insurer] [consul] [carrier] [none]
* insurer
< died_abroad.insurer [fake] [consul] [carrier]
* carrier
< died_abroad.carrier [hold] [paid] [consul] [none]
* hold
< died_abroad.hold [person] [consul] [threat]
> /start tg-died_abroad
< died_abroad.start [today] [home] [unclear] [later] [grief]
* later
< died_abroad.later [wages] [accident] [pension] [debts] [earn]
* wages
< died_abroad.wages [unpaid] [lawyer] [debts]
> /start tg-died_abroad
< died_abroad.start [today] [home] [unclear] [later] [grief]
* later
< died_abroad.later [wages] [accident] [pension] [debts] [earn]
* accident
< died_abroad.accident [lawyer] [work] [sign] [pension]
> /start tg-died_abroad
< died_abroad.start [today] [home] [unclear] [later] [grief]
* later
< died_abroad.later [wages] [accident] [pension] [debts] [earn]
* pension
< died_abroad.pension [birth] [nikah] [lawyer] [earn]
* nikah
< abandoned_wife.nikah [birth] [paternity] [register] [house] [lawyer]
> /start tg-died_abroad
< died_abroad.start [today] [home] [unclear] [later] [grief]
* grief
< died_abroad.grief [die] [child] [guilt] [long] [person]
* guilt
< died_abroad.guilt [person] [die] [long]
> /start tg-died_abroad
< died_abroad.start [today] [home] [unclear] [later] [grief]
* grief
< died_abroad.grief [die] [child] [guilt] [long] [person]
* child
< died_abroad.grief_child [signs] [person] [school]
