# A child is missing: emergency, at once, and still nobody reads a word before the yes.
lang uz@cyrillic
> /menu
* family
* silent
* begin
* child
* more
* kr
* -
> озиқ-овқат бозори
* unknown
* yes
* no
* no
* no
* police
* refuse
* connect
