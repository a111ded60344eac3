# «Send my last message too» is tapped away: it stays unsaid.
lang ru
> /menu
< home.menu [before] [papers] [family] [talk] [about]
> это я напишу только так
< home.menu (common.not_understood) [before] [papers] [family] [talk] [about]
* !person
! case K-1000 concern other waiting
! alert desk.alert
< person.consent [connect] [reach] [last] [more] [no]
* last
< person.consent [connect] [reach] [last] [more] [no]
* connect
< person.waiting [resume] [meanwhile] [reach] [nobody]
