# Person 1, not sure what to call it: the signs, one by one; the first grave yes ends the questions.
> /start tg-trafficking_signs
< ask.who [self] [relative]
* self
< trafficking_signs.start [begin] [list] [away]
* begin
< trafficking_signs.check [movement.yes] [movement.no] [movement.unsure]
* movement.unsure
< trafficking_signs.check [quit.yes] [quit.no] [quit.unsure]
* quit.no
< trafficking_signs.check [threats.yes] [threats.no] [threats.unsure]
* threats.no
< trafficking_signs.check [violence.yes] [violence.no] [violence.unsure]
* violence.no
< trafficking_signs.check [isolation.yes] [isolation.no] [isolation.unsure]
* isolation.no
< trafficking_signs.check [crime.yes] [crime.no] [crime.unsure]
* crime.no
< trafficking_signs.check [army.yes] [army.no] [army.unsure]
* army.no
< trafficking_signs.check [child.yes] [child.no] [child.unsure]
* child.no
< trafficking_signs.check [documents.yes] [documents.no] [documents.unsure]
* documents.yes
< trafficking_signs.check [debt.yes] [debt.no] [debt.unsure]
* debt.no
< trafficking_signs.check [money.yes] [money.no] [money.unsure]
* money.no
< trafficking_signs.check [deceived.yes] [deceived.no] [deceived.unsure]
* deceived.yes
< trafficking_signs.check [wages.yes] [wages.no] [wages.unsure]
* wages.yes
< trafficking_signs.check [weakness.yes] [weakness.no] [weakness.unsure]
* weakness.no
< trafficking_signs.check [words.yes] [words.no] [words.unsure]
* words.no
< trafficking_signs.check [moved.yes] [moved.no] [moved.unsure]
* moved.no
< trafficking_signs.check [conditions.yes] [conditions.no] [conditions.unsure]
* conditions.yes
< trafficking_signs.check [hours.yes] [hours.no] [hours.unsure]
* hours.yes
< trafficking_signs.serious [person] [steps] [debt] [passport] [consul]
* steps
< trafficking_signs.first_steps [out] [write] [ask] [income] [person]
* write
< trafficking_signs.write [pay] [ask] [person]
* !back
< trafficking_signs.first_steps [out] [write] [ask] [income] [person]
* out
< trapped.prepare [way] [far] [outside] [person]
* !menu
< home.menu [before] [papers] [family] [talk] [about]
> /start tg-trafficking_signs
< ask.who [self] [relative]
* self
< trafficking_signs.start [begin] [list] [away]
* begin
< trafficking_signs.check [movement.yes] [movement.no] [movement.unsure]
* movement.yes
! case K-1000 urgent trafficking awaiting_yes
! alert desk.alert_awaiting
< trafficking_signs.danger [person] [safe] [sign] [child] [steps]
* person
< person.consent [connect] [reach] [more] [no]
* no
! remark desk.plea_gone
! card urgent closed
! closetopic
< trafficking_signs.first_steps [out] [write] [ask] [income] [person]
