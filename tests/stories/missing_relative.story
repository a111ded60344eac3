# A mother whose son stopped calling.
lang uz
> /menu
* family
* silent
