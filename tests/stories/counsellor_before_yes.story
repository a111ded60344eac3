# Before the yes a counsellor may take the case, but nobody writes.
lang ru
> /menu
> меня избивают и не выпускают
@ 12 claim
@ 12: Здравствуйте
* yes
@ 12: Здравствуйте, вы можете писать?
