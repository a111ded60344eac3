# A girl was promised a waitress's wage.
lang tg
> /menu
* offer
