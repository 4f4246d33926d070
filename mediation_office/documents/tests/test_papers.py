import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pypdf
import pytest
from django.utils import translation
from django.utils.translation import gettext_lazy

from mediation_office.accounts.tests.factories import make_office, make_region, make_user
from mediation_office.clock import now, telling
from mediation_office.documents import papers, services
from mediation_office.documents.choices import PaperState
from mediation_office.documents.papers import Coupon, Slip, qr
from mediation_office.documents.papers.words import WORDS, full_day
from mediation_office.documents.tests.factories import make_paper, make_text

MOMENT = datetime(2026, 12, 7, 9, 5, tzinfo=UTC)


def text_of(pdf):
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    text = " ".join(page.extract_text() for page in pages)
    return " ".join(text.replace("\u200b", "").split())


def pages_of(pdf):
    return len(pypdf.PdfReader(io.BytesIO(pdf)).pages)


@pytest.fixture
def slip(db):
    region = make_region(
        name_kk="Маңғыстау облысының медиация кеңсесі", name_ru="Офис медиации", bin="990340001234"
    )
    office = make_office(region, phone="8 (7292) 00-00-00", address_ru="г. Актау")
    return Slip(
        office=office,
        reference="A26-590218-9",
        code="4821773019563308",
        received_at=MOMENT,
        kind={"kk": "арыз", "ru": "заявление", "en": "statement"},
        register_by_on=date(2026, 12, 7),
        answer_by_on=date(2026, 12, 29),
        counted=gettext_lazy("Kazakh"),
    )


# ── the slip and the coupon ────────────────────────────────────────────────────────────────
def test_the_slip_says_when_and_by_when_in_kazakh_and_russian(slip):
    text = text_of(papers.slip_pdf(slip, "ru"))
    for expected in (
        "A26-590218-9",
        "4821 7730 1956 3308",
        "2026 жылғы 7 желтоқсан, 14:05",
        "7 декабря 2026 года, 14:05",
        "29 декабря 2026 года, вторник",
        "2026 жылғы 29 желтоқсан, сейсенбі",
        "арыз",
        "заявление",
    ):
        assert expected in text
    assert "statement" not in text


def test_an_english_slip_has_english_beside_kazakh_and_russian(slip):
    text = text_of(papers.slip_pdf(slip, "en"))
    assert "29 December 2026, Tuesday" in text
    assert "29 декабря 2026 года" in text
    assert "status/" in text
    assert "/en/status/" in text


def test_the_same_slip_gives_the_same_bytes_whenever_it_is_drawn(slip):
    first = papers.slip_pdf(slip, "kk")
    with telling(now() + timedelta(days=3)), translation.override("ru"):
        assert papers.slip_pdf(slip, "kk") == first


def test_nothing_outside_the_sheet_tells_what_a_slip_is_about(slip):
    document = pypdf.PdfReader(io.BytesIO(papers.slip_pdf(slip, "ru")))
    assert document.metadata.title == "Құжат · Документ"
    assert document.metadata.creation_date == MOMENT
    assert not document.metadata.author
    assert not document.metadata.subject
    assert not document.metadata.get("/Keywords")


def test_the_picture_on_the_slip_holds_the_address_and_neither_reference_nor_code(slip):
    drawn = qr.qr_picture("http://127.0.0.1:8000/ru/status/")
    other = replace(slip, reference="A26-111111-1", code="0" * 16)
    assert len({papers.slip_pdf(slip, "ru"), papers.slip_pdf(other, "ru")}) == 2
    assert drawn == qr.qr_picture("http://127.0.0.1:8000/ru/status/")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_half_a_sheet_holds_the_longest_slip(slip, language):
    long = replace(slip, counted=dict.fromkeys(WORDS, "Шілденің 6-сы – Астана күні. " * 12))
    assert pages_of(papers.slip_pdf(long, language)) == 1


def test_the_coupon_names_who_accepted_and_when(slip):
    coupon = Coupon(
        office=slip.office,
        reference=slip.reference,
        register_number="147/2026",
        registered_at=MOMENT,
        accepted_by="Нұрлан Қасымов",
        position={"kk": "хатшы", "ru": "секретарь", "en": "secretary"},
    )
    text = text_of(papers.coupon_pdf(coupon))
    for expected in (
        "147/2026",
        "7 декабря 2026 года, 14:05",
        "Нұрлан Қасымов",
        "хатшы",
        "секретарь",
    ):
        assert expected in text
    assert pages_of(papers.coupon_pdf(coupon, "en")) == 1


# ── letters ────────────────────────────────────────────────────────────────────────────────
@pytest.mark.django_db
def test_a_signed_letter_has_number_day_and_signatory(office):
    head = make_user(
        role="head", office=office, full_name="Айгүл Өтегенова", position_ru="Руководитель"
    )
    with telling(MOMENT):
        paper = services.sign_paper(make_paper(office, body="Сумма 1 250 000 ₸."), by=head)
    text = text_of(papers.paper_pdf(paper))
    for expected in (
        "Исх. № 1/2026",
        "7 декабря 2026 года",
        "Обращение: A26-483157-9",
        "Сериковой А. Б.",
        "Сумма 1 250 000 ₸.",
        "Руководитель",
        "Айгүл Өтегенова",
    ):
        assert expected in text
    assert "ПРОЕКТ" not in text


