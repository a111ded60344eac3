# A mother fears that her son signed with the army: the signs, the first two days, whom to tell, the law at home.
> /start tg-army_recruitment
< ask.who [self] [relative]
* relative
< army_recruitment.start [fear] [signed_relative] [offer] [citizen] [law]
* fear
< army_recruitment.signs [yes] [before] [silent] [no]
* yes
! case K-1000 urgent army awaiting_yes
! alert desk.alert_awaiting
< army_recruitment.rel_signed [person] [whom] [call] [proof] [law]
* whom
< army_recruitment.whom [consul] [lawyer] [harm] [bear] [person]
* harm
< missing_relative.harm [person] [tracing]
* !back
< army_recruitment.whom [consul] [lawyer] [harm] [bear] [person]
* consul
< army_recruitment.consul [whom] [lawyer] [person]
* whom
< army_recruitment.whom [consul] [lawyer] [harm] [bear] [person]
* !back
< army_recruitment.consul [whom] [lawyer] [person]
* !back
< army_recruitment.whom [consul] [lawyer] [harm] [bear] [person]
* !back
< army_recruitment.rel_signed [person] [whom] [call] [proof] [law]
* proof
< army_recruitment.proof [whom] [law] [lawyer] [person]
* law
< ask.from [tj] [uz] [kg] [other]
* tj
< army_recruitment.law [tj] [proof] [lawyer] [person]
* tj
< army_recruitment.law_tj [proof] [whom] [person]
* !back
< army_recruitment.law [tj] [proof] [lawyer] [person]
* !back
< army_recruitment.proof [whom] [law] [lawyer] [person]
* !back
< army_recruitment.rel_signed [person] [whom] [call] [proof] [law]
* person
< person.consent [connect] [reach] [more] [no]
* connect
! card urgent waiting
! alert desk.alert
< person.waiting [resume] [meanwhile] [reach] [nobody]
