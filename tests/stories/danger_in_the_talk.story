# Danger that only several messages show together raises the level like danger in one.
lang ru
> /menu
< home.menu [before] [papers] [family] [talk] [about]
= maybe trafficking_signs contract
> хозяин сказал так
< home.which [trafficking_signs] [contract] [none]
= urgent trafficking trafficking_signs
> а потом сказал вот так
! case K-1000 urgent trafficking awaiting_yes
! alert desk.alert_awaiting
< crisis.heard [yes] [no] [quiet] [numbers]
* yes
! card urgent waiting
! alert desk.alert
! to desk: хозяин сказал так
! to desk: а потом сказал вот так
< person.waiting [resume] [meanwhile] [reach] [nobody]
