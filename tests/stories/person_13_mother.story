# The mother of a son who does not answer: from the poster to the list of what to write down, the consulate, the trap of a caller who wants money.
lang tg
> /start tg-missing_relative
< missing_relative.start [begin] [steps] [money] [army]
* begin
< missing_relative.who [child] [spouse] [sibling] [parent] [other]
* child
< missing_relative.relative_country [ru] [kz] [tr] [ae] [more]
* ru
< missing_relative.last_news [-]
> 20.09.2026
< missing_relative.place [-]
> Тюмен
< missing_relative.work [building] [farm] [driving] [house] [unknown]
* building
< missing_relative.minor [yes] [no]
* no
< missing_relative.asked_money [yes] [no]
* no
< missing_relative.soldier [yes] [no] [unsure]
* unsure
< missing_relative.next_steps [person] [write] [ask] [calls]
* write
< missing_relative.write_down [>]
* !back
< missing_relative.next_steps [person] [write] [ask] [calls]
* ask
< missing_relative.where_to_ask [consul] [police] [tracing] [held]
* !back
< missing_relative.next_steps [person] [write] [ask] [calls]
* calls
< missing_relative.calls [money] [ask] [write]
* !back
< missing_relative.next_steps [person] [write] [ask] [calls]
* !menu
< home.menu [before] [papers] [family] [talk] [about]
* talk
< home.inner [passport] [kept] [hurt] [heavy] [more]
* heavy
< home.inner_heavy [die] [sleep] [debt] [worry] [talk]
* sleep
< ask.who [self] [relative]
* self
< mental_health.start [sleep] [chest] [anger] [more] [die]
