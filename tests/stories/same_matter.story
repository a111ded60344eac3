# What belongs to the dialog they are in does not throw them back to its start.
lang uz
> /start contract
< ask.who [self] [relative]
* self
< contract.start [check] [list] [words] [hurry] [signed]
* hurry
< contract.hurry [forced] [check] [no] [person]
= sure contract
> shartnomani tushunmayapman
< contract.hurry (common.same_matter) [forced] [check] [no] [person]
= maybe contract unpaid_wages
> pul haqida ham bor
< contract.hurry (common.same_matter) [forced] [check] [no] [person] [?]
* ?
< home.which [unpaid_wages] [none]
* !back
< contract.hurry [forced] [check] [no] [person]
# Named by its title, it begins anew.
lang ru
> Прежде чем подписать договор
< ask.who [self] [relative]
