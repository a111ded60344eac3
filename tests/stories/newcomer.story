# A newcomer chooses a language and looks around.
> /start
* tg
* menu
* offer
* !back
> меню
> забон
* ru
> /privacy
> /help
> 1
