# «Send my last message too» is tapped away: it stays unsaid.
lang ru
> /menu
> это я напишу только так
* !person
* last
* connect
