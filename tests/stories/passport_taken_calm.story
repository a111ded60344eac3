# He may go out and nobody threatens him: asking calmly, then from outside.
lang uz
> pasportim xo'jayinda, qaytarib bermayapti
! case K-1000 urgent trafficking awaiting_yes
! alert desk.alert_awaiting
< crisis.heard [yes] [no] [quiet] [numbers]
* no
! remark desk.plea_gone
! card urgent closed
! closetopic
< crisis.no_person [numbers] [hour] [resume]
* resume
< home.menu [before] [papers] [family] [talk] [about]
> /menu
< home.menu [before] [papers] [family] [talk] [about]
* papers
< home.papers [pay] [stay] [health] [life] [menu]
* stay
< home.stay [patent] [registration] [leave] [passport] [menu]
* passport
< passport_taken.start [self] [relative] [office] [officer] [lost]
* self
< passport_taken.safe [yes] [no] [unsure]
* yes
< ask.country [ru] [tj] [uz] [kz] [more]
* more
< ask.country_more [tr] [ae] [kg] [kr] [more]
* tr
< passport_taken.out [yes] [escort] [no]
* yes
< passport_taken.hurt [hurt] [threat] [no] [skip]
* no
< passport_taken.alone [alone] [others] [child]
* alone
< passport_taken.plan [got] [refused] [owe] [no]
* refused
< passport_taken.refused [person] [consul] [threat]
* threat
! case K-1001 urgent trafficking awaiting_yes
! alert desk.alert_awaiting
< passport_taken.threatened [person] [plan] [learn] [consul]
* !back
< passport_taken.refused [person] [consul] [threat]
* person
< person.consent [connect] [reach] [more] [no]
* connect
! card urgent waiting
! alert desk.alert
< person.waiting [resume] [meanwhile] [reach] [nobody]
