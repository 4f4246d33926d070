"""Invented citizens: names as the region has them, synthetic IINs, telephones that belong to nobody."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from mediation_office.numbers import FIRST_WEIGHTS, SECOND_WEIGHTS
from mediation_office.people.choices import Sex

KAZAKH = {
    "f": [
        "Айгүл",
        "Айжан",
        "Ақмарал",
        "Алма",
        "Анар",
        "Арайлым",
        "Асель",
        "Ақерке",
        "Әйгерім",
        "Әлия",
        "Балжан",
        "Ботагөз",
        "Гүлнар",
        "Гүлсім",
        "Дана",
        "Динара",
        "Жазира",
        "Жанар",
        "Жансая",
        "Зәуре",
        "Зейнегүл",
        "Индира",
        "Қарлығаш",
        "Қызғалдақ",
        "Күләш",
        "Ләззат",
        "Мадина",
        "Меруерт",
        "Нұргүл",
        "Перизат",
        "Райхан",
        "Роза",
        "Сәуле",
        "Сандуғаш",
        "Толғанай",
        "Ұлдана",
        "Шолпан",
        "Ырысты",
    ],
    "m": [
        "Абай",
        "Азамат",
        "Айбек",
        "Ақан",
        "Алмат",
        "Арман",
        "Асқар",
        "Әділбек",
        "Бауыржан",
        "Бекзат",
        "Берік",
        "Ғалым",
        "Дәулет",
        "Дархан",
        "Ерболат",
        "Ержан",
        "Есен",
        "Жанболат",
        "Жеңіс",
        "Қайрат",
        "Қанат",
        "Қуаныш",
        "Марат",
        "Мұрат",
        "Нұрлан",
        "Нұржан",
        "Өмірбек",
        "Рүстем",
        "Сәкен",
        "Самат",
        "Серік",
        "Талғат",
        "Темірхан",
        "Төлеген",
        "Ұзақбай",
        "Шыңғыс",
        "Ілияс",
        "Ықылас",
    ],
    "surname": [
        "Абдолов",
        "Айтбаев",
        "Ақжігітов",
        "Алдабергенов",
        "Бегеев",
        "Бекмағанбетов",
        "Боранбаев",
        "Дүйсенов",
        "Ерғалиев",
        "Есболаев",
        "Жаңбыршин",
        "Жұмабаев",
        "Избасаров",
        "Қалиев",
        "Қосжанов",
        "Құлбараков",
        "Мырзағалиев",
        "Нұрмағанбетов",
        "Оразбаев",
        "Өтегенов",
        "Сатыбалдиев",
        "Сүйінов",
        "Тілеуов",
        "Тұрманов",
        "Үмбетов",
        "Шаңғытбаев",
        "Ізтілеуов",
    ],
    "father": [
        "Абай",
        "Аман",
        "Асан",
        "Әбіл",
        "Базар",
        "Бақыт",
        "Берді",
        "Дәрібай",
        "Ермек",
        "Жолдас",
        "Қадыр",
        "Мәлік",
        "Мұса",
        "Нағым",
        "Оңдасын",
        "Сағын",
        "Тоқтар",
        "Шабай",
    ],
}
RUSSIAN = {
    "f": [
        "Анна",
        "Валентина",
        "Галина",
        "Екатерина",
        "Елена",
        "Ирина",
        "Людмила",
        "Марина",
        "Наталья",
        "Оксана",
        "Ольга",
        "Светлана",
        "Татьяна",
        "Юлия",
    ],
    "m": [
        "Александр",
        "Алексей",
        "Андрей",
        "Виктор",
        "Владимир",
        "Дмитрий",
        "Евгений",
        "Игорь",
        "Михаил",
        "Николай",
        "Павел",
        "Сергей",
        "Юрий",
    ],
    "surname": [
        "Астахов",
        "Белозёров",
        "Воронцов",
        "Гусев",
        "Дорофеев",
        "Ермаков",
        "Жаворонков",
        "Калинин",
        "Лапин",
        "Морозов",
        "Осипов",
        "Пахомов",
        "Рыбаков",
        "Сорокин",
        "Тихонов",
        "Шестаков",
    ],
    "f-father": [
        "Александровна",
        "Андреевна",
        "Викторовна",
        "Ивановна",
        "Михайловна",
        "Николаевна",
        "Павловна",
        "Сергеевна",
    ],
    "m-father": [
        "Александрович",
        "Андреевич",
        "Викторович",
        "Иванович",
        "Михайлович",
        "Николаевич",
        "Павлович",
        "Сергеевич",
    ],
}
# whole names of smaller peoples of the region: women's, men's
OTHERS = {
    "f": ["Ким Людмила Енсуновна", "Цой Вера", "Шнайдер Эльвира Карловна", "Вебер Ирма", "Аннаева Огулджан", "Мередова Айна", "Гусейнова Севиндж Рамизовна", "Магомедова Патимат", "Абдуллаева Нилуфар", "Бондаренко Оксана Петровна", "Хасанова Гульнара Ринатовна", "Алиева Зарема"],
    "m": ["Пак Виктор Сергеевич", "Тен Аркадий", "Миллер Андрей Яковлевич", "Оразмурадов Мурад", "Атаев Батыр", "Мамедов Эльчин Вагифович", "Лезгиев Рустам", "Рахимов Шерзод", "Ткаченко Пётр Иванович", "Сафин Ильдар Маратович", "Исмаилов Тимур", "Шамсутдинов Рафаэль"],
}  # fmt: skip
LATIN = {
    "f": ["Aizhan Tileuova", "Sarah Whitfield", "Maria Lindqvist"],
    "m": ["John Harland", "Davide Moretti", "Nurlan Otegenov"],
}
STREETS = {
    "kk": "{district}, {block}-шағын аудан, {house}-үй, {flat}-пәтер",
    "ru": "{district}, микрорайон {block}, дом {house}, квартира {flat}",
    "en": "{district}, microdistrict {block}, house {house}, flat {flat}",
}


@dataclass(frozen=True)
class Citizen:
    """Somebody who turns to the office."""

    name: str
    sex: str
    language: str
    born_on: date
    iin: str
    phone: str
    email: str


def make_citizen(dice: random.Random, number: int, *, language: str = "") -> Citizen:
    """Somebody invented; `number` makes telephone and e-mail their own."""
    language = language or dice.choices(("kk", "ru", "en"), (62, 36, 2))[0]
    sex = dice.choices((Sex.FEMALE, Sex.MALE), (58, 42))[0]
    born_on = date(1950, 1, 1) + timedelta(days=dice.randrange(56 * 365))
    return Citizen(
        name=_name(dice, str(sex), language),
        sex=str(sex),
        language=language,
        born_on=born_on,
        iin=make_iin(dice, born_on, sex),
        phone=f"8 700 000 {number // 100 % 100:02d} {number % 100:02d}",
        email=f"citizen{number}@example.com",
    )


def _name(dice: random.Random, sex: str, language: str) -> str:
    if language == "en":
        return dice.choice(LATIN[sex])
    if language == "kk":
        return _kazakh(dice, sex)
    kind = dice.choices(("russian", "kazakh", "other"), (45, 25, 30))[0]
    if kind == "kazakh":
        return _kazakh(dice, sex)
    if kind == "other":
        return dice.choice(OTHERS[sex])
    surname = dice.choice(RUSSIAN["surname"]) + ("а" if sex == "f" else "")
    return f"{surname} {dice.choice(RUSSIAN[sex])} {dice.choice(RUSSIAN[f'{sex}-father'])}"


def _kazakh(dice: random.Random, sex: str) -> str:
    surname = dice.choice(KAZAKH["surname"]) + ("а" if sex == "f" else "")
    given, father = dice.choice(KAZAKH[sex]), dice.choice(KAZAKH["father"])
    style = dice.random()
    if style < 0.45:
        ending = "қызы" if sex == "f" else "ұлы"
        return f"{surname} {given} {father}{ending}"
    if style < 0.9:
        return f"{surname} {given}"
    return f"{given} {surname}"  # as people say it


def make_iin(dice: random.Random, born_on: date, sex: str) -> str:
    """A synthetic IIN with a true check digit."""
    century = (3 if born_on.year < 2000 else 5) + (sex == Sex.FEMALE)
    while True:
        stem = f"{born_on:%y%m%d}{century}{dice.randrange(10000):04d}"
        for weights in (FIRST_WEIGHTS, SECOND_WEIGHTS):
            check = sum(int(d) * w for d, w in zip(stem, weights, strict=True)) % 11
            if check < 10:
                return f"{stem}{check}"


def with_wrong_digit(iin: str) -> str:
    """As somebody mistypes it: the check digit no longer fits."""
    return iin[:-1] + str((int(iin[-1]) + 1) % 10)


def address(dice: random.Random, district: str, language: str) -> str:
    return STREETS[language].format(
        district=district,
        block=dice.randrange(1, 33),
        house=dice.randrange(1, 70),
        flat=dice.randrange(1, 90),
    )
