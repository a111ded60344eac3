# A mother writes for her son who may not leave. She says no to a person first, and yes later.
lang tg
> /menu
< home.menu [before] [papers] [family] [talk] [about]
* talk
< home.inner [passport] [kept] [hurt] [heavy] [more]
* passport
< passport_taken.start [self] [relative] [office] [officer] [lost]
* relative
< passport_taken.relative [no] [unsure] [yes] [silent]
* no
! case K-1000 urgent trafficking awaiting_yes
! alert desk.alert_awaiting
< person.consent [connect] [reach] [more] [no]
* no
! remark desk.plea_gone
! card urgent closed
! closetopic
< passport_taken.relative_steps [person] [consul] [word]
* word
< job_offer.code_word [never] [copies] [menu]
* !back
< passport_taken.relative_steps [person] [consul] [word]
* person
! case K-1001 urgent trafficking awaiting_yes
! alert desk.alert_awaiting
< person.consent [connect] [reach] [more] [no]
> писарам дар Тюмен аст
< person.consent (common.held_line) [connect] [reach] [more] [no]
* connect
! card urgent waiting
! alert desk.alert
! to desk: писарам дар Тюмен аст
< person.waiting [resume] [meanwhile] [reach] [nobody]
@ 11 claim
! card urgent claimed
< person.joined [reach] [later] pushed
@ 11: Салом, ман дар ин ҷо.
! to person: Салом, ман дар ин ҷо.
@ 11 close
! card urgent claimed
@ 11 closed
! remark desk.closed_by
! card urgent closed
! closetopic
< person.closed [resume] [again] [erase] [menu] pushed
* again
! case K-1002 concern other waiting
! alert desk.alert
< person.consent [connect] [reach] [more] [no]
