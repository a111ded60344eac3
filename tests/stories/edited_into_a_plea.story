# A slip of the finger is mended: now it is a plea, and it is heard.
lang ru
> /menu
< home.menu [before] [papers] [family] [talk] [about]
> меня избвают и не выпускабт
! case K-1000 urgent trafficking awaiting_yes
! alert desk.alert_awaiting
< crisis.heard [yes] [no] [quiet] [numbers]
edit меня избивают и не выпускают
edit меня избивают и не выпускают, я в Казани
* yes
! card urgent waiting
! alert desk.alert
! to desk: меня избивают и не выпускают, я в Казани
< person.waiting [resume] [meanwhile] [reach] [nobody]
