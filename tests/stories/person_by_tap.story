# Somebody asks for a person; the last message goes along; a counsellor answers and closes; the talk stands where it stood.
lang ru
> /menu
< home.menu [before] [papers] [family] [talk] [about]
* papers
< home.papers [pay] [stay] [health] [life] [menu]
* life
< home.life [housing] [children] [money] [hours] [menu]
* hours
< home.hours [unpaid] [contract] [papers]
> прораб всё переносит на завтра
< home.hours (common.not_understood) [unpaid] [contract] [papers]
* !person
! case K-1000 concern other waiting
! alert desk.alert
< person.consent [connect] [reach] [last] [more] [no]
* connect
! to desk: прораб всё переносит на завтра
< person.waiting [resume] [meanwhile] [reach] [nobody]
> я в Тюмени
! to desk: я в Тюмени
photo
! to desk: [photo]
@ 12 claim
! card concern claimed
< person.joined [reach] [later] pushed
@ 11 claim
! toast desk.already_claimed
@ 12: Здравствуйте, я здесь.
! to person: Здравствуйте, я здесь.
> спасибо
! to desk: спасибо
> меню
! to desk: меню
@ 12: // позвонить юристу
@ 12 close
! card concern claimed
@ 12 closed
! remark desk.closed_by
! card concern closed
! closetopic
< person.closed [resume] [again] [erase] [menu] pushed
* resume
< home.hours [unpaid] [contract] [papers]
