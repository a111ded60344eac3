# The person says no: what was typed is gone.
lang ru
> /menu
< home.menu [before] [papers] [family] [talk] [about]
> я не хочу больше жить
! case K-1000 urgent suicide awaiting_yes
! alert desk.alert_awaiting
< crisis.heard_suicide [yes] [no] [hour] [numbers]
* no
! remark desk.plea_gone
! card urgent closed
! closetopic
< crisis.no_person [numbers] [hour] [resume]
