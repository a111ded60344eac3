# Four times no in the silent mode: a person is asked for, but it is not the first alarm.
lang uz
> /menu
< home.menu [before] [papers] [family] [talk] [about]
* talk
< home.inner [passport] [kept] [hurt] [heavy] [more]
* passport
< passport_taken.start [self] [relative] [office] [officer] [lost]
* self
< passport_taken.safe [yes] [no] [unsure]
* unsure
< crisis.quiet [yes] [no]
* no
< crisis.quiet_locked [yes] [no]
* no
< crisis.quiet_moved [yes] [no] [unsure]
* no
< crisis.quiet_child [yes] [no]
* no
! case K-1000 urgent other awaiting_yes
! alert desk.alert_awaiting
< person.consent [connect] [reach] [more] [no]
