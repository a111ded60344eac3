# A man was offered building work near the front: that sign ends the questions at once. He wants no person now.
lang ru
> /start ru-job_offer
* begin
> Я сам
* relative
* ru
* soon
* fee.no
> нет
> 3
> да
* visit.no
* employer.no
* pay.no
* contract.no
* hurry.no
* asia.no
* love.no
* licence.no
* army.yes
* person
* no
* threat
* no
