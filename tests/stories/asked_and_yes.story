# Perhaps a danger: one gentle question. Yes is heard like a danger in words: sealed, told without content, asked.
lang tg
> /menu
< home.menu [before] [papers] [family] [talk] [about]
= ask violence maybe domestic_violence housing
> метарсам ки шаб меояд
< crisis.ask [yes] [unsure] [no]
* yes
! case K-1000 urgent violence awaiting_yes
! alert desk.alert_awaiting
< crisis.heard [yes] [no] [quiet] [numbers]
* yes
! card urgent waiting
! alert desk.alert
! to desk: метарсам ки шаб меояд
< person.waiting [resume] [meanwhile] [reach] [nobody]
