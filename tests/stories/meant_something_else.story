# Words that were taken for another matter: one tap says so, and the others are offered.
lang tg
> /menu
< home.menu [before] [papers] [family] [talk] [about]
= sure contract unpaid_wages legal_aid
> корхона бо ман гап намезанад
< ask.who [self] [relative] [?]
* self
< contract.start [check] [list] [words] [hurry] [signed] [?]
* ?
< home.which [unpaid_wages] [legal_aid] [none]
* unpaid_wages
< ask.who [self] [relative]
# In Uzbek: nothing else is near, so they are asked to say it in other words.
lang uz
> /menu
< home.menu [before] [papers] [family] [talk] [about]
= sure housing
> xoʻjayin gaplashmayapti
< ask.who [self] [relative] [?]
* ?
< home.lost [person] [menu]
* !menu
< home.menu [before] [papers] [family] [talk] [about]
# Whoever moves on has meant it; a greeting needs no such button.
= sure legal_aid patent
> bepul yurist haqida
< ask.from [tj] [uz] [kg] [other] [?]
* !menu
< home.menu [before] [papers] [family] [talk] [about]
= sure greeting patent
> hormang aka
< greeting.start [before] [papers] [family] [advice] [menu]
