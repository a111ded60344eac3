# A man sent home: debts, shame, a new name, other countries, work at home, sleep.
> /start tg-deportation
< ask.who [self] [relative]
* self
< ask.place [ru] [kz] [tr] [ae] [more]
* ru
< deportation.start [order] [centre] [airport] [list] [home]
* home
< deportation.home [debts] [shame] [work] [again] [strain]
* debts
< deportation.debts [threat] [work] [pay] [heavy] [person]
* !back
< deportation.home [debts] [shame] [work] [again] [strain]
* shame
< deportation.shame [strain] [heavy] [work] [person]
* !back
< deportation.home [debts] [shame] [work] [again] [strain]
* again
< deportation.again [ban] [other] [work] [name]
* name
< deportation.new_name [ban] [lawyer] [other] [work]
* ban
< deportation.ban [more] [other] [work] [fixer]
* other
< deportation.countries [state] [rules] [offer] [work]
* state
< deportation.state_ways [offer] [rules] [work]
* work
< ask.from [tj] [uz] [kg] [other]
* tj
< deportation.work [earn] [start] [offer] [debts]
* !back
< deportation.state_ways [offer] [rules] [work]
* !back
< deportation.countries [state] [rules] [offer] [work]
* !back
< deportation.ban [more] [other] [work] [fixer]
* !back
< deportation.new_name [ban] [lawyer] [other] [work]
* !back
< deportation.again [ban] [other] [work] [name]
* !back
< deportation.home [debts] [shame] [work] [again] [strain]
* strain
< deportation.strain [talk] [more] [die] [doctor]
* talk
! case K-1000 concern other awaiting_yes
! alert desk.alert_awaiting
< person.consent [connect] [reach] [more] [no]
* connect
! card concern waiting
! alert desk.alert
< person.waiting [resume] [meanwhile] [reach] [nobody]
