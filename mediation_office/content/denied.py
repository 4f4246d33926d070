"""Beginnings of words that no SMS and no neutral letter may hold: they tell whoever reads along.

Compared in lower case, ё as е, from the start of a word; `=word` is the whole
word only; words that begin with `_HARMLESS` pass.
"""

_ENGLISH = """
mediat arbitra concilia reconcil negotiat settle agree dispute conflict quarrel appeal complain
=claim =claims petition statement applica police =court =courts judge judic lawyer attorney legal
=law =laws prosecut crime crimin offen suspect victim witness violen abus beat threat harass stalk
assault =rape =raped =hit danger shelter refuge crisis divorc custody alimon maintenance marri =wife
husband spouse child =son =daughter school bully teacher debt =loan =loans =bank =banks inherit
=land neighbour neighbor akimat minist govern psycholog psychiatr dismiss salary wages employer
hotline helpline confiden secret inspector guardian
"""
_RUSSIAN = """
медиа примир соглаш договор переговор спор конфликт ссор обращен жалоб заявлен заявит ходатай иск
истец истц ответчик претензи полици участков суд адвокат юрист юридич закон прокур преступ
правонаруш уголов административ подозрев потерпев свидетел насил избив избил побои бьет бьют угроз
угрож преслед домогат изнасил опасн кризис приют убежищ развод расторж опек опекун алимент брак жена
жены жену жене муж супруг ребен дет сын доч школ травл буллинг учител долг кредит займ банк наслед
=межа =межи сосед акимат министерств государств социальн психолог психиатр увол зарплат работодат
=доверия конфиденц тайн секрет сторон инспек
"""
_KAZAKH = """
бітім татул келісім келісс шарт дау жанжал ұрыс керіс өтініш өтінім арыз шағым талап қуыным жауапкер
полиция сот төреші судья адвокат заң прокур қылмыс құқық айып күдік жәбірлен куә зорлық зомбылық
ұрып соққы соғу қорқыт қоқан қорқын қудала қауіп дағдарыс баспана =пана панала ажырас неке қамқорш
қорғанш алимент әйел күйеу жұбай бала қыз ұлы мектеп әлімжеттік буллинг мұғалім қарыз несие банк
мұрагер =жер =жері жерге көрші әкім министрлік мемлекет әлеуметтік психолог психиатр жалақы жұмыстан
=сенім құпия тарап инспек
"""
_HARMLESS = """
спорт искат искрен детал займе мужчин сынып сынақ дауыс дауыл сотка қызмет қыза қызық қызыл балама
"""

_ALL = (_ENGLISH + _RUSSIAN + _KAZAKH).split()
WORDS = frozenset(word[1:] for word in _ALL if word.startswith("="))
STEMS = tuple(sorted({word for word in _ALL if not word.startswith("=")}))
HARMLESS = tuple(_HARMLESS.split())


def is_denied(word: str) -> bool:
    """Does this word tell what the matter is?"""
    plain = word.casefold().replace("ё", "е")
    return plain in WORDS or (plain.startswith(STEMS) and not plain.startswith(HARMLESS))
