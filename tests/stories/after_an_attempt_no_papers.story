# After an attempt, afraid to call without papers: nothing there says it can wait, the numbers stay one tap away.
lang tg
> /menu
< home.menu [before] [papers] [family] [talk] [about]
* talk
< home.inner [passport] [kept] [hurt] [heavy] [more]
* heavy
< home.inner_heavy [die] [sleep] [debt] [worry] [talk]
* die
< suicide_risk.start [self] [other] [after] [lost]
* self
! case K-1000 urgent suicide awaiting_yes
! alert desk.alert_awaiting
< suicide_risk.self [no] [unsure] [yes] [hurt] [hour]
* hurt
! card emergency awaiting_yes
! remark desk.level_raised
! alert desk.alert_awaiting
< suicide_risk.hurt_self [person] [numbers] [afraid] [secret]
* afraid
< suicide_risk.no_papers [person] [numbers] [secret]
* person
< person.consent [connect] [reach] [more] [no]
* connect
! card emergency waiting
! alert desk.alert
< person.waiting [resume] [meanwhile] [reach] [nobody]
