# An officer took it and holds him: sign nothing. Another time it went to be registered, or was lost.
lang ru
> /menu
< home.menu [before] [papers] [family] [talk] [about]
* papers
< home.papers [pay] [stay] [health] [life] [menu]
* stay
< home.stay [patent] [registration] [leave] [passport] [menu]
* passport
< passport_taken.start [self] [relative] [office] [officer] [lost]
* officer
< passport_taken.officer [money] [held] [sign] [consul]
* held
! case K-1000 urgent detention awaiting_yes
! alert desk.alert_awaiting
< person.consent [connect] [reach] [more] [no]
* no
! remark desk.plea_gone
! card urgent closed
! closetopic
< passport_taken.officer [money] [held] [sign] [consul]
* sign
< crisis.sign [now] [signed] [relative] [consul]
* now
! case K-1001 urgent other awaiting_yes
! alert desk.alert_awaiting
< person.consent [connect] [reach] [more] [no]
* connect
! card urgent waiting
! alert desk.alert
< person.waiting [resume] [meanwhile] [reach] [nobody]
* !menu
< home.menu [before] [papers] [family] [talk] [about]
* papers
< home.papers [pay] [stay] [health] [life] [menu]
* stay
< home.stay [patent] [registration] [leave] [passport] [menu]
* passport
< passport_taken.start [self] [relative] [office] [officer] [lost]
* office
< passport_taken.office [short] [long] [copies]
! card urgent waiting
* short
< passport_taken.plan [got] [refused] [owe] [no]
* got
< passport_taken.got_it [copies] [hours] [menu]
* !back
< passport_taken.plan [got] [refused] [owe] [no]
* !back
< passport_taken.office [short] [long] [copies]
* !back
< passport_taken.start [self] [relative] [office] [officer] [lost]
* lost
< passport_taken.lost [consul] [papers] [copies] [menu]
* consul
< ask.country [ru] [tj] [uz] [kz] [more]
* kz
< home.consul [places] [where] [menu]
! card urgent waiting
