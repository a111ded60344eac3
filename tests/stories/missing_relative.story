# A mother whose son stopped calling. Her answers go to the desk with her yes, and she is not asked twice.
lang uz
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
* ru
< missing_relative.last_news [-]
> bilmadim
< missing_relative.last_news [-]
> 5-avgust 2026
< missing_relative.place [-]
> Tyumen
< missing_relative.work [building] [farm] [driving] [house] [unknown]
* building
< missing_relative.minor [yes] [no]
* no
< missing_relative.asked_money [yes] [no]
* no
< missing_relative.soldier [yes] [no] [unsure]
* unsure
< missing_relative.next_steps [person] [write] [ask] [calls]
* person
! case K-1000 urgent missing awaiting_yes
! alert desk.alert_awaiting
< person.consent [connect] [reach] [more] [no]
> uch haftadan beri telefon o'chiq
< person.consent (common.held_line) [connect] [reach] [more] [no]
* connect
! card urgent waiting
! alert desk.alert
! to desk: uch haftadan beri telefon o'chiq
< person.waiting [resume] [meanwhile] [reach] [nobody]
@ 12 claim
! card urgent claimed
< person.joined [reach] [later] pushed
@ 12: Assalomu alaykum. Men shu yerdaman.
! to person: Assalomu alaykum. Men shu yerdaman.
> rahmat
! to desk: rahmat
photo
! to desk: [photo]
@ 12 close
! card urgent claimed
@ 12 closed
! remark desk.closed_by
! card urgent closed
! closetopic
< person.closed [resume] [again] [erase] [menu] pushed
* resume
< missing_relative.write_down [>]
* >
< missing_relative.where_to_ask [consul] [police] [tracing] [held]
* tracing
< missing_relative.tracing [consul] [person] [rest]
* rest
< missing_relative.bear [person] [strain] [ask]
