# Robiya's husband: anger, pain, no use to anyone. Plain words, somebody who lived through it, and a person.
> /start tg-injured_returned
< ask.who [self] [relative]
* self
< ask.from [tj] [uz] [kg] [other]
* tj
< injured_returned.start [group] [walk] [case] [income] [family]
* family
< injured_returned.family [carer] [him] [me] [child] [die]
* me
< injured_returned.peer [person] [anger] [sleep] [work] [die]
* anger
< mental_health.anger [hit] [no] [breath] [ill]
* no
< mental_health.men [day] [who] [useless]
* useless
< mental_health.empty [yes] [no] [doctor] [person]
* no
< mental_health.day_plan [who] [doctor] [work] [menu]
* !menu
< home.menu [before] [papers] [family] [talk] [about]
> /start tg-mental_health
< ask.who [self] [relative]
* self
< mental_health.start [sleep] [chest] [anger] [more] [die]
* anger
< mental_health.anger [hit] [no] [breath] [ill]
* hit
< mental_health.hit [person] [out] [drink] [child]
* person
! case K-1000 concern violence awaiting_yes
! alert desk.alert_awaiting
< person.consent [connect] [reach] [more] [no]
