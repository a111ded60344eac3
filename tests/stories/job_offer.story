# A girl was promised a waitress's wage and a free ticket; the journey is tomorrow. A counsellor looks at it with her.
lang tg
> /menu
< home.menu [before] [papers] [family] [talk] [about]
* before
< home.before [offer] [documents] [contract] [road] [menu]
* offer
< job_offer.start [begin] [tips] [gone]
* begin
< job_offer.who [self] [relative] [other]
* self
< job_offer.job_country [ru] [kz] [gulf] [europe] [other]
* gulf
< job_offer.leaving [now] [soon] [open]
* now
< job_offer.check [fee.yes] [fee.no] [fee.unsure]
* fee.no
< job_offer.check [debt.yes] [debt.no] [debt.unsure]
* debt.yes
< job_offer.check [passport.yes] [passport.no] [passport.unsure]
* passport.yes
< job_offer.check [visit.yes] [visit.no] [visit.unsure]
* visit.yes
< job_offer.check [employer.yes] [employer.no] [employer.unsure]
* employer.unsure
< job_offer.check [pay.yes] [pay.no] [pay.unsure]
* pay.yes
< job_offer.check [contract.yes] [contract.no] [contract.unsure]
* contract.no
< job_offer.check [hurry.yes] [hurry.no] [hurry.unsure]
* !back
< job_offer.check [contract.yes] [contract.no] [contract.unsure]
* contract.yes
< job_offer.check [hurry.yes] [hurry.no] [hurry.unsure]
* hurry.yes
< job_offer.check [asia.yes] [asia.no] [asia.unsure]
* asia.no
< job_offer.check [love.yes] [love.no] [love.unsure]
* love.no
< job_offer.check [licence.yes] [licence.no] [licence.unsure]
* licence.unsure
< job_offer.check [army.yes] [army.no] [army.unsure]
* army.no
< job_offer.serious_now [person] [first] [no] [passport]
* person
! case K-1000 urgent trafficking awaiting_yes
! alert desk.alert_awaiting
< person.consent [connect] [reach] [more] [no]
* connect
! card urgent waiting
! alert desk.alert
< person.waiting [resume] [meanwhile] [reach] [nobody]
> фардо соати 6 парвоз
! to desk: фардо соати 6 парвоз
@ 12 claim
! card urgent claimed
< person.joined [reach] [later] pushed
@ 12: Салом, ман Баҳор. Ҳоло бехавф менавиштед?
! to person: Салом, ман Баҳор. Ҳоло бехавф менавиштед?
> ҳа
! to desk: ҳа
@ 12 close
! card urgent claimed
@ 12 closed
! remark desk.closed_by
! card urgent closed
! closetopic
< person.closed [resume] [again] [erase] [menu] pushed
* resume
< job_offer.first [>]
* >
< job_offer.second [>]