@pytest.mark.django_db
def test_a_letter_in_two_languages_stands_side_by_side(office):
    paper = make_paper(
        office,
        state=PaperState.SIGNED,
        body="Русский текст.",
        second=make_text(
            "kk",
            addressee="А. Б. Серіковаға",
            subject="Өтінішке жауап",
            body="Қазақша мәтін.",
        ),
    )
    text = text_of(papers.paper_pdf(paper))
    assert text.index("Қазақша мәтін.") < text.index("Русский текст.")
    for words in ("Өтініш: A26-483157-9", "Өтінішке жауап", "А. Б. Серіковаға"):
        assert words in text
    for words in ("Обращение: A26-483157-9", "О рассмотрении обращения", "Сериковой А. Б."):
        assert words in text


@pytest.mark.django_db
def test_the_letter_says_that_a_substitute_signed(office, head):
    deputy = make_user(role="secretary", office=office, position_ru="секретарь")
    with telling(MOMENT):
        office.substitutions.create(
            absent=head, substitute=deputy, from_on=date(2026, 12, 1), until_on=date(2026, 12, 31)
        )
        paper = services.sign_paper(make_paper(office), by=deputy)
    assert "За руководителя: секретарь" in text_of(papers.paper_pdf(paper))


@pytest.mark.django_db
def test_an_unsigned_letter_is_marked_as_a_draft_without_number(office):
    text = text_of(papers.paper_pdf(make_paper(office)))
    assert "ПРОЕКТ" in text
    assert "№" not in text


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed",
    [
        '#let x = 1 *bold* _under_ $x^2$ @label #panic("no") <b>tag</b>',
        "____ \\ ` `` ``` // comment /* */ [ ] { } ( )",
        "= heading\n- list\n+ list\n/ term: words",
        '#include "common.typ" #read("/etc/passwd") #sys.inputs',
        "\"quoted\" 'single' -- --- ... ~",
    ],
)
def test_what_is_typed_stays_text(office, typed):
    paper = make_paper(office, body=typed, subject=typed, addressee=typed)
    text = text_of(papers.paper_pdf(paper))
    assert text.replace(" ", "").count("".join(typed.split())) == 3


@pytest.mark.django_db
def test_a_signed_letter_is_drawn_again_byte_for_byte_after_the_office_moved(office):
    paper = make_paper(office, state=PaperState.SIGNED)
    before = papers.paper_pdf(paper)
    office.address_ru, office.phone = "другой адрес", "8 (7292) 11-11-11"
    office.save()
    with telling(now() + timedelta(days=100)):
        assert papers.paper_pdf(type(paper).objects.get(pk=paper.pk)) == before


@pytest.mark.django_db
@pytest.mark.parametrize("is_in_both", [False, True])
def test_the_signature_never_stands_alone_and_a_draft_breaks_as_the_letter_will(office, is_in_both):
    head = make_user(role="head", office=office, full_name="Айгүл Өтегенова")
    beyond = 0
    for parts in range(4, 15, 2):
        body = "\n\n".join(f"Сөз {part}. {'Рассмотрено и решено. ' * 12}" for part in range(parts))
        second = make_text("kk", body=body) if is_in_both else None
        paper = make_paper(office, body=body, second=second)
        drafted = pages_of(papers.paper_pdf(paper))
        signed = papers.paper_pdf(services.sign_paper(paper, by=head))
        last = pypdf.PdfReader(io.BytesIO(signed)).pages[-1].extract_text()
        assert "Айгүл Өтегенова" in last
        assert "Рассмотрено" in last
        assert pages_of(signed) == drafted
        beyond += drafted > 1
    assert beyond


@pytest.mark.django_db
def test_long_texts_and_endless_words_are_drawn_on_several_sheets(office):
    paper = make_paper(office, body="ж" * 5000 + "\n\n" + "сөз " * 3000 + "\x00\x1b🙂 عربي")
    assert pages_of(papers.paper_pdf(paper)) > 3


# ── words ──────────────────────────────────────────────────────────────────────────────────
def test_every_word_of_the_sheets_stands_in_three_languages():
    assert WORDS["kk"].keys() == WORDS["ru"].keys() == WORDS["en"].keys()
    assert all(all(words.values()) for words in WORDS.values())


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("kk", "2026 жылғы 7 желтоқсан"),
        ("ru", "7 декабря 2026 года"),
        ("en", "7 December 2026"),
    ],
)
def test_days_on_papers_always_have_their_year(language, said):
    assert full_day(date(2026, 12, 7), language) == said
    assert full_day(datetime(2026, 12, 6, 20, tzinfo=UTC), language) == said


def test_the_picture_on_a_page_has_neither_style_nor_script():
    picture = papers.qr_svg("https://example.kz/kk/status/")
    assert picture.startswith('<svg class="qr" viewBox="0 0 ')
    assert 'role="img" aria-label="' in picture
    assert "style" not in picture
