# Her husband was taken to a training camp and is being sent off now.
lang ru
> /menu
* family
* silent
* begin
* spouse
* ru
> вчера
* -
* driving
* no
* no
* yes
* now
* connect
@ 12 claim
@ 12 close
@ 12 closed
* resume
