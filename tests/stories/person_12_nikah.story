# A wife whose marriage was never registered: papers for the children, the father who denies them, a lawyer.
lang tg
> /start tg-abandoned_wife
< ask.from [tj] [uz] [kg] [other]
* tj
< abandoned_wife.start [silent] [phone] [nikah] [alimony] [more]
* nikah
< abandoned_wife.nikah [birth] [paternity] [register] [house] [lawyer]
* birth
< abandoned_wife.birth [home] [paternity] [lawyer] [school]
* home
< abandoned_wife.birth_home [birth] [lawyer] [person]
* birth
< abandoned_wife.birth [home] [paternity] [lawyer] [school]
* paternity
< abandoned_wife.paternity [lawyer] [birth] [afraid]
* lawyer
< ask.country [ru] [tj] [uz] [kz] [more]
* tj
< abandoned_wife.lawyer [more] [first] [person]
> /start tg-abandoned_wife
< abandoned_wife.start [silent] [phone] [nikah] [alimony] [more]
* more
< abandoned_wife.more [house] [kids] [hurt] [income] [heavy]
* kids
< abandoned_wife.kids [danger] [abroad] [lawyer] [person]
* person
! case K-1000 concern other awaiting_yes
! alert desk.alert_awaiting
< person.consent [connect] [reach] [more] [no]
* connect
! card concern waiting
! alert desk.alert
< person.waiting [resume] [meanwhile] [reach] [nobody]
