# An elder holds the phone of the house and looks around, for a daughter-in-law: only public screens, nothing that would betray her.
lang uz
> /start uz
< home.welcome [menu] [privacy] [language]
* menu
< home.menu [before] [papers] [family] [talk] [about]
* family
< home.family [silent] [kin] [returned] [touch] [menu]
* kin
< home.kin [held] [died] [marriage] [child] [menu]
* menu
< home.menu [before] [papers] [family] [talk] [about]
* family
< home.family [silent] [kin] [returned] [touch] [menu]
* touch
< home.touch [copies] [family] [menu]
* family
< home.family [silent] [kin] [returned] [touch] [menu]
* returned
< home.returned [start] [earn] [injured] [law] [menu]
* menu
< home.menu [before] [papers] [family] [talk] [about]
* papers
< home.papers [pay] [stay] [health] [life] [menu]
* health
< home.health [doctor] [accident] [tests] [heart] [menu]
* menu
< home.menu [before] [papers] [family] [talk] [about]
* about
< home.about [places] [privacy] [language] [help] [menu]
* privacy
< privacy.start [who] [telegram] [clearing] [erase] [menu]
* telegram
< privacy.telegram [clearing] [start] [menu]
* menu
< home.menu [before] [papers] [family] [talk] [about]
* about
< home.about [places] [privacy] [language] [help] [menu]
* help
< home.help [menu] [what] [rules] [delete] [done]
* done
< thanks_goodbye.start [menu] [more] [touch] [clear]
* clear
! clear
