# A line in a topic nobody has claimed is not sent; strangers are not heard at all.
lang ru
> /menu
* !person
@ 12: Здравствуйте
@ 99: привет
@ 99 claim
@ 12 claim
@ 11: я тоже здесь
