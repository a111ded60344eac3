# After a wipe new words of danger wake the desk again, though the level was as high before.
lang ru
> /menu
> меня избивают и не выпускают
* yes
@ 12 claim
> .
> он снова меня избивает
> он вернётся вечером
@ 12: Вы здесь?
* yes
@ 12: Я здесь
