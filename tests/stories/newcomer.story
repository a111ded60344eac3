# A newcomer chooses a language and looks around.
> /start
< home.language [tg] [ru] [uz] [uz_cyrillic]
* tg
< home.welcome [menu] [privacy] [language]
* menu
< home.menu [before] [papers] [family] [talk] [about]
* before
< home.before [offer] [documents] [contract] [road] [menu]
* offer
< job_offer.start [begin] [tips] [gone]
* !back
< home.before [offer] [documents] [contract] [road] [menu]
> меню
< home.menu [before] [papers] [family] [talk] [about]
> забон
< home.language [tg] [ru] [uz] [uz_cyrillic]
* ru
< home.menu [before] [papers] [family] [talk] [about]
> /privacy
< privacy.start [who] [telegram] [clearing] [erase] [menu]
> /help
< home.help [menu] [what] [rules] [delete] [done]
> 1
< home.menu [before] [papers] [family] [talk] [about]
