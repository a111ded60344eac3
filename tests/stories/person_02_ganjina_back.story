# "Ganjina" is back: a bed, a doctor, somebody who listens, a lawyer for the divorce, a start. She never says what was done to her.
lang tg
> /start tg-reintegration
< ask.who [self] [relative]
* self
< ask.from [tj] [uz] [kg] [other]
* tj
< reintegration.start [bed] [body] [papers] [money] [people]
* bed
< reintegration.bed [yes] [no] [child] [fear]
* yes
< reintegration.bed_plan [find] [ask] [law] [person]
* find
< ask.country [ru] [tj] [uz] [kz] [more]
* tj
< find_service.bed [tonight] [call] [nobody] [where] [person]
* !back
< reintegration.bed_plan [find] [ask] [law] [person]
* ask
< reintegration.ask [places] [person] [menu]
* !back
< reintegration.bed_plan [find] [ask] [law] [person]
* !back
< reintegration.bed [yes] [no] [child] [fear]
* !back
< reintegration.start [bed] [body] [papers] [money] [people]
* body
< reintegration.body [doctor] [soul] [injured] [tests]
* doctor
< reintegration.doctor [more] [places] [ask] [person]
* !back
< reintegration.body [doctor] [soul] [injured] [tests]
* soul
< reintegration.soul [person] [more] [places] [die]
* more
< mental_health.start [sleep] [chest] [anger] [more] [die]
* !back
< reintegration.soul [person] [more] [places] [die]
* !back
< reintegration.body [doctor] [soul] [injured] [tests]
* !back
< reintegration.start [bed] [body] [papers] [money] [people]
* papers
< reintegration.papers [lost] [divorce] [child] [pay] [ban]
* divorce
< reintegration.divorce [law] [list] [wife] [fear] [person]
* law
< legal_aid.start [home] [abroad] [bring] [cost] [fake]
* home
< legal_aid.tj [say] [bring] [nobody] [person]
* bring
< legal_aid.bring [say] [copies] [fake] [menu]
* !back
< legal_aid.tj [say] [bring] [nobody] [person]
* !back
< legal_aid.start [home] [abroad] [bring] [cost] [fake]
* !back
< reintegration.divorce [law] [list] [wife] [fear] [person]
* list
< reintegration.mine [law] [bring] [person]
* !back
< reintegration.divorce [law] [list] [wife] [fear] [person]
* !back
< reintegration.papers [lost] [divorce] [child] [pay] [ban]
* !back
< reintegration.start [bed] [body] [papers] [money] [people]
* money
< reintegration.money [grant] [earn] [debt] [again] [person]
* grant
< reintegration.grant [ask] [places] [rights] [fee] [person]
* rights
< reintegration.rights [ask] [law] [police] [person]
* person
! case K-1000 concern other awaiting_yes
! alert desk.alert_awaiting
< person.consent [connect] [reach] [more] [no]
* connect
! card concern waiting
! alert desk.alert
< person.waiting [resume] [meanwhile] [reach] [nobody]
> камарам дард мекунад, ҷойи кор надорам
! to desk: камарам дард мекунад, ҷойи кор надорам
