# Words that work on every screen, in every language, whatever is chosen.
lang uz
> /menu
< home.menu [before] [papers] [family] [talk] [about]
> менюро
< home.menu (common.not_understood) [before] [papers] [family] [talk] [about]
> феҳрист
< home.menu [before] [papers] [family] [talk] [about]
> ba aqib
< home.menu [before] [papers] [family] [talk] [about]
> назад
< home.menu [before] [papers] [family] [talk] [about]
> yordam
< home.help [menu] [what] [rules] [delete] [done]
> orqaga
< home.menu [before] [papers] [family] [talk] [about]
> til
< home.language [tg] [ru] [uz] [uz_cyrillic]
> меню
< home.menu [before] [papers] [family] [talk] [about]
* talk
< home.inner [passport] [kept] [hurt] [heavy] [more]
> одам диҳед
! case K-1000 concern other waiting
! alert desk.alert
< person.consent [connect] [reach] [last] [more] [no]
> хайр
! to desk: менюро
! to desk: хайр
* no
! remark desk.plea_gone
! card concern closed
! closetopic
< person.closed [resume] [again] [erase] [menu]
> chelovek
! case K-1001 concern other waiting
! alert desk.alert
< person.consent [connect] [reach] [more] [no]
* no
! remark desk.plea_gone
! card concern closed
! closetopic
< person.closed [resume] [again] [erase] [menu]
> odam kerak
! case K-1002 concern other waiting
! alert desk.alert
< person.consent [connect] [reach] [more] [no]
* connect
< person.waiting [resume] [meanwhile] [reach] [nobody]
> ёрдам
< home.help [menu] [what] [rules] [delete] [done]
> помогите
! card emergency waiting
! remark desk.level_raised
! alert desk.alert
< crisis.danger [no] [unsure] [yes] [numbers]
> стереть
! remark desk.cleared
! card emergency waiting
! clear
