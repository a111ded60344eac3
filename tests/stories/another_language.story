# They write in another language than the chosen one: it is offered once, above the screen, and the step stays.
lang ru
> /menu
< home.menu [before] [papers] [family] [talk] [about]
* papers
< home.papers [pay] [stay] [health] [life] [menu]
= clear uz maybe unpaid_wages contract
> oylikni bermayapti xoʻjayin deyman
< home.which (common.other_language) [unpaid_wages] [contract] [none] [@uz]
* @uz
< home.which [unpaid_wages] [contract] [none]
# Never twice, not after a day either.
= clear tg
> ман тоҷикӣ менависам ҳоло
< home.lost [person] [menu]
~ 1d
= clear tg
> боз тоҷикӣ менависам ман
< home.menu (common.not_understood) [before] [papers] [family] [talk] [about]
