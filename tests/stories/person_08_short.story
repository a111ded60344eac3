# Dodarbek: robbed and thrown from the train as a teenager, feet lost. Prostheses, the case across a border, work, advice for others.
> /start tg-injured_returned
< ask.who [self] [relative]
* self
< ask.from [tj] [uz] [kg] [other]
* tj
< injured_returned.start [group] [walk] [case] [income] [family]
* walk
< injured_returned.legs [chair] [prosthesis] [stump] [lying]
* prosthesis
< injured_returned.prosthesis [places] [stump] [work] [person]
* stump
< injured_returned.stump [now] [pain] [prosthesis]
* prosthesis
< injured_returned.prosthesis [places] [stump] [work] [person]
* work
< injured_returned.work_seated [start] [learn] [peer]
* start
< injured_returned.start_up [places] [debt] [person]
* !menu
< home.menu [before] [papers] [family] [talk] [about]
> /start tg-injured_returned
< ask.who [self] [relative]
* self
< injured_returned.start [group] [walk] [case] [income] [family]
* case
< injured_returned.case [crime] [work] [road] [officer]
* road
< injured_returned.road [crime] [find] [insured] [safe] [young]
* crime
< injured_returned.crime [find] [young] [law] [racism] [threat]
* find
< injured_returned.find_case [consul] [law] [person]
* !back
< injured_returned.crime [find] [young] [law] [racism] [threat]
* !back
< injured_returned.road [crime] [find] [insured] [safe] [young]
* safe
< injured_returned.train [plan] [case] [menu]
* !back
< injured_returned.road [crime] [find] [insured] [safe] [young]
* young
! case K-1000 urgent child awaiting_yes
! alert desk.alert_awaiting
< person.consent [connect] [reach] [more] [no]
