# Person 5: Nigora, ten. Her father is in prison. Simple words, a grown-up near, nothing from the world of grown-ups.
> /start tg-child_at_risk
< child_at_risk.start [child] [teen] [adult]
* child
< child_at_risk.hello [hurt] [alone] [work] [marry] [sad]
* sad
< child_at_risk.sad [far] [prison] [school] [home] [very]
* prison
< child_at_risk.prison [tease] [sad] [person]
* tease
< child_at_risk.school [hurt] [tell] [person]
* tell
< child_at_risk.tell [lines] [person] [sad]
* lines
< ask.country [ru] [tj] [uz] [kz] [more]
* tj
< child_at_risk.lines [tell] [person]
* tell
< child_at_risk.tell [lines] [person] [sad]
* sad
< child_at_risk.sad [far] [prison] [school] [home] [very]
* very
! case K-1000 urgent child awaiting_yes
! alert desk.alert_awaiting
< person.consent [connect] [reach] [more] [no]
* no
! remark desk.plea_gone
! card urgent closed
! closetopic
< child_at_risk.lines [tell] [person]
