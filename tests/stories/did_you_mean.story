# Not sure what is meant: three topics are offered, by button, by number or by their title, and none of them.
lang ru
> /menu
< home.menu [before] [papers] [family] [talk] [about]
* papers
< home.papers [pay] [stay] [health] [life] [menu]
= maybe unpaid_wages contract debt_bondage
> не знаю как сказать про работу
< home.which [unpaid_wages] [contract] [debt_bondage] [none]
> 2
< ask.who [self] [relative]
* !back
< home.papers [pay] [stay] [health] [life] [menu]
= maybe unpaid_wages contract
> tam na rabote neponyatno
< home.which [unpaid_wages] [contract] [none]
* none
< home.lost [person] [menu]
* !back
< home.papers [pay] [stay] [health] [life] [menu]
lang uz@cyrillic
= maybe housing registration
> уй масаласи
< home.which [housing] [registration] [none]
> Турар жой
< ask.who [self] [relative]
