# Before the yes a counsellor may take the case, but nobody writes.
lang ru
> /menu
< home.menu [before] [papers] [family] [talk] [about]
> меня избивают и не выпускают
! case K-1000 urgent trafficking awaiting_yes
! alert desk.alert_awaiting
< crisis.heard [yes] [no] [quiet] [numbers]
@ 12 claim
! card urgent awaiting_yes
@ 12: Здравствуйте
! remark desk.not_sent_awaiting
* yes
! remark desk.plea_passed
! card urgent claimed
! alert desk.alert
! to desk: меня избивают и не выпускают
< person.joined [reach] [later]
@ 12: Здравствуйте, вы можете писать?
! to person: Здравствуйте, вы можете писать?
