# Delete everything, asked twice.
lang ru
> /privacy
< privacy.start [who] [telegram] [clearing] [erase] [menu]
* erase
< privacy.erase [go] [clear] [no]
* go
< privacy.erase_sure [erase] [no]
* erase
! forget
