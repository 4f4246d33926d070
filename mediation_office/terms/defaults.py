"""The statutory terms a region begins with, of the Code, the Mediation Law and those beside them.

Not terms, hence not here: ages, hours, sizes of groups, and the criminal case, whose day is entered
by hand. `is_verified`: the number was read in the law's text.
"""

from datetime import date
from typing import Any, NamedTuple

from mediation_office.terms.choices import OnDayOff, StartEvent, Unit
from mediation_office.terms.codes import TermCode
from mediation_office.terms.laws import (
    CIVIL_PROCEDURE_179,
    DATA_8,
    DATA_19,
    DATA_19_1,
    DATA_25,
    MEDIATION_20,
    MEDIATION_23,
    ORDER_134,
    Words,
    code_article,
)

IN_FORCE = date(2021, 7, 1)  # the Code's own first day; an office counts nothing older


class Row(NamedTuple):
    code: TermCode
    length: int
    unit: Unit
    start: StartEvent
    name: Words
    basis: Words
    is_verified: bool = True
    on_day_off: OnDayOff = OnDayOff.NEXT_WORKING_DAY


WORKING, CALENDAR, MONTHS = Unit.WORKING_DAYS, Unit.CALENDAR_DAYS, Unit.MONTHS
STAYS = OnDayOff.STAYS
S = StartEvent

