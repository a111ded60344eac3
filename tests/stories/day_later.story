# After a day the position is forgotten; the language stays.
lang uz@cyrillic
> /menu
* offer
~ 1d
> салом
