"""Where the demo office stands and who works there. Institutions are named neutrally: what became of the old ones is a setting."""

from typing import Any, NamedTuple

from mediation_office.access import Role
from mediation_office.accounts.defaults import Territory


class Place(NamedTuple):
    """An office: its code, its district (KATO), names and addresses in Kazakh, Russian and English."""

    code: str
    kato: str
    names: tuple[str, str, str]
    addresses: tuple[str, str, str]
    phone: str

    def as_fields(self) -> dict[str, Any]:
        hours = ("Дс-Жм 9:00-18:30", "Пн-Пт 9:00-18:30", "Mon-Fri 9:00-18:30")
        fields: dict[str, Any] = {
            "code": self.code,
            "district": self.kato,
            "phone": self.phone,
            "email": f"{self.code}@office.example",
        }
        for words, what in ((self.names, "name"), (self.addresses, "address"), (hours, "hours")):
            fields |= {
                f"{what}_{language}": word
                for language, word in zip(("kk", "ru", "en"), words, strict=True)
            }
        return fields


class Colleague(NamedTuple):
    """Somebody on staff: login (published when it stands in LOGINS), name, offices by code with roles, position, language."""

    username: str
    full_name: str
    office: str
    roles: tuple[tuple[Role, str], ...]
    position: tuple[str, str, str]
    language: str


LOGINS = ("operator", "mediator", "mediator2", "secretary", "secretary2", "head", "editor", "admin")
PASSWORD = "demo"

REGION = {
    "code": "mangystau",
    "name_kk": "Маңғыстау облысы",
    "name_ru": "Мангистауская область",
    "name_en": "Mangystau region",
    "bin": "190540000014",
    "parent_kk": "Облыс әкімінің аппараты",
    "parent_ru": "Аппарат акима области",
    "parent_en": "Office of the regional akim",
}
OFFICES = (
    Place(
        "aktau",
        "471010000",
        ("Өңірлік медиация кеңсесі, Ақтау", "Региональный офис медиации, Актау", "Regional mediation office, Aktau"),
        ("Ақтау қ., 4-шағын аудан, 14-үй, 2-қабат", "г. Актау, микрорайон 4, дом 14, 2-й этаж", "Aktau, microdistrict 4, house 14, floor 2"),
        "8 (7292) 00-00-00",
    ),
    Place(
        "zhanaozen",
        "471810000",
        ("Медиация кеңсесі, Жаңаөзен", "Офис медиации, Жанаозен", "Mediation office, Zhanaozen"),
        ("Жаңаөзен қ., «Шаңырақ» шағын ауданы, 7-үй", "г. Жанаозен, микрорайон «Шанырак», дом 7", "Zhanaozen, microdistrict Shanyrak, house 7"),
        "8 (72934) 0-00-00",
    ),
    Place(
        "munaily",
        "475000000",
        ("Медиация кеңсесі, Мұнайлы ауданы", "Офис медиации, Мунайлинский район", "Mediation office, Munaily district"),
        ("Маңғыстау ауылы, Мәдениет үйі, 3-бөлме", "с. Мангистау, Дом культуры, кабинет 3", "Mangystau village, House of Culture, room 3"),
        "8 (72936) 0-00-00",
    ),
)  # fmt: skip

SECOND_REGION = {
    "code": "aqbulaq",
    "name_kk": "Ақбұлақ облысы",
    "name_ru": "Акбулакская область",
    "name_en": "Aqbulaq region",
    "bin": "200140000024",
    "parent_kk": "Облыс әкімінің аппараты",
    "parent_ru": "Аппарат акима области",
    "parent_en": "Office of the regional akim",
}
SECOND_DISTRICTS = (
    Territory("990110000", "Ақбұлақ қаласы", "город Акбулак", "Aqbulaq city"),
    Territory("990200000", "Көлсай ауданы", "Кольсайский район", "Kolsai district"),
)
SECOND_OFFICES = (
    Place(
        "aqbulaq",
        "990110000",
        ("Медиация кеңсесі, Ақбұлақ", "Офис медиации, Акбулак", "Mediation office, Aqbulaq"),
        (
            "Ақбұлақ қ., Бейбітшілік көшесі, 1",
            "г. Акбулак, улица Мира, 1",
            "Aqbulaq, Peace street 1",
        ),
        "8 (799) 000-00-00",
    ),
)

SECRETARY = ("Хатшы", "Секретарь", "Secretary")
MEDIATOR = ("Медиатор", "Медиатор", "Mediator")
HEAD = ("Кеңсе басшысы", "Руководитель офиса", "Head of the office")
STAFF = (
    Colleague("head", "Жанна Өтегенова", "aktau", ((Role.HEAD, "aktau"), (Role.HEAD, "munaily")), ("Өңірлік кеңсе басшысы", "Руководитель регионального офиса", "Head of the regional office"), "kk"),
    Colleague("secretary", "Ольга Рыбакова", "aktau", ((Role.SECRETARY, "aktau"), (Role.SECRETARY, "munaily")), SECRETARY, "ru"),
    Colleague("secretary2", "Назгүл Сүйінова", "zhanaozen", ((Role.SECRETARY, "zhanaozen"),), SECRETARY, "kk"),
    Colleague("operator", "Дана Есболаева", "aktau", ((Role.OPERATOR, "aktau"),), ("Сенім телефонының операторы", "Оператор телефона доверия", "Hotline operator"), "kk"),
    Colleague("mediator", "Марат Қосжанов", "aktau", ((Role.MEDIATOR, "aktau"),), MEDIATOR, "kk"),
    Colleague("mediator2", "Елена Тихонова", "zhanaozen", ((Role.MEDIATOR, "zhanaozen"),), MEDIATOR, "ru"),
    Colleague("editor", "Юлия Пак", "aktau", ((Role.EDITOR, "aktau"),), ("Сайт редакторы", "Редактор сайта", "Site editor"), "ru"),
    Colleague("admin", "Тимур Ахметов", "aktau", ((Role.ADMIN, "aktau"),), ("Жүйе әкімшісі", "Администратор системы", "System administrator"), "ru"),
    Colleague("b.tileuov", "Бекзат Тілеуов", "aktau", ((Role.SECRETARY, "aktau"), (Role.SECRETARY, "munaily"), (Role.MEDIATOR, "aktau")), ("Басшының орынбасары", "Заместитель руководителя", "Deputy head"), "kk"),
    Colleague("s.izbasarov", "Сәкен Избасаров", "zhanaozen", ((Role.HEAD, "zhanaozen"),), HEAD, "kk"),
    Colleague("g.tulegenova", "Гүлсім Төлегенова", "munaily", ((Role.SECRETARY, "munaily"), (Role.OPERATOR, "munaily")), SECRETARY, "kk"),
)  # fmt: skip
SECOND_STAFF = (
    Colleague("r.orazov", "Рүстем Оразов", "aqbulaq", ((Role.HEAD, "aqbulaq"),), HEAD, "kk"),
    Colleague("i.weber", "Ирма Вебер", "aqbulaq", ((Role.SECRETARY, "aqbulaq"),), SECRETARY, "ru"),
)  # fmt: skip
ROLES = {one.username: one.roles for one in (*STAFF, *SECOND_STAFF)}
# office → who is named for the head's absence
SUBSTITUTES = {
    "aktau": "b.tileuov",
    "zhanaozen": "secretary2",
    "munaily": "b.tileuov",
    "aqbulaq": "i.weber",
}
