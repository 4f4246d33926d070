from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from mediation_office.accounts.tests.factories import make_district, make_office
from mediation_office.clock import today
from mediation_office.people.tests.factories import make_topic
from training import lifecycle, services
from training.matching import CaseFacts, assignable, judge
from training.models import Mediator
from training.tests.factories import make_absent, make_mediator, make_suspended


def names(candidates):
    return [str(one.mediator) for one in candidates]


def test_who_fits_best_stands_first_with_reasons(office):
    district, topic = make_district(office.region), make_topic(office.region)
    make_mediator(make_office(office.region), name="Бөлек Кеңседен")
    best = make_mediator(office, name="Гүлнар Мысалова", districts=[district], fields=[topic])
    make_mediator(office, name="Ольга Петренко", languages="ru")
    facts = CaseFacts(office.region, office, "kk", district, topic, load={best.pk: 1})

    found = assignable(facts)
    assert names(found) == ["Гүлнар Мысалова", "Бөлек Кеңседен", "Ольга Петренко"]
    assert found[0].reasons == [
        "Mediates in the language of the case: Kazakh",
        f"Works in the district: {district}",
        f"Field of mediation: {topic}",
        "Belongs to the office of the case",
        "Open cases: 1 of 6",
        "In the register and in good standing",
        "No tie to anybody in the case is known",
    ]
    assert found[0].obstacles == []


def test_what_a_secretary_may_override_is_an_obstacle_and_no_bar(office):
    district, topic = make_district(office.region), make_topic(office.region)
    card = make_absent(
        office,
        languages="ru",
        max_open=2,
        districts=[make_district(office.region)],
        fields=[make_topic(office.region)],
    )
    facts = CaseFacts(office.region, office, "kk", district, topic, load={card.pk: 2})

    (candidate,) = assignable(facts)
    assert candidate.is_offered
    assert candidate.obstacles == [
        "Does not mediate in the language: Kazakh",
        f"Does not work in the district: {district}",
        f"Not among the fields of mediation: {topic}",
        "Has enough to do: 2 of 2 open cases",
        f"Absent until {today().day} {today():%B}",
    ]


def test_standing_certificate_and_ties_bar_and_say_why(office):
    make_suspended(office, name="Тоқтатылған")
    make_mediator(office, name="Үміткер", candidate=True)
    make_mediator(office, name="Аты Адал")
    overdue = make_mediator(office, name="Мерзімі Өткен")
    overdue.certificate_valid_until = today() - timedelta(days=1)
    overdue.save()
    tied = make_mediator(office, name="Туыс")
    gone = make_mediator(office, name="Кеткен")
    services.change_standing(gone, lifecycle.END, by=gone.events.first().by, reason="death")

    found = {
        str(one.mediator): one
        for one in assignable(CaseFacts(office.region, walled={tied.pk: "Brother of side 2."}))
    }
    assert [name for name, one in found.items() if one.is_offered] == ["Аты Адал"]
    assert next(iter(found)) == "Аты Адал"
    assert found["Тоқтатылған"].obstacles == ["Not in good standing: suspended"]
    assert found["Үміткер"].obstacles == ["Not in good standing: candidate"]
    assert found["Мерзімі Өткен"].obstacles[0].startswith("The certificate has run out")
    assert found["Туыс"].obstacles == ["Brother of side 2."]
    assert "Кеткен" not in found


def test_another_region_has_its_own_and_one_is_judged_alone(office):
    card = make_mediator(office)
    facts = CaseFacts(make_office().region)

    assert assignable(facts) == []
    assert judge(card, CaseFacts(office.region, language="en")).obstacles == [
        "Does not mediate in the language: English"
    ]


def test_standing_asks_the_dates_and_the_row_agrees_with_the_query(office):
    end = today() + timedelta(days=10)
    card = make_mediator(office, certificate_valid_until=end, registered_on=today())
    for day, is_good in (
        (today() - timedelta(days=1), False),
        (today(), True),
        (end, True),
        (end + timedelta(days=1), False),
    ):
        assert Mediator.objects.in_standing(day).filter(pk=card.pk).exists() == is_good
        assert card.is_in_standing(day) == is_good


def test_the_shortlist_costs_the_same_for_one_and_for_six(office):
    facts = CaseFacts(office.region, office, "kk", make_district(office.region))

    def cost():
        with CaptureQueriesContext(connection) as captured:
            assignable(facts)
        return len(captured)

    make_mediator(office)
    assignable(facts)  # settings are remembered now
    one = cost()
    for _more in range(5):
        make_mediator(office)
    assert cost() == one == 3
