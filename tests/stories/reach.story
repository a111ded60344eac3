# How we may reach somebody, changed while waiting and while talking; the card follows.
lang tg
> /menu
< home.menu [before] [papers] [family] [talk] [about]
* !person
! case K-1000 concern other waiting
! alert desk.alert
< person.consent [connect] [reach] [more] [no]
* reach
< person.agreement [note_day] [note] [direct] [pull]
* pull
! card concern waiting
< person.consent [connect] [reach] [more] [no]
* connect
< person.waiting [resume] [meanwhile] [reach] [nobody]
* reach
< person.reach [note_day] [note] [direct] [pull]
* direct
! card concern waiting
< person.waiting [resume] [meanwhile] [reach] [nobody]
@ 12 claim
! card concern claimed
< person.joined [reach] [later] pushed
* reach
< person.reach [note_day] [note] [direct] [pull]
* note_day
! card concern claimed
< person.joined [reach] [later]
* later
< person.later [reach] [joined]
* joined
< person.joined [reach] [later]
> забон
! to desk: забон
> /language
< home.language [tg] [ru] [uz] [uz_cyrillic]
* ru
! card concern claimed
< person.joined [reach] [later]
