# No answer for a day: what was typed is gone, nobody wrote.
lang ru
> /menu
< home.menu [before] [papers] [family] [talk] [about]
> меня избивают и не выпускают
! case K-1000 urgent trafficking awaiting_yes
! alert desk.alert_awaiting
< crisis.heard [yes] [no] [quiet] [numbers]
~ 24h
! remark desk.plea_gone
! card urgent closed
! closetopic
