# Odd things: the same screen again, nothing lost.
lang ru
> /menu
< home.menu [before] [papers] [family] [talk] [about]
sticker
< home.menu (common.media_bot) [before] [papers] [family] [talk] [about]
voice
< home.menu (common.media_bot) [before] [papers] [family] [talk] [about]
> 🙂🙂🙂
< home.menu (common.not_understood) [before] [papers] [family] [talk] [about]
> ‮رسالة
< home.menu (common.not_understood) [before] [papers] [family] [talk] [about]
* home.gone:nowhere
< home.menu (common.stale) [before] [papers] [family] [talk] [about]
* !!nonsense
< home.menu (common.stale) [before] [papers] [family] [talk] [about]
* passport_taken.start:vanished
< home.menu (common.stale) [before] [papers] [family] [talk] [about]
> 9
< home.menu (common.not_understood) [before] [papers] [family] [talk] [about]
> /unknown
< home.menu (common.not_understood) [before] [papers] [family] [talk] [about]
