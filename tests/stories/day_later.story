# After a day the position is forgotten; the language stays.
lang uz@cyrillic
> /menu
< home.menu [before] [papers] [family] [talk] [about]
* before
< home.before [offer] [documents] [contract] [road] [menu]
* offer
< job_offer.start [begin] [tips] [gone]
~ 1d
> салом
< greeting.start [before] [papers] [family] [advice] [menu]
