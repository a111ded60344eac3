# The first message counts, without /start: danger in a language not yet chosen.
> паспортамро гирифтанд ва намегузоранд берун равам
* !menu
