# A mother whose husband has been jailed abroad for ten years asks for the prison, the visits, money for the child, and words for the child.
lang tg
> /start tg-imprisoned_relative
< imprisoned_relative.start [fresh] [find] [contact] [lawyer] [life]
* find
< ask.place [ru] [kz] [tr] [ae] [more]
* ru
< ask.from [tj] [uz] [kg] [other]
* tj
< imprisoned_relative.find [consul] [centre] [silent] [contact]
* consul
< imprisoned_relative.consul [silent] [lawyer] [contact] [person] [where]
* contact
< imprisoned_relative.contact [letter] [visit] [quiet] [consul]
* visit
< imprisoned_relative.visit [registration] [ban] [nikah] [consul]
* nikah
< abandoned_wife.nikah [birth] [paternity] [register] [house] [lawyer]
> /start tg-imprisoned_relative
< imprisoned_relative.start [fresh] [find] [contact] [lawyer] [life]
* life
< imprisoned_relative.life [child] [transfer] [maintenance] [income] [heavy]
* transfer
< imprisoned_relative.transfer [consul] [home_lawyer] [contact]
* home_lawyer
< imprisoned_relative.home_lawyer [more] [consul] [person]
> /start tg-imprisoned_relative
< imprisoned_relative.start [fresh] [find] [contact] [lawyer] [life]
* life
< imprisoned_relative.life [child] [transfer] [maintenance] [income] [heavy]
* maintenance
< imprisoned_relative.maintenance [home_lawyer] [income] [nikah] [school]
> /start tg-imprisoned_relative
< imprisoned_relative.start [fresh] [find] [contact] [lawyer] [life]
* life
< imprisoned_relative.life [child] [transfer] [maintenance] [income] [heavy]
* child
< imprisoned_relative.child [words] [questions] [signs]
* words
< imprisoned_relative.child_words [questions] [letter] [signs]
* questions
< imprisoned_relative.child_questions [signs] [letter] [school]
* signs
< imprisoned_relative.child_signs [now] [risk] [person] [words]
* person
! case K-1000 concern detention awaiting_yes
! alert desk.alert_awaiting
< person.consent [connect] [reach] [more] [no]
* connect
! card concern waiting
! alert desk.alert
< person.waiting [resume] [meanwhile] [reach] [nobody]
