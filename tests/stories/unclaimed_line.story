# A line in a topic nobody has claimed is not sent; strangers are not heard at all.
lang ru
> /menu
< home.menu [before] [papers] [family] [talk] [about]
* !person
! case K-1000 concern other waiting
! alert desk.alert
< person.consent [connect] [reach] [more] [no]
@ 12: Здравствуйте
! keep
! remark desk.not_sent_unclaimed
@ 99: привет
@ 99 claim
! toast desk.not_counsellor
@ 12 claim
! card concern claimed
< person.joined [reach] [later] pushed
@ 11: я тоже здесь
! remark desk.not_sent_other
