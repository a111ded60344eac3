# One tap on the red button: emergency, at once, without words.
lang tg
> /menu
< home.menu [before] [papers] [family] [talk] [about]
* talk
< home.inner [passport] [kept] [hurt] [heavy] [more]
* !danger
! case K-1000 emergency other waiting
! alert desk.alert
< crisis.danger [no] [unsure] [yes] [numbers]
> онҳо омада истодаанд
! to desk: онҳо омада истодаанд
