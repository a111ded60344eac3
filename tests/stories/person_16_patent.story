# A man in Russia has lost his job and missed a payment: how many days, leave or put right, the list, no fixers, the pay still owed.
lang tg
> /start tg-patent
< ask.who [self] [relative]
* self
< patent.start [new] [missed] [job] [pay] [fixer]
* job
< patent.job [lost] [region] [trade] [both]
* both
< patent.missed [no] [days] [long] [unsure]
* days
< patent.missed_now [choose] [list] [person] [fixer]
* list
< patent.list [on] [off] [cannot]
* on
< patent.on_list [person] [help] [choose] [police]
* choose
< patent.choose [help] [leave] [list] [person]
* leave
< patent.leave [wages] [ban] [consul] [home]
* wages
< unpaid_wages.start [late] [dismissed] [hides] [group] [kept]
* !back
< patent.leave [wages] [ban] [consul] [home]
* !back
< patent.choose [help] [leave] [list] [person]
* help
< patent.help [person] [choose] [copies]
* !back
< patent.choose [help] [leave] [list] [person]
* !back
< patent.on_list [person] [help] [choose] [police]
* !back
< patent.list [on] [off] [cannot]
* !back
< patent.missed_now [choose] [list] [person] [fixer]
* fixer
< patent.fixer [paid] [passport] [self] [threat]
* paid
< patent.fixer_paid [person] [count] [list] [help]
* person
! case K-1000 concern other awaiting_yes
! alert desk.alert_awaiting
< person.consent [connect] [reach] [more] [no]
* connect
! card concern waiting
! alert desk.alert
< person.waiting [resume] [meanwhile] [reach] [nobody]
