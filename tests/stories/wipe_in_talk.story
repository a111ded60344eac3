# Someone comes: a dot clears the chat. The case stays, nobody writes, until the person comes back by asking.
lang tg
> /menu
< home.menu [before] [papers] [family] [talk] [about]
* talk
< home.inner [passport] [kept] [hurt] [heavy] [more]
* !danger
! case K-1000 emergency other waiting
! alert desk.alert
< crisis.danger [no] [unsure] [yes] [numbers]
@ 12 claim
! card emergency claimed
< person.joined [reach] [later] pushed
> .
! remark desk.cleared
! card emergency claimed
! clear
@ 12: Шумо ҳастед?
! remark desk.cleared
> салом
< greeting.start [before] [papers] [family] [advice] [menu]
* !person
! remark desk.returned
! card emergency claimed
< person.joined [reach] [later]
@ 12: Шумо ҳастед?
! to person: Шумо ҳастед?
