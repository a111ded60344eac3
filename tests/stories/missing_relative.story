# A mother whose son stopped calling. Her answers go to the desk with her yes, and she is not asked twice.
lang uz
> /menu
* family
* silent
* begin
* child
* ru
> bilmadim
> 5-oktabr 2026
> Tyumen
* building
* no
* no
* unsure
* person
> uch haftadan beri telefon o'chiq
* connect
@ 12 claim
@ 12: Assalomu alaykum. Men shu yerdaman.
> rahmat
photo
@ 12 close
@ 12 closed
* resume
* >
* tracing
* rest
