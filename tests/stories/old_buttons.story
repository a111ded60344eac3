# Buttons of screens that are gone from sight: what is still true works, the rest lands kindly.
lang ru
> /menu
< home.menu [before] [papers] [family] [talk] [about]
* !person
! case K-1000 concern other waiting
! alert desk.alert
< person.consent [connect] [reach] [more] [no]
* connect
< person.waiting [resume] [meanwhile] [reach] [nobody]
@ 12 claim
! card concern claimed
< person.joined [reach] [later] pushed
@ 12 close
! card concern claimed
@ 12 closed
! remark desk.closed_by
! card concern closed
! closetopic
< person.closed [resume] [again] [erase] [menu] pushed
* person.waiting:nobody
< person.closed (common.stale) [resume] [again] [erase] [menu]
* person.later:joined
< person.closed (common.stale) [resume] [again] [erase] [menu]
* person.consent:no
< crisis.no_person [numbers] [hour] [resume]
* crisis.heard:yes
! case K-1001 concern other waiting
! alert desk.alert
< person.waiting [resume] [meanwhile] [reach] [nobody]
* !menu
< home.menu [before] [papers] [family] [talk] [about]
* missing_relative.minor:yes
< home.menu (common.stale) [before] [papers] [family] [talk] [about]
* home.menu:before
< home.before [offer] [documents] [contract] [road] [menu]
* crisis.danger:numbers
< ask.country [ru] [tj] [uz] [kz] [more]
* kz
< crisis.numbers [near] [consul] [where]
! card concern waiting
