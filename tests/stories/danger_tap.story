# One tap on the red button: emergency, at once, without words.
lang tg
> /menu
* talk
* !danger
> онҳо омада истодаанд
