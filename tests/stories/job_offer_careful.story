# Some small signs: be careful. He asks for a person, nobody is there yet, and he goes on reading.
lang uz@cyrillic
> /menu
< home.menu [before] [papers] [family] [talk] [about]
* before
< home.before [offer] [documents] [contract] [road] [menu]
* offer
< job_offer.start [begin] [tips] [gone]
* begin
< job_offer.who [self] [relative] [other]
* other
< job_offer.job_country [ru] [kz] [gulf] [europe] [other]
* other
< job_offer.job_country_more [asia] [other] [unsure]
* unsure
< job_offer.leaving [now] [soon] [open]
* open
< job_offer.check [fee.yes] [fee.no] [fee.unsure]
* fee.yes
< job_offer.check [debt.yes] [debt.no] [debt.unsure]
* debt.no
< job_offer.check [passport.yes] [passport.no] [passport.unsure]
* passport.no
< job_offer.check [visit.yes] [visit.no] [visit.unsure]
* visit.no
< job_offer.check [employer.yes] [employer.no] [employer.unsure]
* employer.unsure
< job_offer.check [pay.yes] [pay.no] [pay.unsure]
* pay.no
< job_offer.check [contract.yes] [contract.no] [contract.unsure]
* contract.yes
< job_offer.check [hurry.yes] [hurry.no] [hurry.unsure]
* hurry.no
< job_offer.check [asia.yes] [asia.no] [asia.unsure]
* asia.no
< job_offer.check [love.yes] [love.no] [love.unsure]
* love.no
< job_offer.check [licence.yes] [licence.no] [licence.unsure]
* licence.no
< job_offer.check [army.yes] [army.no] [army.unsure]
* army.no
< job_offer.careful [first] [never] [person]
* person
! case K-1000 concern trafficking awaiting_yes
! alert desk.alert_awaiting
< person.consent [connect] [reach] [more] [no]
* reach
< person.agreement [note_day] [note] [direct] [pull]
* note
! card concern awaiting_yes
< person.consent [connect] [reach] [more] [no]
* connect
! card concern waiting
! alert desk.alert
< person.waiting [resume] [meanwhile] [reach] [nobody]
* resume
< job_offer.first [>]
> 4
! to desk: 4
> жавоб борми
! to desk: жавоб борми
* !back
< job_offer.careful [first] [never] [person]
@ 12 claim
! card concern claimed
< person.joined [reach] [later] pushed
> мен шу ердаман
! to desk: мен шу ердаман
