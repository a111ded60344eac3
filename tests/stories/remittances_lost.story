# A worker asks what to keep, and somebody has taken his card.
lang uz
> /start uz-remittances
< ask.who [self] [relative]
* self
< remittances.start [safe] [keep] [lost] [decide] [loan]
* keep
< remittances.keep [tell] [patent] [pay] [loan]
* tell
< remittances.tell [keep] [press] [heavy]
> /start uz-remittances
< ask.who [self] [relative]
* self
< remittances.start [safe] [keep] [lost] [decide] [loan]
* safe
< remittances.safe [fees] [agent] [card] [cannot]
* card
< remittances.card [given] [debt] [safe] [person]
* given
< remittances.lost [bank] [who] [debt] [person]
* bank
< remittances.bank_no [lawyer] [consul] [person]
* person
! case K-1000 concern other awaiting_yes
! alert desk.alert_awaiting
< person.consent [connect] [reach] [more] [no]
* connect
! card concern waiting
! alert desk.alert
< person.waiting [resume] [meanwhile] [reach] [nobody]
