# She asked for a person, thought again and says no: what she typed before stays unsaid.
lang ru
> /menu
< home.menu [before] [papers] [family] [talk] [about]
> мне стыдно сказать, что случилось
< home.menu (common.not_understood) [before] [papers] [family] [talk] [about]
* !person
! case K-1000 concern other waiting
! alert desk.alert
< person.consent [connect] [reach] [last] [more] [no]
* more
< person.more [connect] [reach] [consent] [no]
* consent
< person.consent [connect] [reach] [last] [more] [no]
* reach
< person.agreement [note_day] [note] [direct] [pull]
* note
! card concern waiting
< person.consent [connect] [reach] [last] [more] [no]
* no
! remark desk.plea_gone
! card concern closed
! closetopic
< person.closed [resume] [again] [erase] [menu]
* again
! case K-1001 concern other waiting
! alert desk.alert
< person.consent [connect] [reach] [more] [no]
* connect
< person.waiting [resume] [meanwhile] [reach] [nobody]
