"""Small words, endings and letters by which Russian, Tajik and Uzbek are told apart."""

from __future__ import annotations

import re
from typing import Final

_RUSSIAN: Final = """
    что это как не на по мне меня мой моя мое если есть где когда почему уже еще очень нет был была они он она мы вы
    можно нужно надо буду хочу работа работу работаю деньги здравствуйте привет помогите или чтобы для из от до при без
    скажите подскажите пожалуйста который сейчас дома муж жена брат сын дочь отец мать человек россии я в с у и а но же
    бы ли за со во все только тоже потом нас вас ему ей их его ее у-меня делать платят сказали говорят дали нету могу
    eto kak ne na po mne menya moy moya esli est gde kogda pochemu uje uzhe eshe ochen net byl byla oni on ona my vy
    mojno mozhno nujno nuzhno nado budu xochu hochu rabota rabotu rabotayu dengi zdravstvuyte privet pomogite ili chtobi
    dlya iz ot do pri bez skajite podskajite pojaluysta kotoriy seychas chto ya v s u i a no je by bi li za vse toje nas
    vas emu ey ix ego delat platyat skazali govoryat dali mogu zarplatu pasport pasporta muj jena syn doch otec mat
"""
_TAJIK: Final = """
    ва дар аз ба бо ки барои ман мани моро маро шумо ҳаст хаст аст нест надорам дорам дорад доранд кунам кунад кунанд
    чӣ чи чихел хел чанд кай куҷо кучо ин он мо вай онҳо онхо мекунам мекунад мекунанд намедиҳад намедиҳанд намедихад
    намедиханд мегӯянд мегуянд мегӯяд мегуяд шуд шудам шуданд кардам кард карданд буд будам ҳам хам ҳамин хамин лекин
    агар бояд мумкин лозим салом рахмат раҳмат ака бародар бародарам писарам духтарам шавҳарам шавхарам занам модарам
    падарам кор кори пул маош хона рафт рафтам омад омадам гирифт гирифтанд дод доданд ҷавоб чавоб хоҳам хохам метавонам
    мешавад мешава ё не ягон ҳеҷ хеч пас боз то русия хонаам дорем кунем будем нестам ҳастам хастам илтимос чаро барод
    va dar az ba bo ki baroi man mani moro maro shumo hast ast nest nadoram doram dorad dorand kunam kunad kunand chi
    chihel chikhel chand kay kujo in on mo vay onho mekunam mekunad mekunand namedihad namedihand megui meguyand meguyad
    shud shudam shudand kardam kard kardand bud budam ham hamin lekin agar boyad mumkin lozim rahmat barodar
    barodaram pisaram dukhtaram duxtaram shavharam zanam modaram padaram kor kori pul maosh khona xona raft raftam omad
    omadam girift giriftand dod dodand javob khoham xoham metavonam meshavad yo yagon hej hech pas boz to rusiya iltimos
"""
_UZBEK: Final = """
    va bilan uchun ham men mening menga meni bizga bizni siz sizga bor yoq yoʻq emas edi ekan kerak mumkin nima qanday
    qancha qachon qayerda qayerga qaysi bu shu u biz ular qilsa qilish qilib qildim qildi boʻladi boladi boʻlsa bolsa
    bormi boʻladimi boladimi rahmat salom assalomu alaykum iltimos yordam bering beryapti bermayapti bermadi berdi oldi
    olib ketdi keldi ketgan kelgan aytdi deydi dedi deb lekin agar yoki hech endi hozir oʻzim ozim akam ukam opam oʻglim
    oglim qizim erim xotinim otam onam ish ishlab pul oylik uy uyga rossiya rossiyada nega kim kimga chiqib qoldi qoldim
    qilyapti ishlayapman bilmayman olmayman yuribdi boʻldi boldi keyin faqat necha yil oy kun dan ga da ni
    ва билан учун ҳам хам мен менинг менга мени бизга сиз сизга бор йўқ йук эмас эди экан керак мумкин нима
    қандай кандай қанча канча қачон качон қаерда каерда қайси бу шу у биз улар қилса килса қилиш
    килиш қилиб килиб бўлади булади бўлса
    булса борми рахмат раҳмат салом илтимос ёрдам беринг беряпти бермаяпти бермади берди олди олиб кетди келди айтди
    дейди деди деб лекин агар ёки ҳеч хеч энди ҳозир хозир ўзим узим акам укам опам ўғлим углим қизим кизим эрим хотиним
    отам онам иш ишлаб пул ойлик уй уйга нега ким кимга чиқиб қолди колди бўлди булди кейин фақат неча йил ой кун
"""
_RUSSIAN_ENDS: Final = re.compile(
    r"(?:ого|его|ому|ему|ыми|ими|ать|ять|ить|еть|ешь|ишь|ают|яют|уют|ться|тся|ция|ции|ание|ение|ости|ость|ый|ий|ая|ые|"
    r"yt|ayut|yat|ogo|omu|at|it|tsya|aya|iy|iye|nie)$"
)
_TAJIK_ENDS: Final = re.compile(r"(?:ҳо|ҳоям|амро|атро|ашро|анд|аанд|ам|ро|ҳоро|ӣ|ем|ед|hoyam|amro|ashro|and|ro|ho)$")
_UZBEK_ENDS: Final = re.compile(
    r"(?:lar|larni|ning|dan|gan|gani|yap|yapti|yapman|moq|moqchi|adi|ydi|sam|imni|imiz|ingiz|mayman|maydi|ishdi|"
    r"sh|shga|миз|лар|ларни|нинг|дан|ган|япти|япман|моқчи|ади|йди|имни|имиз|ингиз|майман|майди|ишди|ишга)$"
)
LETTERS: Final = (
    (frozenset("ӣӯҷ"), "tg", 4.0),
    (frozenset("ў"), "uz", 4.0),
    (frozenset("ʻ"), "uz", 3.0),
    (frozenset("щы"), "ru", 3.0),
    (frozenset("эьъц"), "ru", 0.7),
    (frozenset("қғҳ"), "tg", 0.5),
    (frozenset("қғҳ"), "uz", 0.5),
    (frozenset("qʼ"), "uz", 0.6),
)
WORDS_OF: Final = {lang: frozenset(words.split()) for lang, words in (("ru", _RUSSIAN), ("tg", _TAJIK), ("uz", _UZBEK))}
ENDS_OF: Final = {"ru": _RUSSIAN_ENDS, "tg": _TAJIK_ENDS, "uz": _UZBEK_ENDS}
