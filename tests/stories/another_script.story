# Uzbek in the other letters is offered too, and never where danger is.
lang uz
> /menu
< home.menu [before] [papers] [family] [talk] [about]
= clear uz@cyrillic urgent violence
> мени бу ерда уришяпти
! case K-1000 urgent violence awaiting_yes
! alert desk.alert_awaiting
< crisis.heard [yes] [no] [quiet] [numbers]
* no
! remark desk.plea_gone
! card urgent closed
! closetopic
< crisis.no_person [numbers] [hour] [resume]
* resume
< home.menu [before] [papers] [family] [talk] [about]
= clear uz@cyrillic
> бошқа гап ҳам бор эди
< home.menu (common.other_script) [before] [papers] [family] [talk] [about] [@uz@cyrillic]
* @uz@cyrillic
< home.menu [before] [papers] [family] [talk] [about]
