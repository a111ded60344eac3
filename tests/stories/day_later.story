# After a day the position is forgotten; the language stays.
lang uz@cyrillic
> /menu
< home.menu [offer] [papers] [family] [talk] [about]
* offer
< job_offer.start [begin] [tips] [gone]
~ 1d
> салом
< home.menu (common.not_understood) [offer] [papers] [family] [talk] [about]
