import re
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from mediation_office import clock
from mediation_office.accounts.defaults import MANGYSTAU
from mediation_office.accounts.models import Invitation, Office, Region, User
from mediation_office.content.models import Text
from mediation_office.desk.services import open_demo_office
from mediation_office.notices.models import Notice, ReminderRule
from mediation_office.people.models import Topic
from mediation_office.terms.models import Term

pytestmark = pytest.mark.django_db
GIVEN = {
    f"{what}_{language}": f"{what} {language}"
    for what in ("region_name", "office_name", "office_address")
    for language in ("kk", "ru", "en")
} | {"head_name": "Әлия Серікқызы", "head_email": "head@office.example.kz"}


def opened(**options):
    out = StringIO()
    call_command("open_office", **GIVEN | options, stdout=out)
    return out.getvalue()


def test_it_opens_the_office_and_its_head_signs_in_by_the_link(settings):
    settings.EMAIL_BACKEND = "mediation_office.notices.mail.NoticeBackend"
    link = re.search(r"/staff/join/\S+", opened(apply=True))[0]
    visitor = Client()
    visitor.post(link, {"password1": "seven grey herons", "password2": "seven grey herons"})
    visitor.post(
        reverse("account_login"),
        {"login": "head@office.example.kz", "password": "seven grey herons"},
    )

    head = User.objects.get()
    assert (head.username, head.has_role("head"), head.office.is_main) == ("head", True, True)
    assert visitor.get(reverse("desk:today")).status_code == 200
    for rows in (Term, Text, Topic, ReminderRule):
        assert rows.objects.filter(region=head.office.region).exists()
    assert head.office.region.districts.count() == len(MANGYSTAU)
    assert Notice.objects.get().address == head.email  # the same link by e-mail
    assert "seven" not in str(Invitation.objects.values())


def test_without_apply_it_only_tells():
    told = opened()

    assert "Nothing has been written" in told
    assert not Region.objects.exists()


def test_it_never_opens_twice():
    opened(apply=True)

    with pytest.raises(CommandError, match="open already"):
        opened(apply=True)
    assert (Office.objects.count(), User.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"head_email": "nobody"}, "cannot be right"),
        ({"head_name": ""}, "Full name of the head is missing"),
        ({"office_name_kk": " "}, "Name of the office in Kazakh is missing"),
        ({"region_bin": "123456789012"}, "wrong digit"),
        ({"region_code": "two words"}, "cannot be right"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(wrong, sentence):
    with pytest.raises(CommandError, match=sentence):
        opened(apply=True, **wrong)
    assert not Region.objects.exists()


def test_the_link_is_over_after_three_days():
    link = re.search(r"/staff/join/\S+", opened(apply=True))[0]

    with clock.telling(clock.now() + timedelta(hours=72, minutes=1)):
        assert Client().get(link).status_code == 404


def test_the_service_may_be_called_again_and_keeps_what_the_office_changed():
    region = {"code": "r", "name_kk": "Ө", "name_ru": "О", "name_en": "O"}
    offices = [
        {"code": code, "name_kk": code, "name_ru": code, "name_en": code, "district": kato}
        for code, kato in (("one", "471010000"), ("two", "471810000"))
    ]
    first = open_demo_office(region=region, offices=offices)
    Office.objects.filter(code="one").update(name_en="Renamed")

    again = open_demo_office(region=region, offices=offices)

    assert again == first
    assert [(o.name_en, o.is_main) for o in first.offices.all()] == [
        ("Renamed", True),
        ("two", False),
    ]
    assert first.offices.get(code="two").district.kato == "471810000"
