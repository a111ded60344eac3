# His passport is with the employer and he may not leave.
lang ru
> /menu
* talk
* passport
* self
