"""Where a region's people room begins: topics, ways of hearing of us, the first directory.

Telephones and addresses of other bodies are left empty on purpose: the office writes down what it
has checked itself.
"""

from typing import NamedTuple

from mediation_office.accounts.models import District, Region
from mediation_office.people.choices import OrganisationKind as Kind
from mediation_office.people.models import Organisation, Source, Topic


class Words(NamedTuple):
    kk: str
    ru: str
    en: str

    def as_fields(self, **places: str) -> dict[str, str]:
        """The three names, with {kk}, {ru} or {en} in them replaced by a place's own name."""
        return {
            f"name_{language}": getattr(self, language).format(**places)
            for language in self._fields
        }


SENSITIVE = {"family", "school", "danger"}  # decision of the architecture: nothing is sent unasked
TOPICS = {
    "family": Words("Отбасылық дау", "Семейный спор", "Family dispute"),
    "neighbours": Words("Көршілер арасындағы дау", "Соседский спор", "Neighbour dispute"),
    "housing": Words("Тұрғын үй дауы", "Жилищный спор", "Housing dispute"),
    "work": Words("Еңбек дауы", "Трудовой спор", "Labour dispute"),
    "debt": Words("Қарыз немесе банк дауы", "Долговой или банковский спор", "Debt or bank dispute"),
    "land": Words("Жер дауы", "Земельный спор", "Land dispute"),
    "inheritance": Words("Мұрагерлік дауы", "Наследственный спор", "Inheritance dispute"),
    "consumer": Words("Тұтынушылық дау", "Потребительский спор", "Consumer dispute"),
    "school": Words("Мектептегі жанжал", "Школьный конфликт", "School conflict"),
    "inter-ethnic": Words("Этносаралық жанжал", "Межэтнический конфликт", "Inter-ethnic conflict"),
    "enforcement": Words(
        "Атқарушылық іс жүргізу", "Исполнительное производство", "Enforcement proceedings"
    ),
    "offence": Words(
        "Қылмыстық немесе әкімшілік іс бойынша татуласу",
        "Примирение по уголовному или административному делу",
        "Reconciliation in a criminal or administrative case",
    ),
    "danger": Words(
        "Қауіп, зорлық, қорқыту", "Опасность, насилие, угрозы", "Danger, violence, threats"
    ),
    "about-mediation": Words(
        "Медиация туралы сұрақ", "Вопрос о медиации", "Question about mediation"
    ),
    "other": Words("Басқа", "Другое", "Other"),
}
SOURCES = {
    "acquaintance": Words("Таныстардан", "От знакомых", "From somebody they know"),
    "internet": Words("Интернеттен", "Из интернета", "On the internet"),
    "social-media": Words("Әлеуметтік желілерден", "Из социальных сетей", "On social media"),
    "press": Words(
        "Газеттен, теледидардан, радиодан",
        "Из газет, телевидения, радио",
        "In the press, on television or radio",
    ),
    "event": Words("Іс-шарада", "На мероприятии", "At an event"),
    "leaflet": Words(
        "Парақшадан немесе хабарландырудан",
        "Из листовки или объявления",
        "From a leaflet or notice",
    ),
    "court": Words("Соттан", "В суде", "At a court"),
    "police": Words("Полициядан", "В полиции", "At the police"),
    "school": Words("Мектептен", "В школе", "At a school"),
    "akimat": Words("Әкімдіктен", "В акимате", "At an akimat"),
    "before": Words("Бұрын жүгінгенде", "Обращались раньше", "They turned to us before"),
    "other": Words("Басқа жолмен", "Иначе", "Otherwise"),
}

