# The same from Uzbekistan: the bot says where it has no checked rule, and what to ask.
lang uz
> /start uz-abandoned_wife
< ask.from [tj] [uz] [kg] [other]
* uz
< abandoned_wife.start [silent] [phone] [nikah] [alimony] [more]
* phone
< abandoned_wife.phone_other [yes] [no] [house] [lawyer]
* yes
< abandoned_wife.divorce [lawyer] [ulema] [afraid] [house]
> /start uz-abandoned_wife
< abandoned_wife.start [silent] [phone] [nikah] [alimony] [more]
* alimony
< abandoned_wife.alimony_other [lawyer] [paternity] [income] [afraid]
* lawyer
< ask.country [ru] [tj] [uz] [kz] [more]
* uz
< abandoned_wife.lawyer [more] [first] [person]
