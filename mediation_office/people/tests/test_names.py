import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from mediation_office.accounts.tests.factories import make_region, make_user
from mediation_office.clock import now
from mediation_office.people.models import Person
from mediation_office.people.names import search_key

SAME_NAMES = [
    "Жұмабаева Жумабаева Zhumabayeva Zhumabaeva Zhumabaieva Jūmabaeva ЖҰМАБАЕВА",
    "Қайрат Кайрат Kairat Qairat Kayrat Qaırat Каират",
    "Әлия Алия Aliya Aliia Alia Älia Äliya Алія Əлия",
    "Нұрғали Нургали Nurgali Nurghali Nūrğali Nurǵali",
    "Ғани Гани Gani Ghani Ğani G'ani",
    "Өмірзақ Омирзак Omirzaq Omirzak Ömırzaq Омiрзақ",
    "Хамит Hamit Khamit Һамит",
    "Ілияс Илияс Ильяс Ilyas Iliyas Ilias",
    "Үлгібаева Улгибаева Ulgibaeva Ulgibayeva",
    "Шыңғыс Шынгыс Shyngys Shynggys Şyñğys",
    "Жаңаөзен Жанаозен Zhanaozen Zhangaozen Jañaözen",
    "Ерлан Yerlan Erlan",
    "Наталья Наталия Natalya Nataliya Natalia",
    "Александр Aleksandr Alexandr",
    "Дмитрий Dmitriy Dmitry Dmitrii",
    "Фёдор Федор Fyodor Fedor",
    "Семён Semyon Семен Semen",
    "Соловьёв Соловьев Solovyov Soloviev",
    "Щербаков Shcherbakov Щepбaкoв",
    "Ксения Kseniya Ksenia Xenia",
    "Асель Әсел Asel Assel",
    "Джамиля Жамиля Dzhamilya Jamilya Djamilya",
    "Цой Tsoy Tsoi",
    "Мұхтар Мухтар Mukhtar Muhtar",
    "Виктор Viktor Victor",
    "Исхақ Исхак Iskhak Ishak",
    "Шәкен Шакен Shaken Şäken",
    "Чингиз Chingiz Çingiz",
    "Алексей Alexey Aleksei Alexei",
]


@pytest.mark.parametrize("spellings", SAME_NAMES)
def test_spellings_of_one_name_meet(spellings):
    assert len({search_key(name) for name in spellings.split()}) == 1, [
        search_key(name) for name in spellings.split()
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Айгүл", "Айнұр"),
        ("Серік", "Берік"),
        ("Дана", "Дина"),
        ("Хамит", "Қамит"),
        ("Асан", "Үсен"),
    ],
)
def test_different_names_stay_apart(one, other):
    assert search_key(one) != search_key(other)


@pytest.mark.parametrize(
    "mixed", ["Acан", "Aсaн", "ACАH", "Cерiк", "Mapaт", "Тoктap", "Әceм", "Ceмeн", "Вeрa"]
)
def test_look_alike_letters_of_the_other_alphabet_are_repaired(mixed):
    key = search_key(mixed)
    assert key in {"asan", "serik", "marat", "toktar", "asem", "semen", "vera"}


def test_a_cyrillic_letter_inside_a_latin_word_is_repaired():
    assert search_key("Zhumаbаyevа") == search_key("Zhumabayeva")


def test_order_of_words_punctuation_and_doubled_spaces_do_not_matter_to_the_letters():
    assert search_key("  Нұр-Сұлтан,  ӘЛІМ  ") == "nur sultan alim"


NAME_LETTERS = (
    "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяabcdefghijklmnopqrstuvwxyzäöüğşıñçýūəßİſǆ'ʼ -"
)


@given(st.text(NAME_LETTERS + NAME_LETTERS.upper(), max_size=40) | st.text(max_size=30))
def test_the_key_of_a_key_is_itself(name):
    key = search_key(name)
    assert search_key(key) == key


@given(st.text("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя -", max_size=40))
def test_the_key_of_a_cyrillic_name_is_plain_ascii(name):
    assert search_key(name).isascii()


@pytest.fixture
def crowd(db):
    region = make_region()
    by = make_user()
    first = [
        "Айгүл",
        "Бақыт",
        "Гүлнар",
        "Дәурен",
        "Ержан",
        "Жанар",
        "Зейнеп",
        "Ілияс",
        "Қайрат",
        "Ләззат",
        "Мұрат",
        "Нұрлан",
    ]
    last = [
        "Абаев",
        "Бекенов",
        "Ғалиев",
        "Досов",
        "Есенов",
        "Жұмабаев",
        "Қасымов",
        "Оспанов",
        "Сейітов",
        "Төлегенов",
    ]
    Person.objects.bulk_create(
        Person(
            region=region, office=by.office, name=f"{a} {b}ұлы {c}{n}", made_at=now(), made_by=by
        )
        for n in range(3)
        for a in first
        for b in first
        for c in last
    )
    Person.objects.create(
        region=region, office=by.office, name="Әлия Жұмабаева", made_at=now(), made_by=by
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('person_trgm')")
        cursor.execute("ANALYZE people_person")
    return region


def test_names_are_found_in_any_script_by_the_trigram_index(crowd):
    found = Person.objects.named_like("Aliya Zhumabaeva")
    assert found[0].name == "Әлия Жұмабаева"
    assert "person_trgm" in found.explain()


def test_the_first_page_in_alphabetical_order_comes_from_an_index(crowd):
    page = Person.objects.filter(region=crowd).in_alphabet()[:25]
    assert "person_alphabet" in page.explain()
    assert "Sort" not in page.explain()


def test_lists_are_in_the_order_of_the_kazakh_alphabet(db):
    region, by = make_region(), make_user()
    alphabet = [
        "Асан",
        "Әлия",
        "Баян",
        "Вера",
        "Гаухар",
        "Ғани",
        "Дана",
        "Ева",
        "Ёлка",
        "Жанна",
        "Зере",
        "Ира",
        "Қайрат",
        "Қанат",
        "Лиза",
        "Меңді",
        "Нұр",
        "Ңай",
        "Ораз",
        "Өмір",
        "Петр",
        "Рая",
        "Сара",
        "Тимур",
        "Уәли",
        "Ұлан",
        "Үміт",
        "Фая",
        "Хамит",
        "Һадиша",
        "Цой",
        "Чен",
        "Шара",
        "Щука",
        "Ырыс",
        "Ілияс",
        "Элла",
        "Юлия",
        "Ярослав",
    ]
    Person.objects.bulk_create(
        Person(region=region, office=by.office, name=name, made_at=now(), made_by=by)
        for name in reversed(alphabet)
    )
    assert list(Person.objects.in_alphabet().values_list("name", flat=True)) == alphabet
