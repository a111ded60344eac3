# Person 1, inside: held in a utility room, passport taken, no pay. She learns what to memorise, then one tap hides it all.
> /start tg-trapped
< ask.who [self] [relative]
* self
< trapped.start [yes] [no] [unsure]
* yes
< ask.country [ru] [tj] [uz] [kz] [more]
* ru
< trapped.what [door] [threat] [far] [papers] [more]
* papers
< trapped.today [moved] [harm] [ill] [no] [unsure]
* no
! case K-1000 urgent trafficking awaiting_yes
! alert desk.alert_awaiting
< trapped.held [person] [silent] [where] [out] [consul]
* where
< trapped.where_am_i [memorise] [notice] [person]
* memorise
< passport_taken.memorise [way_out] [consul] [person] [clear]
* clear
! remark desk.cleared
! card urgent awaiting_yes
! clear
> /start tg-passport_taken
< passport_taken.start [self] [relative] [office] [officer] [lost]
* self
< passport_taken.safe [yes] [no] [unsure]
* yes
< ask.country [ru] [tj] [uz] [kz] [more]
* ru
< passport_taken.out [yes] [escort] [no]
* no
< passport_taken.hurt [hurt] [threat] [no] [skip]
* threat
< passport_taken.alone [alone] [others] [child]
* others
< passport_taken.held [person] [learn] [way_out] [consul]
* learn
< passport_taken.memorise [way_out] [consul] [person] [clear]
* way_out
< passport_taken.way_out [numbers] [person] [money] [afraid]
* person
! card urgent waiting
! alert desk.alert
! remark desk.returned
! card urgent waiting
< person.waiting [resume] [meanwhile] [reach] [nobody]
* !clear
! remark desk.cleared
! card urgent waiting
! clear
