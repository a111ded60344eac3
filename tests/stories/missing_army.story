# Her husband was taken to a training camp and is being sent off now.
lang ru
> /menu
< home.menu [before] [papers] [family] [talk] [about]
* family
< home.family [silent] [kin] [returned] [touch] [menu]
* silent
< missing_relative.start [begin] [steps] [money] [army]
* begin
< missing_relative.who [child] [spouse] [sibling] [parent] [other]
* spouse
< missing_relative.relative_country [ru] [kz] [tr] [ae] [more]
* ru
< missing_relative.last_news [-]
> вчера
< missing_relative.place [-]
* -
< missing_relative.work [building] [farm] [driving] [house] [unknown]
* driving
< missing_relative.minor [yes] [no]
* no
< missing_relative.asked_money [yes] [no]
* no
< missing_relative.soldier [yes] [no] [unsure]
* yes
< missing_relative.army [now] [person] [talk] [harm]
* now
! case K-1000 emergency army awaiting_yes
! alert desk.alert_awaiting
< person.consent [connect] [reach] [more] [no]
* connect
! card emergency waiting
! alert desk.alert
< person.waiting [resume] [meanwhile] [reach] [nobody]
@ 12 claim
! card emergency claimed
< person.joined [reach] [later] pushed
@ 12 close
! card emergency claimed
@ 12 closed
! remark desk.closed_by
! card emergency closed
! closetopic
< person.closed [resume] [again] [erase] [menu] pushed
* resume
< missing_relative.army_call [consul] [person] [write]
