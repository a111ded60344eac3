# Somebody asks for a person; the last message goes along; a counsellor answers and closes; the talk stands where it stood.
lang ru
> /menu
* papers
* hours
> мне два месяца не платят
* !person
* connect
> я в Тюмени
photo
@ 12 claim
@ 11 claim
@ 12: Здравствуйте, я здесь.
> спасибо
> меню
@ 12: // позвонить юристу
@ 12 close
@ 12 closed
* resume
