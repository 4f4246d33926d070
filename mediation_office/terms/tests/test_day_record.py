from datetime import date

import pytest

from mediation_office.accounts.tests.factories import make_office
from mediation_office.terms import services
from mediation_office.terms.models import Day
from mediation_office.terms.tests.factories import start

pytestmark = pytest.mark.django_db
URL = "/terms/days/record/"
SWAP = {
    "date": "2026-11-28",
    "is_working": "working",
    "name_kk": "қаулы",
    "name_ru": "постановление",
    "name_en": "decree",
}


def record(client, values):
    """Press, look at what it would do, press again."""
    shown = client.post(URL, values)
    effect = shown.context["effect"]
    return client.post(URL, values | {"seen": effect.version}, follow=True)


def test_what_moves_terms_is_shown_first_and_taken_at_the_second_press(client, office, head):
    late = start(office, "appeal-answer", date(2026, 11, 2))  # its last day is today
    saturday = SWAP | {"date": "2026-11-21"}

    shown = client.post(URL, saturday).content.decode()

    assert "1 term would end sooner" in shown
    assert "1 term, in time now, would be overdue at once" in shown
    assert not Day.objects.exists()
    record(client, saturday)
    late.refresh_from_db()
    assert late.due_on == date(2026, 11, 21)


def test_an_effect_of_another_day_is_not_the_one_that_was_seen(client, office, head):
    start(office, "appeal-answer", date(2026, 11, 16))
    seen = client.post(URL, SWAP).context["effect"].version

    page = client.post(URL, SWAP | {"date": "2026-11-29", "seen": seen})

    assert not Day.objects.exists()
    assert f'value="{page.context["effect"].version}"' in page.content.decode()


def test_the_form_opens_with_what_was_written_of_the_day(client, head):
    client.post(URL, SWAP)

    page = client.get(URL, {"date": SWAP["date"]})

    form = page.context["form"]
    assert {name: form[name].value() for name in SWAP} == SWAP


def test_recording_a_swapped_day_moves_open_terms_and_keeps_ended_ones(client, office, head):
    running = start(office, "appeal-answer", date(2026, 11, 16))
    ended = services.meet_clock(start(office, "appeal-answer", date(2026, 11, 16)))
    elsewhere = start(make_office(), "appeal-answer", date(2026, 11, 16))

    page = record(client, SWAP)

    assert "The last day of 1 open term moved." in page.content.decode()
    assert page.redirect_chain == [("/terms/days/?year=2026", 302)]
    for clock in (running, ended, elsewhere):
        clock.refresh_from_db()
    assert [running.due_on, ended.due_on, elsewhere.due_on] == [
        date(2026, 12, 4),
        date(2026, 12, 7),
        date(2026, 12, 7),
    ]
    day = Day.objects.get()
    assert (day.region, day.recorded_by, day.is_working) == (office.region, head, True)
    assert [row.due_on for row in running.history.order_by("pgh_id")] == [
        date(2026, 12, 7),
        date(2026, 12, 4),
    ]


def test_a_second_word_about_a_day_wins_and_the_first_one_stays(client, office, head):
    clock = start(office, "appeal-answer", date(2026, 11, 16))

    record(client, SWAP)
    record(client, SWAP | {"is_working": "off", "name_en": "decree withdrawn"})

    clock.refresh_from_db()
    assert clock.due_on == date(2026, 12, 7)
    assert Day.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"date": "2026-02-30"}, "There is no such day."),
        ({"date": "9999-12-31"}, "Choose a day between 2025 and 2031."),
        ({"date": ""}, "Write the day under"),
        ({"is_working": ""}, "Choose one: a day off or a working day."),
        ({"is_working": "perhaps"}, "Choose one of the list"),
        ({"name_ru": "  "}, "may not stay empty"),
        ({"name_kk": "ә" * 5000}, "200 characters fit here"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(client, head, changes, sentence):
    page = client.post(URL, SWAP | changes)

    assert page.status_code == 200
    assert sentence in page.content.decode()
    assert not Day.objects.exists()


def test_the_day_of_the_list_is_filled_in(client, head):
    assert 'value="2026-12-16"' in client.get(URL, {"date": "2026-12-16"}).content.decode()


@pytest.mark.parametrize("role", ["operator", "mediator", "secretary", "editor", "admin"])
def test_others_only_read(client, role, request):
    request.getfixturevalue(role)

    assert client.post(URL, SWAP).status_code == 403
    assert not Day.objects.exists()
