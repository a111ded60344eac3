# The person blocks the bot in the middle of a case and comes back.
lang ru
> /menu
* !person
@ 12 claim
- left
@ 12: Вы здесь?
- returned
> я снова здесь
