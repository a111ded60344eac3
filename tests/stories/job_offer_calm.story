# Nothing bad is found: no promise that all is well, and what to prepare.
lang uz
> Ish taklifini tekshirish
< job_offer.start [begin] [tips] [gone]
> 1
< job_offer.who [self] [relative] [other]
> 1
< job_offer.job_country [ru] [kz] [gulf] [europe] [other]
> 2
< job_offer.leaving [now] [soon] [open]
> 3
< job_offer.check [fee.yes] [fee.no] [fee.unsure]
* fee.no
< job_offer.check [debt.yes] [debt.no] [debt.unsure]
* debt.no
< job_offer.check [passport.yes] [passport.no] [passport.unsure]
* passport.no
< job_offer.check [visit.yes] [visit.no] [visit.unsure]
* visit.no
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
* army.no
< job_offer.calm [first] [word] [copies] [again]
* first
< job_offer.first [>]
* >
< job_offer.second [>]
* >
< job_offer.third [word] [copies] [never]
* word
< job_offer.code_word [never] [copies] [menu]
* !back
< job_offer.third [word] [copies] [never]
* !back
< job_offer.second [>]
* !menu
< home.menu [before] [papers] [family] [talk] [about]
