# Home again: no sleep, a tight chest, and the doctors find nothing. No label; a breath, a plan, somebody to talk with.
> /start uz-mental_health
< ask.who [self] [relative]
* self
< mental_health.start [sleep] [chest] [anger] [more] [die]
* chest
< mental_health.chest [now] [no] [nothing] [fear]
* nothing
< mental_health.nothing_found [breath] [day] [who] [back]
* breath
< mental_health.breath [yes] [again] [worse] [die]
* yes
< mental_health.day_plan [who] [doctor] [work] [menu]
* who
< ask.country [ru] [tj] [uz] [kz] [more]
* tj
< mental_health.who_talks [person] [day] [where]
* person
! case K-1000 concern other awaiting_yes
! alert desk.alert_awaiting
< person.consent [connect] [reach] [more] [no]
