# Links on posters: a language, a topic, or both.
> /start uzc-missing_relative
< missing_relative.start [begin] [steps] [money] [army]
* begin
< missing_relative.who [child] [spouse] [sibling] [parent] [other]
* !menu
< home.menu [before] [papers] [family] [talk] [about]
> /start tg
< home.menu [before] [papers] [family] [talk] [about]
> /start person
< person.consent [connect] [reach] [more] [no]
* no
< crisis.no_person [numbers] [hour] [resume]
* resume
< home.menu [before] [papers] [family] [talk] [about]
> /start crisis
! case K-1000 emergency other waiting
! alert desk.alert
< crisis.danger [no] [unsure] [yes] [numbers]
* yes
< crisis.safe_now [person] [numbers] [passport] [hurt]
> /start person
< person.waiting [resume] [meanwhile] [reach] [nobody]
