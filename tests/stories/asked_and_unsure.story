# Not sure: a person is offered; the words come along only after the yes. Or they go on to what was typed.
lang uz
> /menu
< home.menu [before] [papers] [family] [talk] [about]
= ask trafficking maybe trafficking_signs job_offer
> qayerga olib borishini aytishmayapti
< crisis.ask [yes] [unsure] [no]
* unsure
< crisis.unsure [person] [quiet] [on]
* on
< home.which [trafficking_signs] [job_offer] [none]
* !menu
< home.menu [before] [papers] [family] [talk] [about]
= ask trafficking
> bu yerda gʻalati
< crisis.ask [yes] [unsure] [no]
* unsure
< crisis.unsure [person] [quiet] [on]
* person
! case K-1000 concern other waiting
! alert desk.alert
< person.consent [connect] [reach] [last] [more] [no]
* connect
! to desk: bu yerda gʻalati
< person.waiting [resume] [meanwhile] [reach] [nobody]
