# A young man from a village, first journey, reads little: papers, insurance, what to say at the border, calls with the family.
lang tg
> /start tg-documents_before
< ask.who [self] [relative]
* self
< ask.place [ru] [kz] [tr] [ae] [more]
* ru
< documents_before.start [take] [copies] [health] [home] [missing]
* take
< documents_before.take [pass] [insurance] [copies] [rules]
* pass
< documents_before.passport [fine] [renew] [name] [gone]
* renew
< documents_before.renew [fix] [copies] [advice]
* !back
< documents_before.passport [fine] [renew] [name] [gone]
* fine
< documents_before.copies [home] [insurance] [ready]
voice
< documents_before.copies (common.media_bot) [home] [insurance] [ready]
* insurance
< documents_before.insurance [health] [patent] [ready]
* health
< documents_before.health_ru [ill] [care] [insurance] [copies]
* copies
< documents_before.copies [home] [insurance] [ready]
* home
< documents_before.at_home [family] [checkin] [ready]
* ready
< documents_before.ready [road] [checkin] [offer] [menu]
* road
< travel_plan.start [plan] [road] [border] [arrived] [wrong]
* plan
< travel_plan.contacts [money] [word] [papers] [checkin] [offer]
* money
< travel_plan.money [debt] [road] [border] [send]
* road
< travel_plan.road [train] [car] [back] [happened] [earlier]
* train
< travel_plan.train [tell] [border] [numbers] [happened]
* border
< travel_plan.border [lie] [ru] [stopped] [sign] [first]
* lie
< travel_plan.lie [offer] [no] [person]
* !back
< travel_plan.border [lie] [ru] [stopped] [sign] [first]
* first
< travel_plan.first_days [fine] [differs] [passport] [kept]
* fine
< travel_plan.next_papers [registration] [patent] [rules] [hours]
> /start tg-checkin
< ask.who [self] [relative]
* self
< checkin.start [agree] [words] [no_call] [sheet] [later]
* agree
< checkin.agree [words] [no_call] [watched] [sheet]
* words
< checkin.words [try] [no_call] [heard]
* try
< checkin.try [no_call] [sheet] [journey]
* no_call
< checkin.no_call [silent] [heard] [child] [sheet]
* sheet
< checkin.sheet [try] [papers] [journey] [menu]
