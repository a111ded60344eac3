# The first message counts, without /start: danger in a language not yet chosen.
> паспортамро гирифтанд ва намегузоранд берун равам
! case K-1000 urgent trafficking awaiting_yes
! alert desk.alert_awaiting
< crisis.heard [yes] [no] [quiet] [numbers]
* !menu
< home.language [tg] [ru] [uz] [uz_cyrillic]
