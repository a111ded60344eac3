# A newcomer chooses a language and looks around.
> /start
< home.language [tg] [ru] [uz] [uz_cyrillic]
* tg
< home.welcome [menu] [privacy] [language]
* menu
< home.menu [offer] [papers] [family] [talk] [about]
* offer
< job_offer.start [begin] [tips] [gone]
* !back
< home.menu [offer] [papers] [family] [talk] [about]
> меню
< home.menu [offer] [papers] [family] [talk] [about]
> забон
< home.language [tg] [ru] [uz] [uz_cyrillic]
* ru
< home.menu [offer] [papers] [family] [talk] [about]
> /privacy
< privacy.start [who] [telegram] [clearing] [erase] [menu]
> /help
< home.help [menu] [clear] [language]
> 1
< home.menu [offer] [papers] [family] [talk] [about]
