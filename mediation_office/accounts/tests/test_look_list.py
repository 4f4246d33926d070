import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse

from mediation_office.accounts.models import Look
from mediation_office.accounts.services import log_look
from mediation_office.accounts.tests.factories import make_office, make_region, make_user
from mediation_office.accounts.views import looks as screen
from mediation_office.clock import now, telling, today
from mediation_office.people.tests.factories import make_person

pytestmark = pytest.mark.django_db
URL = reverse("accounts:look_list")
REFERENCE = "A26-483157-9"


def look(user, office, reference=REFERENCE, *, subject="appeal", days_ago=0, **given):
    with telling(now() - timedelta(days=days_ago)):
        log_look(user, subject=subject, reference=reference, office_id=office.pk, **given)
    return Look.objects.order_by("pk").last()


def shown(page):
    return [(row.user.username, row.reference) for row in page.context["looks"]]


def test_the_newest_look_stands_first_with_who_and_what(client, office, head):
    colleague = make_user(role="secretary", office=office)
    look(colleague, office, days_ago=2)
    look(head, office)

    page = client.get(URL)

    assert [name for name, _ in shown(page)] == [head.username, colleague.username]
    assert reverse("cases:appeal_detail", args=[REFERENCE]) in page.content.decode()


def test_only_looks_at_matters_of_the_own_office(client, region, head):
    other = make_office(region)
    look(make_user(role="secretary", office=other), other)

    assert shown(client.get(URL)) == []


def test_whoever_heads_two_offices_reads_them_one_at_a_time(client, region, office, head):
    second = make_office(region)
    head.grants.create(role="head", office=second, from_on="2020-01-01")
    look(head, office, "A-1")
    look(head, second, "A-2")

    assert shown(client.get(URL)) == [(head.username, "A-1")]
    assert shown(client.get(URL, {"office": second.pk})) == [(head.username, "A-2")]
    assert shown(client.get(URL, {"office": make_office().pk})) == [(head.username, "A-1")]


def test_who_saw_a_matter_counts_its_papers_and_files_too(client, office, head):
    thread = uuid.uuid4()
    look(head, office, thread=thread)
    look(head, office, "7f1c", subject="file", thread=thread)
    look(head, office, "C26-000000-0", subject="contact")

    found = shown(client.get(URL, {"reference": "а26 483157 9"}))  # Cyrillic, as people type

    assert len(found) == 2


def test_by_person_and_days(client, office, head):
    colleague = make_user(role="secretary", office=office)
    look(colleague, office, days_ago=9)
    look(colleague, office, days_ago=3)
    look(head, office, days_ago=3)
    day = (today() - timedelta(days=3)).isoformat()

    page = client.get(URL, {"person": colleague.username, "from": day, "until": day})

    assert shown(page) == [(colleague.username, REFERENCE)]
    assert shown(client.get(URL, {"person": "nobody"})) == []


@pytest.mark.parametrize(
    "query",
    ["from=2026-02-30", "before=x", f"before={10**30}", "person=%2A%2A", "reference=%2A%2A"],
)
def test_nonsense_finds_nothing_and_is_no_fault(client, office, head, query):
    look(head, office)

    page = client.get(f"{URL}?{query}")

    assert page.status_code == 200
    assert shown(page) == []


def test_earlier_looks_follow_without_gap_or_repetition(client, office, head, monkeypatch):
    monkeypatch.setattr(screen, "ROWS", 2)
    with telling(now()):  # all at one moment: the number decides
        for number in range(5):
            log_look(head, subject="appeal", reference=f"A-{number}", office_id=office.pk)

    seen, url = [], URL
    while url:
        page = client.get(url)
        seen += [reference for _, reference in shown(page)]
        url = page.context["older_url"] and URL + page.context["older_url"]

    assert seen == [f"A-{number}" for number in reversed(range(5))]


@pytest.mark.parametrize(
    "narrowed",
    [{}, {"reference": REFERENCE}, {"person": True}, {"from_": True, "until": True}],
    ids=["all", "reference", "person", "days"],
)
def test_an_index_answers_whatever_is_asked(office, head, narrowed):
    look(head, office)
    asked = {
        "reference": narrowed.get("reference", ""),
        "person": head if "person" in narrowed else None,
        "from_": today() if "from_" in narrowed else None,
        "until": today() if "until" in narrowed else None,
    }
    rows = Look.objects.visible_to(head).filter(office=office).chosen(**asked)[:51]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
        plan = rows.explain()

    assert "Index" in plan
    assert "Seq Scan" not in plan
    assert "Sort" not in plan


def test_the_queries_are_the_same_for_one_look_and_six(
    client, office, head, django_assert_num_queries
):
    from django.test.utils import CaptureQueriesContext

    look(head, office)
    client.get(URL)  # pages remember the institution for some seconds
    with CaptureQueriesContext(connection) as one:
        client.get(URL)
    for _ in range(5):
        look(make_user(office=office), office)
    with django_assert_num_queries(len(one)):
        client.get(URL)
    assert len(one) <= 12


def test_nobody_rewrites_the_log(office, head):
    from django.db import ProgrammingError

    with pytest.raises(ProgrammingError, match="permission denied"):
        look(head, office) and Look.objects.all().delete()


@pytest.mark.parametrize("role", ["operator", "mediator", "secretary", "editor", "admin"])
def test_others_may_not(client, role, request):
    request.getfixturevalue(role)

    assert client.get(URL).status_code == 403


def test_a_recorded_tie_hides_who_reads_that_matter(client, office, head):
    thread = uuid.uuid4()
    look(make_user(role="secretary", office=office), office, thread=thread)
    head.ties.create(thread=thread, reason="kin", since=now(), recorded_by=head)

    assert shown(client.get(URL)) == []


def test_a_card_is_named_to_whoever_may_see_it_and_each_look_says_what_for(client, region, head):
    mine = make_person(region, "Тестова Айгерим")
    theirs = make_person(make_region(), "Чужая Карточка")
    for card in (mine, theirs):
        look(head, head.office, str(card.uuid), subject="person")

    page = client.get(URL).content.decode()

    assert "Тестова Айгерим" in page
    assert "Чужая Карточка" not in page
    assert str(theirs.uuid)[:13] in page
    assert page.count("to read") == 2
