# Ganjina before leaving: a waitress job with good pay through an acquaintance, in some weeks. She checks it and asks a person.
lang tg
> /start tg-job_offer
< job_offer.start [begin] [tips] [gone]
* begin
< job_offer.who [self] [relative] [other]
* self
< job_offer.job_country [ru] [kz] [gulf] [europe] [other]
* gulf
< job_offer.leaving [now] [soon] [open]
* soon
< job_offer.check [fee.yes] [fee.no] [fee.unsure]
* fee.no
< job_offer.check [debt.yes] [debt.no] [debt.unsure]
* debt.yes
< job_offer.check [passport.yes] [passport.no] [passport.unsure]
* passport.yes
< job_offer.check [visit.yes] [visit.no] [visit.unsure]
* visit.unsure
< job_offer.check [employer.yes] [employer.no] [employer.unsure]
* employer.yes
< job_offer.check [pay.yes] [pay.no] [pay.unsure]
* pay.yes
< job_offer.check [contract.yes] [contract.no] [contract.unsure]
* contract.yes
< job_offer.check [hurry.yes] [hurry.no] [hurry.unsure]
* hurry.no
< job_offer.check [asia.yes] [asia.no] [asia.unsure]
* asia.no
< job_offer.check [love.yes] [love.no] [love.unsure]
* love.no
< job_offer.check [licence.yes] [licence.no] [licence.unsure]
* licence.unsure
< job_offer.check [army.yes] [army.no] [army.unsure]
* army.no
< job_offer.serious [person] [first] [no] [other]
* person
! case K-1000 concern trafficking awaiting_yes
! alert desk.alert_awaiting
< person.consent [connect] [reach] [more] [no]
* connect
! card concern waiting
! alert desk.alert
< person.waiting [resume] [meanwhile] [reach] [nobody]
> шиносам гуфт билетро ӯ мехарад, шартнома нест
! to desk: шиносам гуфт билетро ӯ мехарад, шартнома нест
@ 12 claim
! card concern claimed
< person.joined [reach] [later] pushed
@ 12: Салом, ман Баҳор. Билетро ҳоло нагиред, биёед якҷоя бинем.
! to person: Салом, ман Баҳор. Билетро ҳоло нагиред, биёед якҷоя бинем.
> хуб, чӣ пурсам аз ӯ?
! to desk: хуб, чӣ пурсам аз ӯ?
@ 12 close
! card concern claimed
@ 12 closed
! remark desk.closed_by
! card concern closed
! closetopic
< person.closed [resume] [again] [erase] [menu] pushed
* resume
< job_offer.first [>]
* >
< job_offer.second [>]
* >
< job_offer.third [word] [copies] [never]
* word
< job_offer.code_word [never] [copies] [menu]
