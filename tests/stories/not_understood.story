# Not understood: on open screens a note above them, further in a screen that helps to say it otherwise.
lang ru
> /menu
< home.menu [before] [papers] [family] [talk] [about]
= ru
> трололо абракадабра
< home.menu (common.not_understood) [before] [papers] [family] [talk] [about]
* talk
< home.inner [passport] [kept] [hurt] [heavy] [more]
= ru
> трололо абракадабра
< home.lost [person] [menu]
* !back
< home.inner [passport] [kept] [hurt] [heavy] [more]
# A question stays: what is not understood does not take it away, and the answer still counts.
lang tg
> /start contract
< ask.who [self] [relative]
= tg
> чизе номафҳум навиштам
< ask.who (common.not_understood) [self] [relative]
> 1
< contract.start [check] [list] [words] [hurry] [signed]
= tg
> боз чизе номафҳум
< home.lost [person] [menu]
