# A child is hurt at home and somebody comes near.
> /start uz-child_at_risk
< child_at_risk.start [child] [teen] [adult]
* teen
< child_at_risk.hello [hurt] [alone] [work] [marry] [sad]
* hurt
! case K-1000 urgent child awaiting_yes
! alert desk.alert_awaiting
< child_at_risk.hurt [now] [later] [person] [near]
* now
! card emergency awaiting_yes
! remark desk.level_raised
! alert desk.alert_awaiting
< child_at_risk.now [person] [lines] [near] [tell]
* near
< child_at_risk.near [clear] [quiet] [person]
* clear
! remark desk.cleared
! card emergency awaiting_yes
! clear
