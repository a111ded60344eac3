# A sister at home asks for her brother in Kazakhstan, who was not paid; later the boss threatens him.
lang uz
> /start uz-unpaid_wages
< ask.who [self] [relative]
* relative
< ask.place [ru] [kz] [tr] [ae] [more]
* kz
< unpaid_wages.start [home] [late] [dismissed] [hides] [kept]
* home
< unpaid_wages.from_home [where] [words] [silent] [kept]
* words
< unpaid_wages.words [silent] [person] [proof]
* silent
< unpaid_wages.where [yes] [papers] [proof] [back]
* yes
< unpaid_wages.elsewhere [help] [words] [person]
* help
< unpaid_wages.help [person] [where] [proof] [menu]
* !back
< unpaid_wages.elsewhere [help] [words] [person]
* !back
< unpaid_wages.where [yes] [papers] [proof] [back]
* proof
< unpaid_wages.proof [demand] [go_on] [group] [where]
* group
< unpaid_wages.group [words] [where] [threat] [person]
* threat
! case K-1000 urgent trafficking awaiting_yes
! alert desk.alert_awaiting
< unpaid_wages.threat [person] [hurt] [kept] [numbers]
* person
< person.consent [connect] [reach] [more] [no]
* connect
! card urgent waiting
! alert desk.alert
< person.waiting [resume] [meanwhile] [reach] [nobody]
