"""What is not yours is not there, whatever the address, method or question.

T01, T02, T10 of docs/security.md.
"""

import pytest
from django.test import Client

from cases.models import Appeal, MatterEvent, Move
from mediation_office.accounts.tests.factories import make_user
from mediation_office.documents.models import Paper, StoredFile
from mediation_office.documents.tests.factories import tie
from mediation_office.notices.models import Notice
from mediation_office.people.models import (
    Contact,
    ContactPoint,
    Organisation,
    Person,
    SafeContact,
)
from mediation_office.tests.security.world import (
    addresses,
    body_of,
    check_protection,
    plant,
    steady,
)

pytestmark = pytest.mark.django_db

KEEPERS = ("secretary", "head")
LISTS = (
    "/desk/",
    "/desk/search/",
    "/appeals/",
    "/appeals/?queue=register",
    "/appeals/?queue=decide",
    "/appeals/?queue=open",
    "/appeals/?queue=due",
    "/appeals/?queue=overdue",
    "/appeals/?queue=quarantine",
    "/appeals/?queue=closed",
    "/appeals/to-sign/",
    "/contacts/",
    "/people/",
    "/people/organisations/",
    "/notices/?show=all",
    "/notices/",
)
FILTERS = ("/appeals/", "/contacts/", "/people/", "/people/organisations/")


def questions(matter):
    """Whatever one might type to find it."""
    appeal = matter.appeal
    return (
        matter.mark,
        f"{matter.mark} Заявителева",
        matter.card_name,
        appeal.reference,
        matter.ids["contact"],
        appeal.register,
        str(appeal.register_number),
        "87017654321",
        "4321",
    )


def answers(client, matter):
    """Every address that names the matter, by every method, whole and as a fragment."""
    ranged = {"range": "bytes=0-9", "if-none-match": "*", "hx-request": "true"}
    for address in addresses(matter.ids):
        if any(str(value) in address.url.split("/") for value in matter.ids.values()):
            yield address, client.get(address.url)
            yield address, client.head(address.url, headers=ranged)
            yield address, client.post(address.url)


def found_by(client, matters):
    for url in LISTS:
        yield url, body_of(client.get(url))
    asked = [("/desk/search/", text) for matter in matters for text in questions(matter)]
    asked += [
        (url, text)
        for matter in matters
        for url in FILTERS
        for text in (matter.mark, matter.appeal.reference, "87017654321")
    ]
    for url, text in asked:
        answer = body_of(client.get(url, {"q": text}, headers={"hx-request": "true"}))
        yield f"{url}?q={text}", answer.replace(text, "")


def test_a_foreign_matter_stands_in_no_byte_of_any_answer(client, somebody, neighbours, abroad):
    # that another region's addresses do not exist, test_addresses asks of every role
    before = fingerprint()
    may_know_the_card = client.role in KEEPERS
    secrets = neighbours.secrets | (set() if may_know_the_card else neighbours.card)
    for address, answer in answers(client, neighbours):
        body = body_of(answer).replace(address.url, "")
        assert not [secret for secret in secrets if secret in body], address
        of_region = may_know_the_card or "organisations" in address.url
        assert of_region or answer.status_code in (403, 404, 405), address
    for url, body in found_by(client, [neighbours, abroad]):
        found = [secret for secret in neighbours.secrets | abroad.secrets if secret in body]
        assert not found, url
    assert fingerprint() == before


def fingerprint():
    """Every row about matters and people, sealed as it lies."""
    models = (Appeal, Move, MatterEvent, Paper, StoredFile, Notice)
    models += (Contact, ContactPoint, Person, SafeContact, Organisation)
    return {model: list(model.objects.order_by("pk").values_list()) for model in models}


ROLES = ["operator", "secretary", "head"]


@pytest.mark.check
@pytest.mark.parametrize("role", ROLES)
def test_a_tie_makes_the_matter_as_if_it_had_never_been(client, office, role):
    kin = make_user(role=role, office=office)
    client.force_login(kin)
    other = plant(office, "Жайғанова")  # something there is in the office
    before = {url: steady(client.get(url).content.decode()) for url in LISTS}
    matter = plant(office, "Туысова", phone="87017654321", staff=(other.secretary, other.head))
    Contact.objects.filter(reference=matter.ids["contact"]).update(taken_by=kin)
    Contact.objects.filter(thread=matter.appeal.thread).update(taken_by=kin)
    for thread in Contact.objects.filter(taken_by=kin).values_list("thread", flat=True):
        tie(kin, thread)

    for address, answer in answers(client, matter):
        body = body_of(answer).replace(address.url, "")
        assert not [secret for secret in matter.secrets | matter.card if secret in body], address
    for url, body in found_by(client, [matter]):
        assert not [secret for secret in matter.secrets | matter.card if secret in body], url
    after = {url: steady(client.get(url).content.decode()) for url in LISTS}
    assert after == before


def test_a_stranger_gets_nothing_but_the_way_in(client, ours):
    public = (
        "outreach:",
        "account_",
        "health_",
        "entrance",
        "robots",
        "set_language",
        "theme_choose",
        "notices:sms_report",
        "notices:sms_reply",
    )
    for address in addresses(ours.ids):
        if address.name in ("health_ready", "health_work"):
            continue
        for answer in (client.get(address.url), client.head(address.url), client.post(address.url)):
            check_protection(answer, address)
            body = body_of(answer).replace(address.url, "")
            assert not [secret for secret in ours.secrets | ours.card if secret in body], address
            if not address.name.startswith((*public, "accounts:invitation")):
                assert answer.status_code in (302, 405), (address, answer.status_code)
                assert answer.status_code == 405 or answer.url.startswith("/account/login/")


def test_private_files_have_no_address_of_their_own(client, secretary, ours, settings):
    newest = sorted(settings.PRIVATE_ROOT.rglob("*"), key=lambda path: path.stat().st_mtime)[-8:]
    for path in newest:  # this matter's own, and a few of other tests
        name = path.relative_to(settings.PRIVATE_ROOT)
        for root in ("/media/", "/static/", "/files/", "/", "/static/../"):
            assert Client().get(f"{root}{name}").status_code in (302, 400, 404)
            assert client.get(f"{root}{name}").status_code in (302, 400, 404)


def test_the_file_closes_with_the_role(client, office, ours):
    user = make_user(role="secretary", office=office)
    client.force_login(user)
    url = f"/files/{ours.ids['file']}/"
    assert client.get(url).status_code == 200

    user.grants.update(ended_at="2020-01-01T00:00Z")

    assert client.get(url).status_code == 403
    assert client.head(url).status_code == 403
