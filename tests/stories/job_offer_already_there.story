# She is there already, and it is not as promised.
lang ru
> /menu
< home.menu [before] [papers] [family] [talk] [about]
* before
< home.before [offer] [documents] [contract] [road] [menu]
* offer
< job_offer.start [begin] [tips] [gone]
* gone
< job_offer.there [passport] [kept] [pay] [fine]
* pay
< ask.place [ru] [kz] [tr] [ae] [more]
* !person
! case K-1000 concern other waiting
! alert desk.alert
< person.consent [connect] [reach] [more] [no]
* no
! remark desk.plea_gone
! card concern closed
! closetopic
< person.closed [resume] [again] [erase] [menu]
* menu
< home.menu [before] [papers] [family] [talk] [about]
* before
< home.before [offer] [documents] [contract] [road] [menu]
* offer
< job_offer.start [begin] [tips] [gone]
* tips
< job_offer.first [>]
* >
< job_offer.second [>]
* >
< job_offer.third [word] [copies] [never]
* never
< job_offer.never [no] [other] [person] [menu]
* no
< job_offer.refuse [threat] [paid] [other] [menu]
* paid
< job_offer.paid [person] [other] [menu]
* other
< job_offer.other_ways [tj] [uz] [other]
* tj
< job_offer.other_list [check] [person] [menu]
