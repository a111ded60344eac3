# Somebody reads along: yes and no only, then a dot.
lang tg
> /menu
< home.menu [before] [papers] [family] [talk] [about]
* talk
< home.inner [passport] [kept] [hurt] [heavy] [more]
* passport
< passport_taken.start [self] [relative] [office] [officer] [lost]
* self
< passport_taken.safe [yes] [no] [unsure]
* unsure
< crisis.quiet [yes] [no]
* no
< crisis.quiet_locked [yes] [no]
* yes
< crisis.quiet_moved [yes] [no] [unsure]
> не медонам
< crisis.quiet_moved (common.not_understood) [yes] [no] [unsure]
* unsure
< crisis.quiet_child [yes] [no]
* yes
! case K-1000 emergency trafficking awaiting_yes
! alert desk.alert_awaiting
< person.consent [connect] [reach] [last] [more] [no]
* connect
! card emergency waiting
! alert desk.alert
! to desk: не медонам
< person.waiting [resume] [meanwhile] [reach] [nobody]
* resume
< crisis.quiet_wait [person] [numbers] [clear]
> .
! remark desk.cleared
! card emergency waiting
! clear
