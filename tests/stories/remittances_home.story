# A wife whose husband's money goes to others, and a family to whom nothing comes any more.
lang ru
> /start ru-remittances
< ask.who [self] [relative]
* relative
< remittances.start [safe] [none] [lost] [decide] [loan]
* decide
< remittances.decide [share] [tell] [loan]
* share
< remittances.share [hurt] [left] [income] [person]
> /start ru-remittances
< ask.who [self] [relative]
* relative
< remittances.start [safe] [none] [lost] [decide] [loan]
* none
< remittances.late [silent] [unpaid] [left] [income] [loan]
* loan
< remittances.loan_trouble [threat] [heavy] [income] [person]
