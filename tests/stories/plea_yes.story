# Typed words raise the level: the desk hears of it without content, the words follow after the yes.
lang ru
> /menu
< home.menu [before] [papers] [family] [talk] [about]
> хозяин забрал паспорт и не выпускает
! case K-1000 urgent trafficking awaiting_yes
! alert desk.alert_awaiting
< crisis.heard [yes] [no] [quiet] [numbers]
> мы в подвале
< crisis.heard (common.held_line) [yes] [no] [quiet] [numbers]
* yes
! card urgent waiting
! alert desk.alert
! to desk: хозяин забрал паспорт и не выпускает
! to desk: мы в подвале
< person.waiting [resume] [meanwhile] [reach] [nobody]
> нас трое
! to desk: нас трое
