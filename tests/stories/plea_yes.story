# Typed words raise the level: the desk hears of it without content, the words follow after the yes.
lang ru
> /menu
> хозяин забрал паспорт и не выпускает
> мы в подвале
* yes
> нас трое