# bodies of Mangystau region as a whole; another region enters its own
REGIONAL = (
    (
        Kind.AKIMAT,
        True,
        Words(
            "Маңғыстау облысының әкімдігі",
            "Акимат Мангистауской области",
            "Akimat of Mangystau region",
        ),
    ),
    (
        Kind.POLICE,
        True,
        Words(
            "Маңғыстау облысының полиция департаменті",
            "Департамент полиции Мангистауской области",
            "Police department of Mangystau region",
        ),
    ),
    (
        Kind.PROSECUTOR,
        True,
        Words(
            "Маңғыстау облысының прокуратурасы",
            "Прокуратура Мангистауской области",
            "Prosecutor's office of Mangystau region",
        ),
    ),
    (
        Kind.COURT,
        False,
        Words("Маңғыстау облыстық соты", "Мангистауский областной суд", "Mangystau regional court"),
    ),
    (
        Kind.LABOUR,
        True,
        Words(
            "Маңғыстау облысы бойынша еңбек инспекциясы",
            "Инспекция труда по Мангистауской области",
            "Labour inspectorate of Mangystau region",
        ),
    ),
    (
        Kind.OTHER,
        True,
        Words(
            "Маңғыстау облысының білім басқармасы",
            "Управление образования Мангистауской области",
            "Education department of Mangystau region",
        ),
    ),
    (
        Kind.CHILD_PROTECTION,
        True,
        Words(
            "Маңғыстау облысы бойынша балалардың құқықтарын қорғау органы",
            "Орган по защите прав детей Мангистауской области",
            "Child protection body of Mangystau region",
        ),
    ),
    (
        Kind.OTHER,
        True,
        Words(
            "Маңғыстау облысының әділет департаменті",
            "Департамент юстиции Мангистауской области",
            "Department of justice of Mangystau region",
        ),
    ),
    (
        Kind.OTHER,
        True,
        Words(
            "Тұтынушылардың құқықтарын қорғау органы",
            "Орган по защите прав потребителей",
            "Consumer protection body",
        ),
    ),
    (
        Kind.OTHER,
        False,
        Words(
            "«Қоғамдық келісім» КММ",
            "КГУ «Қоғамдық келісім»",
            "Municipal institution Kogamdyk Kelisim",
        ),
    ),
)
AKIMATS = {
    "471010000": Words("Ақтау қаласының әкімдігі", "Акимат города Актау", "Akimat of Aktau city"),
    "471810000": Words(
        "Жаңаөзен қаласының әкімдігі", "Акимат города Жанаозен", "Akimat of Zhanaozen city"
    ),
    "473600000": Words(
        "Бейнеу ауданының әкімдігі", "Акимат Бейнеуского района", "Akimat of Beineu district"
    ),
    "474200000": Words(
        "Қарақия ауданының әкімдігі", "Акимат Каракиянского района", "Akimat of Karakiya district"
    ),
    "474600000": Words(
        "Маңғыстау ауданының әкімдігі",
        "Акимат Мангистауского района",
        "Akimat of Mangystau district",
    ),
    "475000000": Words(
        "Мұнайлы ауданының әкімдігі", "Акимат Мунайлинского района", "Akimat of Munaily district"
    ),
    "475200000": Words(
        "Түпқараған ауданының әкімдігі",
        "Акимат Тупкараганского района",
        "Akimat of Tupkaragan district",
    ),
}
ANY_AKIMAT = Words("Әкімдік, {kk}", "Акимат, {ru}", "Akimat, {en}")
# one of each kind in every city and district
LOCAL = (
    (Kind.POLICE, True, Words("Полиция органы, {kk}", "Орган полиции, {ru}", "Police, {en}")),
    (
        Kind.PROSECUTOR,
        True,
        Words("Прокуратура, {kk}", "Прокуратура, {ru}", "Prosecutor's office, {en}"),
    ),
    (Kind.COURT, False, Words("Сот, {kk}", "Суд, {ru}", "Court, {en}")),
    (
        Kind.CHILD_PROTECTION,
        True,
        Words(
            "Балалардың құқықтарын қорғау, {kk}",
            "Защита прав детей, {ru}",
            "Child protection, {en}",
        ),
    ),
    (
        Kind.OTHER,
        True,
        Words("Білім бөлімі, {kk}", "Отдел образования, {ru}", "Education department, {en}"),
    ),
)


def install_people(region: Region) -> None:
    """Enter the topics, sources and bodies that are missing; what the office changed stays.

    The districts come first (`accounts.defaults.install_districts`): each has bodies of its own.
    """
    for position, (code, words) in enumerate(TOPICS.items()):
        Topic.objects.get_or_create(
            region=region,
            code=code,
            defaults=words.as_fields() | {"position": position, "is_sensitive": code in SENSITIVE},
        )
    for position, (code, words) in enumerate(SOURCES.items()):
        Source.objects.get_or_create(
            region=region, code=code, defaults=words.as_fields() | {"position": position}
        )
    districts = list(region.districts.all())
    if any(district.kato in AKIMATS for district in districts):
        for kind, takes_appeals, words in REGIONAL:
            _install_body(region, kind, takes_appeals, words.as_fields(), district=None)
    for district in districts:
        places = {"kk": district.name_kk, "ru": district.name_ru, "en": district.name_en}
        akimat = AKIMATS.get(district.kato, ANY_AKIMAT)
        for kind, takes_appeals, words in ((Kind.AKIMAT, True, akimat), *LOCAL):
            _install_body(region, kind, takes_appeals, words.as_fields(**places), district=district)


def _install_body(
    region: Region,
    kind: Kind,
    takes_appeals: bool,
    names: dict[str, str],
    *,
    district: District | None,
) -> None:
    """Known by its Kazakh name: the state language's is the official one."""
    Organisation.objects.get_or_create(
        region=region,
        name_kk=names["name_kk"],
        defaults=names | {"kind": kind, "takes_appeals": takes_appeals, "district": district},
    )
