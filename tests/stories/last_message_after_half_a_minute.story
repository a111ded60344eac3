# Nothing more is tapped: the last message follows by itself.
lang uz
> /menu
< home.menu [before] [papers] [family] [talk] [about]
> bu gapni aytmoqchi edim
< home.menu (common.not_understood) [before] [papers] [family] [talk] [about]
* !person
! case K-1000 concern other waiting
! alert desk.alert
< person.consent [connect] [reach] [last] [more] [no]
~ 31s
! to desk: bu gapni aytmoqchi edim
