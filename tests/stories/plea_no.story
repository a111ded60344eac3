# The person says no: what was typed is gone.
lang ru
> /menu
> я не хочу больше жить
* no
