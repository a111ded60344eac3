# The same plea in each language and script, with and without marks: always heard, never read before the yes.
lang ru
> /menu
< home.menu [before] [papers] [family] [talk] [about]
> паспортамро гирифтанд ва намегузоранд берун равам
! case K-1000 urgent trafficking awaiting_yes
! alert desk.alert_awaiting
< crisis.heard [yes] [no] [quiet] [numbers]
* no
! remark desk.plea_gone
! card urgent closed
! closetopic
< crisis.no_person [numbers] [hour] [resume]
> pasportamro giriftand, namemonand ki ravam
! case K-1001 urgent trafficking awaiting_yes
! alert desk.alert_awaiting
< crisis.heard [yes] [no] [quiet] [numbers]
* no
! remark desk.plea_gone
! card urgent closed
! closetopic
< crisis.no_person [numbers] [hour] [resume]
> худкуши кардан мехохам
! case K-1002 emergency suicide awaiting_yes
! alert desk.alert_awaiting
< crisis.heard_suicide [yes] [no] [hour] [numbers]
* no
! remark desk.plea_gone
! card emergency closed
! closetopic
< crisis.no_person [numbers] [hour] [resume]
> зиндаги кардан намехохам
! case K-1003 emergency suicide awaiting_yes
! alert desk.alert_awaiting
< crisis.heard_suicide [yes] [no] [hour] [numbers]
* no
! remark desk.plea_gone
! card emergency closed
! closetopic
< crisis.no_person [numbers] [hour] [resume]
> забрали паспорт и не выпускают
! case K-1004 emergency trafficking awaiting_yes
! alert desk.alert_awaiting
< crisis.heard [yes] [no] [quiet] [numbers]
* no
! remark desk.plea_gone
! card emergency closed
! closetopic
< crisis.no_person [numbers] [hour] [resume]
> zabrali pasport i ne vypuskayut
! case K-1005 emergency trafficking awaiting_yes
! alert desk.alert_awaiting
< crisis.heard [yes] [no] [quiet] [numbers]
* no
! remark desk.plea_gone
! card emergency closed
! closetopic
< crisis.no_person [numbers] [hour] [resume]
> pasportimni olib qo'yishdi
! case K-1006 emergency trafficking awaiting_yes
! alert desk.alert_awaiting
< crisis.heard [yes] [no] [quiet] [numbers]
* no
! remark desk.plea_gone
! card emergency closed
! closetopic
< crisis.no_person [numbers] [hour] [resume]
> pasportimni olib qo‘yishdi
! case K-1007 emergency trafficking awaiting_yes
! alert desk.alert_awaiting
< crisis.heard [yes] [no] [quiet] [numbers]
* no
! remark desk.plea_gone
! card emergency closed
! closetopic
< crisis.no_person [numbers] [hour] [resume]
> pasportimni olib qoʻyishdi
! case K-1008 emergency trafficking awaiting_yes
! alert desk.alert_awaiting
< crisis.heard [yes] [no] [quiet] [numbers]
* no
! remark desk.plea_gone
! card emergency closed
! closetopic
< crisis.no_person [numbers] [hour] [resume]
> pasportimni olib qoyishdi
! case K-1009 emergency trafficking awaiting_yes
! alert desk.alert_awaiting
< crisis.heard [yes] [no] [quiet] [numbers]
* no
! remark desk.plea_gone
! card emergency closed
! closetopic
< crisis.no_person [numbers] [hour] [resume]
> паспортимни олиб қўйишди
! case K-1010 emergency trafficking awaiting_yes
! alert desk.alert_awaiting
< crisis.heard [yes] [no] [quiet] [numbers]
* no
! remark desk.plea_gone
! card emergency closed
! closetopic
< crisis.no_person [numbers] [hour] [resume]
> yashagim kelmayapti
! case K-1011 emergency suicide awaiting_yes
! alert desk.alert_awaiting
< crisis.heard_suicide [yes] [no] [hour] [numbers]
* no
! remark desk.plea_gone
! card emergency closed
! closetopic
< crisis.no_person [numbers] [hour] [resume]
> яшагим келмаяпти
! case K-1012 emergency suicide awaiting_yes
! alert desk.alert_awaiting
< crisis.heard_suicide [yes] [no] [hour] [numbers]
* hour
< crisis.this_hour [person] [numbers] [friend]
* person
! card emergency waiting
! alert desk.alert
! to desk: яшагим келмаяпти
< person.waiting [resume] [meanwhile] [reach] [nobody]
