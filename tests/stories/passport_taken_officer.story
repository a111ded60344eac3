# An officer took it and holds him: sign nothing. Another time it went to be registered, or was lost.
lang ru
> /menu
< home.menu [offer] [papers] [family] [talk] [about]
* papers
< home.papers [copies] [contract] [hours] [passport] [menu]
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
! case K-1001 emergency army awaiting_yes
! alert desk.alert_awaiting
< person.consent [connect] [reach] [more] [no]
* connect
! card emergency waiting
! alert desk.alert
< person.waiting [resume] [meanwhile] [reach] [nobody]
* !menu
< home.menu [offer] [papers] [family] [talk] [about]
* papers
< home.papers [copies] [contract] [hours] [passport] [menu]
* passport
< passport_taken.start [self] [relative] [office] [officer] [lost]
* office
< passport_taken.office [short] [long] [copies]
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
< crisis.where [ru] [tj] [uz] [kz] [more]
* kz
< home.consul [places] [where] [menu]
! card emergency waiting
