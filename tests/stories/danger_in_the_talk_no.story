# The same in Uzbek, and a no: then what was said before is forgotten too.
lang uz
> /menu
< home.menu [before] [papers] [family] [talk] [about]
= maybe trafficking_signs contract
> xoʻjayin shunday dedi
< home.which [trafficking_signs] [contract] [none]
= urgent trafficking trafficking_signs
> keyin mana bunday dedi
! case K-1000 urgent trafficking awaiting_yes
! alert desk.alert_awaiting
< crisis.heard [yes] [no] [quiet] [numbers]
* no
! remark desk.plea_gone
! card urgent closed
! closetopic
< crisis.no_person [numbers] [hour] [resume]
= uz
> rahmat sizga katta
< crisis.no_person (common.not_understood) [numbers] [hour] [resume]
