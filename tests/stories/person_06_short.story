# Robiya: her husband came home badly hurt. Disability group, the case abroad, her own rest, an income, a wheelchair.
> /start tg-injured_returned
< ask.who [self] [relative]
* relative
< ask.from [tj] [uz] [kg] [other]
* tj
< injured_returned.start [group] [walk] [case] [income] [family]
* group
< injured_returned.group_tj [papers] [places] [refused] [nopapers]
* papers
< injured_returned.papers [missing] [places] [refused] [case]
* missing
< injured_returned.get_papers [consul] [person] [none]
* !back
< injured_returned.papers [missing] [places] [refused] [case]
* refused
< injured_returned.refused [law_tj] [papers] [person]
* law_tj
< injured_returned.law_tj [person] [case] [menu]
* case
< injured_returned.case [crime] [work] [road] [officer]
* crime
< injured_returned.crime [find] [young] [law] [racism] [threat]
* find
< injured_returned.find_case [consul] [law] [person]
* law
< injured_returned.case_law [person] [legal] [find]
* !back
< injured_returned.find_case [consul] [law] [person]
* !back
< injured_returned.crime [find] [young] [law] [racism] [threat]
* !back
< injured_returned.case [crime] [work] [road] [officer]
* !menu
< home.menu [before] [papers] [family] [talk] [about]
> /start tg-injured_returned
< ask.who [self] [relative]
* relative
< injured_returned.start [group] [walk] [case] [income] [family]
* income
< injured_returned.income [seated] [start] [debt] [return]
* start
< injured_returned.start_up [places] [debt] [person]
* places
< injured_returned.income_places [person] [return] [menu]
* !back
< injured_returned.start_up [places] [debt] [person]
* !back
< injured_returned.income [seated] [start] [debt] [return]
* !back
< injured_returned.start [group] [walk] [case] [income] [family]
* walk
< injured_returned.legs [chair] [prosthesis] [stump] [lying]
* chair
< injured_returned.chair [places] [sores] [house] [person]
* !back
< injured_returned.legs [chair] [prosthesis] [stump] [lying]
* lying
< injured_returned.lying [now] [carer] [chair]
* carer
< injured_returned.carer [me] [lying] [places] [person]
* me
< mental_health.carer_self [sleep] [person] [die]
