# A child is missing: emergency, at once, and still nobody reads a word before the yes.
lang uz@cyrillic
> /menu
< home.menu [before] [papers] [family] [talk] [about]
* family
< home.family [silent] [kin] [returned] [touch] [menu]
* silent
< missing_relative.start [begin] [steps] [money] [army]
* begin
< missing_relative.who [child] [spouse] [sibling] [parent] [other]
* child
< missing_relative.relative_country [ru] [kz] [tr] [ae] [more]
* more
< missing_relative.relative_country_more [kr] [pl] [de] [sa] [other]
* kr
< missing_relative.last_news [-]
* -
< missing_relative.place [-]
> озиқ-овқат бозори
< missing_relative.work [building] [farm] [driving] [house] [unknown]
* unknown
< missing_relative.minor [yes] [no]
* yes
< missing_relative.asked_money [yes] [no]
* no
< missing_relative.soldier [yes] [no] [unsure]
* no
! case K-1000 emergency child awaiting_yes
! alert desk.alert_awaiting
< person.consent [connect] [reach] [more] [no]
* no
! remark desk.plea_gone
! card emergency closed
! closetopic
< missing_relative.write_down [>]
* >
< missing_relative.where_to_ask [consul] [police] [tracing] [held]
* police
< missing_relative.police [refuse] [tracing] [afraid] [rest]
* refuse
! case K-1001 emergency missing awaiting_yes
! alert desk.alert_awaiting
< person.consent [connect] [reach] [more] [no]
* connect
! card emergency waiting
! alert desk.alert
< person.waiting [resume] [meanwhile] [reach] [nobody]
