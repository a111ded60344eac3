# The same for a family in Uzbekistan: there the state pays, if somebody applies.
lang uz
> /start uz-died_abroad
< died_abroad.start [today] [home] [unclear] [later] [grief]
* home
< ask.place [ru] [kz] [tr] [ae] [more]
* ru
< ask.from [tj] [uz] [kg] [other]
* uz
< died_abroad.way_home [pays] [insurer] [carrier] [hold] [papers]
* pays
< died_abroad.cost_uz [papers] [consul] [hold] [person]
* papers
< died_abroad.papers [consul] [pays] [unclear] [later]
* pays
< died_abroad.cost_uz [papers] [consul] [hold] [person]
