# Odd things: the same screen again, nothing lost.
lang ru
> /menu
sticker
voice
> 🙂🙂🙂
> ‮رسالة
* home.gone:nowhere
* !!nonsense
* passport_taken.start:vanished
> 9
> /unknown
