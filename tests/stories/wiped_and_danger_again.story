# After a wipe new words of danger wake the desk again, though the level was as high before.
lang ru
> /menu
< home.menu [before] [papers] [family] [talk] [about]
> меня избивают и не выпускают
! case K-1000 urgent trafficking awaiting_yes
! alert desk.alert_awaiting
< crisis.heard [yes] [no] [quiet] [numbers]
* yes
! card urgent waiting
! alert desk.alert
! to desk: меня избивают и не выпускают
< person.waiting [resume] [meanwhile] [reach] [nobody]
@ 12 claim
! card urgent claimed
< person.joined [reach] [later] pushed
> .
! remark desk.cleared
! card urgent claimed
! clear
> он снова меня избивает
! alert desk.alert_awaiting
< crisis.heard [yes] [no] [quiet] [numbers]
> он вернётся вечером
< crisis.heard (common.held_line) [yes] [no] [quiet] [numbers]
@ 12: Вы здесь?
! remark desk.cleared
* yes
! remark desk.returned
! card urgent claimed
! to desk: он снова меня избивает
! to desk: он вернётся вечером
< person.joined [reach] [later]
@ 12: Я здесь
! to person: Я здесь
