# The person blocks the bot in the middle of a case and comes back.
lang ru
> /menu
< home.menu [before] [papers] [family] [talk] [about]
* !person
! case K-1000 concern other waiting
! alert desk.alert
< person.consent [connect] [reach] [more] [no]
@ 12 claim
! card concern claimed
< person.joined [reach] [later] pushed
- left
! remark desk.unreachable
! card concern claimed
@ 12: Вы здесь?
! remark desk.unreachable
- returned
! remark desk.reachable
! card concern claimed
> я снова здесь
! to desk: я снова здесь
