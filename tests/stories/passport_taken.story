# A man is locked in and beaten. The desk knows at once and reads nothing until his yes.
lang ru
> /menu
< home.menu [before] [papers] [family] [talk] [about]
* talk
< home.inner [passport] [kept] [hurt] [heavy] [more]
* passport
< passport_taken.start [self] [relative] [office] [officer] [lost]
* self
< passport_taken.safe [yes] [no] [unsure]
* yes
< ask.country [ru] [tj] [uz] [kz] [more]
* ru
< passport_taken.out [yes] [escort] [no]
* no
< passport_taken.hurt [hurt] [threat] [no] [skip]
* hurt
< passport_taken.alone [alone] [others] [child]
* others
! case K-1000 emergency trafficking awaiting_yes
! alert desk.alert_awaiting
< passport_taken.held_now [person] [numbers] [quiet] [learn]
* learn
< passport_taken.memorise [way_out] [consul] [person] [clear]
* !back
< passport_taken.held_now [person] [numbers] [quiet] [learn]
* person
< person.consent [connect] [reach] [more] [no]
> нас шестеро, мы в подвале
< person.consent (common.held_line) [connect] [reach] [more] [no]
* connect
! card emergency waiting
! alert desk.alert
! to desk: нас шестеро, мы в подвале
< person.waiting [resume] [meanwhile] [reach] [nobody]
@ 12 claim
! card emergency claimed
< person.joined [reach] [later] pushed
@ 12: Я здесь. Вы можете писать безопасно?
! to person: Я здесь. Вы можете писать безопасно?
> да, он ушёл
! to desk: да, он ушёл
> .
! remark desk.cleared
! card emergency claimed
! clear
@ 12: Я жду вас
! remark desk.cleared
* !person
! remark desk.returned
! card emergency claimed
< person.joined [reach] [later]
> вернулся
! to desk: вернулся
@ 12 close
! card emergency claimed
@ 12 closed
! remark desk.closed_by
! card emergency closed
! closetopic
< person.closed [resume] [again] [erase] [menu] pushed
* resume
< home.menu [before] [papers] [family] [talk] [about]
