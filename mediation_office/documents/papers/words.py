"""What the sheets print of their own accord, and texts said in a given language."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils import translation
from django.utils.functional import Promise

from mediation_office import spoken

Words = str | Promise | Mapping[str, str]  # a text in the active language, or one per language

# What the layouts print. Sheets stand in two languages at once, and none of their words may fall
# back to another language: so they are a table here and not a catalogue.
WORDS = {
    "kk": {
        "protocol": "Ауызша өтініштің хаттамасы",
        "filed": "Берілген күйіндегі өтініш",
        "files": "Файлдар",
        "goes_on": "Мәтін одан да ұзақ: жалғасы өтініштің электрондық ісінде сақтаулы.",
        "applicant_signs": "Өтініш беруші (қолы)",
        "acceptor_signs": "Өтінішті қабылдаған (қолы)",
        "states": "Айтқаны",
        "asks": "Не сұрайды",
        "other_side": "Екінші тарап",
        "title": "Құжат",
        "draft": "ЖОБА",
        "phone": "тел.: {}",
        "bin": "БСН {}",
        "outgoing": "Шығ. № {}",
        "matter": "Өтініш",
        "author": "Орынд.: {}",
        "substitute": "Басшының орнына: {}",
        "slip": "Талон",
        "reference": "Өтініш нөмірі",
        "code": "Құпия код",
        "received": "Қабылданды",
        "kind": "Түрі",
        "register_by": "Тіркеудің соңғы күні",
        "answer_by": "Жауап берудің соңғы күні",
        "counted": "Мерзім қалай есептелді",
        "keep": "Код тек осы талонда бар. Оны екінші тарапқа айтпаңыз.",
        "follow": "Нөмір мен код бойынша не болып жатқанын осы мекенжайдан білесіз.",
        "not_yet": "Бұл әлі тіркеу емес: журнал нөмірі тіркелгеннен кейін сол бетте шығады.",
        "coupon": "Өтініштің тіркелгені туралы талон",
        "register_number": "Тіркеу нөмірі",
        "registered": "Тіркелген күні мен уақыты",
        "accepted_by": "Өтінішті қабылдаған",
        "basis": "Әкімшілік рәсімдік-процестік кодекстің 64-бабының 2-бөлігіне сәйкес берілді.",
        "qr": "QR-код: мәртебе бетінің мекенжайы",
    },
    "ru": {
        "protocol": "Протокол устного обращения",
        "filed": "Обращение в том виде, в каком подано",
        "files": "Файлы",
        "goes_on": "Текст длиннее: продолжение хранится в электронном деле обращения.",
        "applicant_signs": "Заявитель (подпись)",
        "acceptor_signs": "Обращение принял (подпись)",
        "states": "Сообщает",
        "asks": "Просит",
        "other_side": "Другая сторона",
        "title": "Документ",
        "draft": "ПРОЕКТ",
        "phone": "тел.: {}",
        "bin": "БИН {}",
        "outgoing": "Исх. № {}",
        "matter": "Обращение",
        "author": "Исп.: {}",
        "substitute": "За руководителя: {}",
        "slip": "Талон",
        "reference": "Номер обращения",
        "code": "Секретный код",
        "received": "Принято",
        "kind": "Вид",
        "register_by": "Зарегистрируем не позже",
        "answer_by": "Ответим не позже",
        "counted": "Как посчитан срок",
        "keep": "Код есть только на этом талоне. Не говорите его другой стороне.",
        "follow": "По номеру и коду вы узнаете по этому адресу, что происходит.",
        "not_yet": "Это ещё не регистрация: номер в журнале появится там же после неё.",
        "coupon": "Талон о регистрации обращения",
        "register_number": "Регистрационный номер",
        "registered": "Дата и время регистрации",
        "accepted_by": "Обращение принято",
        "basis": (
            "Выдан в соответствии с частью 2 статьи 64 Административного"
            " процедурно-процессуального кодекса."
        ),
        "qr": "QR-код: адрес страницы статуса",
    },
    "en": {
        "protocol": "Protocol of an oral appeal",
        "filed": "The appeal as it was filed",
        "files": "Files",
        "goes_on": "The text is longer: it goes on in the electronic record of the appeal.",
        "applicant_signs": "Applicant (signature)",
        "acceptor_signs": "Accepted by (signature)",
        "states": "States",
        "asks": "Asks for",
        "other_side": "The other side",
        "title": "Document",
        "draft": "DRAFT",
        "phone": "tel. {}",
        "bin": "BIN {}",
        "outgoing": "Outgoing No. {}",
        "matter": "Appeal",
        "author": "Prepared by {}",
        "substitute": "For the head: {}",
        "slip": "Slip",
        "reference": "Reference",
        "code": "Secret code",
        "received": "Received",
        "kind": "Kind",
        "register_by": "Registered at the latest on",
        "answer_by": "Answered at the latest on",
        "counted": "How the term is counted",
        "keep": "The code stands on this slip only. Do not tell it to the other side.",
        "follow": "With reference and code you see at this address what is happening.",
        "not_yet": "This is not yet the registration: its number appears there afterwards.",
        "coupon": "Coupon of registration of an appeal",
        "register_number": "Register number",
        "registered": "Day and time of registration",
        "accepted_by": "Accepted by",
        "basis": ("Given under article 64, part 2, of the Administrative Procedural-Process Code."),
        "qr": "QR code: address of the status page",
    },
}


def full_day(moment: date, language: str) -> str:
    """2026 жылғы 7 желтоқсан; 7 декабря 2026 года; 7 December 2026: with the year, always."""
    with translation.override(language):
        return spoken.written_day(moment)


def full_moment(moment: datetime, language: str) -> str:
    """With the hour."""
    return f"{full_day(moment, language)}, {spoken.clock_time(moment)}"


def day_and_weekday(day: date | None, language: str) -> str:
    if day is None:
        return ""
    return f"{full_day(day, language)}, {spoken.WEEKDAYS[language].split()[day.weekday()]}"


def in_both(word: str, languages: list[str], *, between: str = " · ") -> str:
    """One word of the table in each language, once where they are the same."""
    return between.join(dict.fromkeys(WORDS[language][word] for language in languages))


def said_in(words: Words, language: str) -> str:
    """The text in one language: out of a mapping, or said anew under that language."""
    if isinstance(words, Mapping):
        return words[language]
    with translation.override(language):
        return str(words)
