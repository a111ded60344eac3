# She is there already, and it is not as promised.
lang ru
> /menu
* offer
* gone
* pay
* !person
* no
* !menu
* offer
* tips
* >
* >
* never
* no
* paid
* other
* tj
