# A banned man with debts wants to go again under another name: is there a ban, and why a new passport will not help.
lang tg
> /start tg-entry_ban
< ask.who [self] [relative]
* self
< ask.place [ru] [kz] [tr] [ae] [more]
* ru
< entry_ban.start [check] [sure] [passport] [border] [roads]
* check
< entry_ban.check_ru [none] [found] [lists] [where] [paid]
* found
< entry_ban.found [lift] [long] [passport] [sell] [roads]
* passport
< entry_ban.new_passport [road] [lift] [roads] [paid] [person]
* road
< entry_ban.other_road [lift] [roads] [army] [person]
* roads
< entry_ban.roads [home] [country] [return] [debt] [heavy]
* !back
< entry_ban.other_road [lift] [roads] [army] [person]
* lift
< entry_ban.lift [decision] [law] [sell] [person]
* decision
< entry_ban.decision [where] [law] [roads] [person]
* where
< ask.from [tj] [uz] [kg] [other]
* tj
< entry_ban.helpers [found] [none] [consul] [person]
* person
! case K-1000 concern other awaiting_yes
! alert desk.alert_awaiting
< person.consent [connect] [reach] [more] [no]
* connect
! card concern waiting
! alert desk.alert
< person.waiting [resume] [meanwhile] [reach] [nobody]
> манъ дорам то се сол, қарз бисёр аст
! to desk: манъ дорам то се сол, қарз бисёр аст
@ 12 claim
! card concern claimed
< person.joined [reach] [later] pushed
@ 12: Салом. Коғази қарор дар дастатон ҳаст?
! to person: Салом. Коғази қарор дар дастатон ҳаст?
