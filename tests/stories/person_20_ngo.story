# Somebody who helps families in a district looks for contacts, finds a wrong number, and wants to explain Hamroh to others.
lang ru
> /menu
< home.menu [before] [papers] [family] [talk] [about]
* about
< home.about [places] [privacy] [language] [help] [menu]
* places
< ask.country [ru] [tj] [uz] [kz] [more]
* tj
< find_service.start [law] [bed] [health] [papers] [more]
* law
< find_service.law [bring] [call] [nobody] [where] [person]
* where
< ask.country [ru] [tj] [uz] [kz] [more]
* uz
< find_service.law [bring] [call] [nobody] [where] [person]
* nobody
< find_service.nobody [person] [numbers] [call]
* !back
< find_service.law [bring] [call] [nobody] [where] [person]
* !back
< find_service.start [law] [bed] [health] [papers] [more]
* more
< find_service.more [tracing] [women] [back] [near] [worker]
* worker
< find_service.worker [district] [wrong] [add] [explain] [press]
* district
< find_service.district [person] [near] [all] [law] [wrong]
* all
< ask.country [ru] [tj] [uz] [kz] [more]
* tj
< home.places [consul] [where] [menu]
* !back
< find_service.district [person] [near] [all] [law] [wrong]
* wrong
< find_service.wrong [person] [worker] [menu]
* worker
< find_service.worker [district] [wrong] [add] [explain] [press]
* explain
< find_service.explain [worker] [privacy] [bye]
* worker
< find_service.worker [district] [wrong] [add] [explain] [press]
* press
< find_service.press [person] [explain] [worker]
* !back
< find_service.worker [district] [wrong] [add] [explain] [press]
* wrong
< find_service.wrong [person] [worker] [menu]
* person
! case K-1000 concern other waiting
! alert desk.alert
< person.consent [connect] [reach] [more] [no]
* connect
< person.waiting [resume] [meanwhile] [reach] [nobody]
> В районе номер юридического бюро не отвечает, проверили на месте
! to desk: В районе номер юридического бюро не отвечает, проверили на месте
