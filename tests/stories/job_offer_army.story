# A man was offered building work near the front: that sign ends the questions at once. He wants no person now.
lang ru
> /start ru-job_offer
< job_offer.start [begin] [tips] [gone]
* begin
< job_offer.who [self] [relative] [other]
> Кому-то в моей семье
< job_offer.job_country [ru] [kz] [gulf] [europe] [other]
* ru
< job_offer.leaving [now] [soon] [open]
* soon
< job_offer.check [fee.yes] [fee.no] [fee.unsure]
* fee.no
< job_offer.check [debt.yes] [debt.no] [debt.unsure]
> нет
< job_offer.check [passport.yes] [passport.no] [passport.unsure]
> 3
< job_offer.check [visit.yes] [visit.no] [visit.unsure]
> ага
< job_offer.check [employer.yes] [employer.no] [employer.unsure]
* employer.no
< job_offer.check [pay.yes] [pay.no] [pay.unsure]
* pay.no
< job_offer.check [contract.yes] [contract.no] [contract.unsure]
* contract.no
< job_offer.check [hurry.yes] [hurry.no] [hurry.unsure]
* hurry.no
< job_offer.check [asia.yes] [asia.no] [asia.unsure]
* asia.no
< job_offer.check [love.yes] [love.no] [love.unsure]
* love.no
< job_offer.check [licence.yes] [licence.no] [licence.unsure]
* licence.no
< job_offer.check [army.yes] [army.no] [army.unsure]
* army.yes
< job_offer.army [person] [signed_relative] [no] [other]
* person
! case K-1000 urgent army awaiting_yes
! alert desk.alert_awaiting
< person.consent [connect] [reach] [more] [no]
* no
! remark desk.plea_gone
! card urgent closed
! closetopic
< job_offer.refuse [threat] [paid] [other] [menu]
* threat
! case K-1001 urgent trafficking awaiting_yes
! alert desk.alert_awaiting
< person.consent [connect] [reach] [more] [no]
* no
! remark desk.plea_gone
! card urgent closed
! closetopic
< job_offer.refuse [threat] [paid] [other] [menu]
