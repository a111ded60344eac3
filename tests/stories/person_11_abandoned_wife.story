# A wife without money or a call for years, divorced by a message: is she still married, money for the children, the Council of Ulema, the house.
lang tg
> /start tg-abandoned_wife
< ask.from [tj] [uz] [kg] [other]
* tj
< abandoned_wife.start [silent] [phone] [nikah] [alimony] [more]
* phone
< abandoned_wife.phone_tj [yes] [no] [house] [ulema]
* yes
< abandoned_wife.registered [alimony] [divorce] [ulema] [house]
* alimony
< abandoned_wife.alimony_tj [abroad] [nothing] [paternity] [lawyer] [afraid]
* abroad
< abandoned_wife.alimony_abroad [lawyer] [income] [afraid]
* afraid
< abandoned_wife.afraid [yes] [no] [person]
> /start tg-abandoned_wife
< abandoned_wife.start [silent] [phone] [nikah] [alimony] [more]
* silent
< abandoned_wife.silent [fear] [alive] [other] [prison]
* alive
< abandoned_wife.first [message] [alimony] [house] [lawyer]
* message
< abandoned_wife.message [alimony] [afraid] [person]
> /start tg-abandoned_wife
< abandoned_wife.start [silent] [phone] [nikah] [alimony] [more]
* phone
< abandoned_wife.phone_tj [yes] [no] [house] [ulema]
* ulema
< abandoned_wife.ulema [divorce] [lawyer] [person]
* divorce
< abandoned_wife.divorce [lawyer] [ulema] [afraid] [house]
* lawyer
< ask.country [ru] [tj] [uz] [kz] [more]
* tj
< abandoned_wife.lawyer [more] [first] [person]
> /start tg-abandoned_wife
< abandoned_wife.start [silent] [phone] [nikah] [alimony] [more]
* more
< abandoned_wife.more [house] [kids] [hurt] [income] [heavy]
* house
< abandoned_wife.house [now] [hurt] [kids] [lawyer] [housing]
* now
! case K-1000 urgent violence awaiting_yes
! alert desk.alert_awaiting
< abandoned_wife.out_now [person] [roof] [lawyer] [kids]
* roof
< abandoned_wife.roof [person] [lawyer]
* person
< person.consent [connect] [reach] [more] [no]
* connect
! card urgent waiting
! alert desk.alert
< person.waiting [resume] [meanwhile] [reach] [nobody]