ROWS = (
    Row(
        TermCode.APPEAL_REGISTER,
        0,
        WORKING,
        S.RECEIPT,
        Words("Өтінішті тіркеу", "Зарегистрировать обращение", "Register an appeal"),
        code_article("64", "3"),
    ),
    Row(
        TermCode.APPEAL_ANSWER,
        15,
        WORKING,
        S.REGISTRATION,
        Words("Өтінішке жауап беру", "Ответить на обращение", "Answer an appeal"),
        code_article("76"),
    ),
    Row(
        TermCode.APPEAL_EXTENSION,
        2,
        MONTHS,
        S.EXTENSION,
        Words(
            "Жауап беру мерзімін ұзарту", "Продление срока ответа", "Extension of the answer's term"
        ),
        code_article("76", "3"),
    ),
    Row(
        TermCode.EXTENSION_NOTIFY,
        3,
        WORKING,
        S.EXTENSION,
        Words(
            "Мерзімнің ұзартылғаны туралы хабарлау",
            "Сообщить о продлении срока",
            "Tell about the extension",
        ),
        code_article("76", "3"),
    ),
    Row(
        TermCode.REDIRECT,
        3,
        WORKING,
        S.RECEIPT,
        Words(
            "Өтінішті қайта жіберіп, хабарлау",
            "Перенаправить обращение и сообщить об этом",
            "Redirect an appeal and say so",
        ),
        code_article("65"),
    ),
    Row(
        TermCode.FORWARD_CRIME,
        0,
        Unit.AT_ONCE,
        S.RECEIPT,
        Words(
            "Қылмыс немесе қауіп туралы хабарламаны дереу беру",
            "Немедленно передать сообщение о преступлении или угрозе",
            "Pass on a report of a crime or threat",
        ),
        code_article("64", "7-2"),
        on_day_off=STAYS,
    ),
    Row(
        TermCode.RETURN,
        3,
        WORKING,
        S.CURE_END,
        Words("Өтінішті қайтару", "Возвратить обращение", "Return an appeal"),
        code_article("64", "7"),
    ),
    Row(
        TermCode.TERMINATION_NOTIFY,
        3,
        WORKING,
        S.DECISION,
        Words(
            "Қараудың тоқтатылғаны туралы хабарлау",
            "Сообщить о прекращении рассмотрения",
            "Tell about the termination",
        ),
        code_article("70", "3"),
    ),
    Row(
        TermCode.RECUSAL_DECIDE,
        3,
        WORKING,
        S.REQUEST,
        Words(
            "Лауазымды адамға қарсылық білдіруді шешу",
            "Решить вопрос об отводе должностного лица",
            "Decide on the recusal of an official",
        ),
        code_article("67", "3"),
    ),
    Row(
        TermCode.RECUSAL_NOTIFY,
        2,
        WORKING,
        S.DECISION,
        Words(
            "Қарсылық білдіру бойынша шешімді хабарлау",
            "Сообщить решение об отводе",
            "Tell about the recusal decision",
        ),
        code_article("67", "11"),
    ),
    Row(
        TermCode.HEARING_NOTICE,
        3,
        WORKING,
        S.NOTICE,
        Words(
            "Тыңдау туралы актіге дейін хабарлау",
            "Сообщить о заслушивании до принятия акта",
            "Notice before a hearing",
        ),
        code_article("73", "1"),
    ),
    Row(
        TermCode.OBJECTION,
        2,
        WORKING,
        S.RECEIPT,
        Words(
            "Шешім жобасына қарсылық білдіру",
            "Возразить на проект решения",
            "Object to a draft decision",
        ),
        code_article("73", "3"),
    ),
    Row(
        TermCode.HEARING_MINUTES,
        2,
        WORKING,
        S.HEARING,
        Words(
            "Ауызша тыңдаудың хаттамасын жасау",
            "Составить протокол устного заслушивания",
            "Minutes of an oral hearing",
        ),
        code_article("74", "4"),
    ),
    Row(
        TermCode.MINUTES_REMARKS,
        3,
        WORKING,
        S.MINUTES,
        Words("Хаттамаға ескерту жасау", "Подать замечания на протокол", "Remarks on the minutes"),
        code_article("74", "6"),
    ),
    Row(
        TermCode.FILE_ACCESS,
        3,
        WORKING,
        S.REQUEST,
        Words("Істі танысуға беру", "Дать ознакомиться с делом", "Give the file for reading"),
        code_article("75"),
    ),
    Row(
        TermCode.COMPLAINT_REVIEW,
        20,
        WORKING,
        S.REGISTRATION,
        Words("Шағымды қарау", "Рассмотреть жалобу", "Review a complaint"),
        code_article("99"),
    ),
    Row(
        TermCode.COMPLAINT_FILE,
        3,
        MONTHS,
        S.KNOWLEDGE,
        Words("Шағым беру", "Подать жалобу", "File a complaint"),
        code_article("92"),
    ),
    Row(
        TermCode.COMPLAINT_FILE_UNEXPLAINED,
        6,
        MONTHS,
        S.KNOWLEDGE,
        Words(
            "Актіде шағым жасау тәртібі айтылмаса, шағым беру",
            "Подать жалобу, если в акте порядок обжалования не указан",
            "File a complaint when the act does not say how",
        ),
        code_article("92"),
    ),
    # calendar days that stay on a day off until a lawyer says otherwise
    Row(
        TermCode.INVITATION_REPLY,
        10,
        CALENDAR,
        S.SENDING,
        Words(
            "Медиацияға жүгіну туралы ұсынысқа жауап беру",
            "Ответить на предложение о медиации",
            "Reply to an invitation to mediate",
        ),
        MEDIATION_20,
        on_day_off=STAYS,
    ),
    Row(
        TermCode.MEDIATION,
        30,
        CALENDAR,
        S.CONTRACT,
        Words("Медиация мерзімі", "Срок медиации", "Mediation term"),
        MEDIATION_23,
        is_verified=False,
        on_day_off=STAYS,
    ),
    Row(
        TermCode.MEDIATION_EXTENSION,
        30,
        CALENDAR,
        S.TERM_END,
        Words("Медиация мерзімін ұзарту", "Продление срока медиации", "Extension of mediation"),
        MEDIATION_23,
        is_verified=False,
        on_day_off=STAYS,
    ),
    Row(
        TermCode.JUDGE_MEDIATION,
        10,
        WORKING,
        S.SUSPENSION,
        Words("Судьяның медиациясы", "Медиация у судьи", "Mediation by a judge"),
        CIVIL_PROCEDURE_179,
        is_verified=False,
    ),
    Row(
        TermCode.ELECTION_DOCUMENTS,
        10,
        WORKING,
        S.ANNOUNCEMENT,
        Words(
            "Қоғамдық медиатор сайлауына құжат қабылдау",
            "Приём документов на избрание общественного медиатора",
            "Documents for the election of a public mediator",
        ),
        ORDER_134,
        is_verified=False,
    ),
    Row(
        TermCode.CONSENT_WITHDRAWAL,
        15,
        WORKING,
        S.WITHDRAWAL,
        Words(
            "Келісім қайтарылғаннан кейін деректерді өңдеуді тоқтату",
            "Прекратить обработку данных после отзыва согласия",
            "Stop processing data after consent is withdrawn",
        ),
        DATA_8,
    ),
    Row(
        TermCode.DATA_CORRECTION,
        1,
        WORKING,
        S.REQUEST,
        Words(
            "Деректерді түзету, бұғаттау немесе жою",
            "Исправить, заблокировать или удалить данные",
            "Correct, block or delete data",
        ),
        DATA_25,
    ),
    Row(
        TermCode.BREACH_REPORT,
        1,
        WORKING,
        S.DETECTION,
        Words(
            "Деректер қауіпсіздігінің бұзылғаны туралы хабарлау",
            "Сообщить о нарушении безопасности данных",
            "Report a data breach",
        ),
        DATA_25,
    ),
    Row(
        TermCode.AUTOMATION_OBJECTION,
        3,
        WORKING,
        S.RECEIPT,
        Words(
            "Автоматтандырылған шешімге қарсылыққа жауап беру",
            "Ответить на возражение против автоматического решения",
            "Answer an objection to an automated decision",
        ),
        DATA_19_1,
    ),
    Row(
        TermCode.TRANSFER_NOTIFY,
        10,
        WORKING,
        S.TRANSFER,
        Words(
            "Деректердің үшінші тұлғаға берілгенін хабарлау",
            "Сообщить о передаче данных третьему лицу",
            "Tell about a transfer of data to a third party",
        ),
        DATA_19,
    ),
)


def rows() -> list[dict[str, Any]]:
    """The columns of each term, ready to be stored for a region."""
    return [
        {
            "code": row.code,
            "length": row.length,
            "unit": row.unit,
            "on_day_off": row.on_day_off,
            "start_event": row.start,
            "is_verified": row.is_verified,
            "valid_from": IN_FORCE,
        }
        | {f"name_{language}": words for language, words in row.name._asdict().items()}
        | {f"legal_basis_{language}": words for language, words in row.basis._asdict().items()}
        for row in ROWS
    ]
