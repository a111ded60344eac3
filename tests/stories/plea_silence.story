# No answer for a day: what was typed is gone, nobody wrote.
lang ru
> /menu
> меня избивают и не выпускают
~ 24h
