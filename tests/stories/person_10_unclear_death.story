# A family does not believe in the accident: proof, the investigator, a lawyer, the burial; then somebody threatens them.
lang ru
> /start ru-died_abroad
< died_abroad.start [today] [home] [unclear] [later] [grief]
* unclear
< died_abroad.unclear [work] [crime] [burial] [army] [lawyer]
* work
< died_abroad.work [sign] [money] [lawyer] [threat]
* sign
< died_abroad.sign [lawyer] [threat] [work]
* lawyer
< ask.place [ru] [kz] [tr] [ae] [more]
* ru
< ask.from [tj] [uz] [kg] [other]
* tj
< died_abroad.lawyer [more] [consul] [person]
> /start ru-died_abroad
< died_abroad.start [today] [home] [unclear] [later] [grief]
* unclear
< died_abroad.unclear [work] [crime] [burial] [army] [lawyer]
* burial
< died_abroad.burial [lawyer] [person] [papers] [grief]
> /start ru-died_abroad
< died_abroad.start [today] [home] [unclear] [later] [grief]
* unclear
< died_abroad.unclear [work] [crime] [burial] [army] [lawyer]
* crime
< died_abroad.crime [lawyer] [threat] [consul] [person]
* threat
! case K-1000 urgent violence awaiting_yes
! alert desk.alert_awaiting
< person.consent [connect] [reach] [more] [no]
* connect
! card urgent waiting
! alert desk.alert
< person.waiting [resume] [meanwhile] [reach] [nobody]
