# Nothing more is tapped: the last message follows by itself.
lang uz
> /menu
> bu gapni aytmoqchi edim
* !person
~ 31s
