# Not in danger: on to what was typed. The same is not asked again before the menu or a quarter of an hour.
lang ru
> /menu
< home.menu [before] [papers] [family] [talk] [about]
= ask violence sure contract legal_aid
> он сказал что мне будет хуже если не подпишу
< crisis.ask [yes] [unsure] [no]
* no
< ask.who [self] [relative] [?]
= ask violence maybe contract legal_aid
> и ещё раз так сказал
< ask.who (common.same_matter) [self] [relative] [?]
~ 16m
= ask violence maybe contract legal_aid
> и опять
< crisis.ask [yes] [unsure] [no]
> нет
< ask.who (common.same_matter) [self] [relative] [?]
> меню
< home.menu [before] [papers] [family] [talk] [about]
= ask trafficking
> и снова
< crisis.ask [yes] [unsure] [no]
