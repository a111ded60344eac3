# Someone comes: a dot clears the chat. The case stays, nobody writes, until the person comes back by asking.
lang tg
> /menu
* talk
* !danger
@ 12 claim
> .
@ 12: Шумо ҳастед?
> салом
* !person
@ 12: Шумо ҳастед?
