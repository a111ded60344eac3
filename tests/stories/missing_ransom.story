# Strangers want money and threaten.
lang tg
> /menu
< home.menu [before] [papers] [family] [talk] [about]
* family
< home.family [silent] [kin] [returned] [touch] [menu]
* silent
< missing_relative.start [begin] [steps] [money] [army]
* money
< missing_relative.ransom [yes] [no] [notes]
* yes
! case K-1000 emergency violence awaiting_yes
! alert desk.alert_awaiting
< person.consent [connect] [reach] [more] [no]
* more
< person.more [connect] [reach] [consent] [no]
* consent
< person.consent [connect] [reach] [more] [no]
* connect
! card emergency waiting
! alert desk.alert
< person.waiting [resume] [meanwhile] [reach] [nobody]
> 2 миллион мехоҳанд
! to desk: 2 миллион мехоҳанд
@ 12 claim
! card emergency claimed
< person.joined [reach] [later] pushed
