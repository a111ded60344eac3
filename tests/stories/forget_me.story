# Delete everything, asked twice.
lang ru
> /privacy
* erase
* go
* erase
