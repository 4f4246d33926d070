"""A tour of the demo office: its people, and every address of ours with records of each state."""

import time

from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from cases.choices import MoveCode
from cases.models import Access, Appeal, Move
from mediation_office.accounts.models import Grant, Office, Substitution, User
from mediation_office.accounts.services import invite_user
from mediation_office.clock import today
from mediation_office.content.declared import PAGES
from mediation_office.content.models import Text
from mediation_office.desk.demo import present
from mediation_office.documents.models import Paper, StoredFile
from mediation_office.notices.models import Notice, ReminderRule
from mediation_office.notices.replies import PURPOSES
from mediation_office.notices.tests.factories import make_sms_answer
from mediation_office.numbers import token_hash
from mediation_office.people.models import Contact, Organisation, Person
from mediation_office.terms.models import Day
from mediation_office.tests.ours import OURS
from outreach.presentation.steps import BETWEEN
from outreach.services.matter import files_of, papers_of
from outreach.tests.answering import Question
from training.models import Mediator, MediatorTie

ROLES = ("operator", "mediator", "secretary", "head", "editor", "admin")  # their logins too


def staff(role, language):
    """A browser at which the demo's person of this role sits, who reads this language."""
    User.objects.filter(username=role).update(language=language)
    client = Client(headers={"accept-language": language})
    client.force_login(User.objects.get(username=role))
    return client


def stops(office, *, every_state):
    """(address, url) of everything that staff may open; of records one, or one in each state."""
    samples = {name: list(rows) for name, rows in samples_of(office).items()}
    for name, address in OURS.items():
        if address.is_public:
            continue
        for known in samples_for(name, address, samples)[: None if every_state else 1]:
            yield address, address.url(**known)


def samples_for(name, address, samples):
    if not address.arguments:
        return [{}]
    best = max((key for key in samples if name.startswith(key)), key=len)
    if best == "cases:" and "move" in address.arguments:
        best = "move"
    assert samples[best], f"the demo office has nothing to show at {name}"
    return samples[best]


def one_of_each(rows, *fields):
    return rows.order_by(*fields, "-pk").distinct(*fields)


def samples_of(office):
    """What stands in the place of an argument, by the beginning of the address's name."""
    appeals = one_of_each(Appeal.objects.filter(office=office), "status")
    moves = one_of_each(Move.objects.filter(appeal__office=office), "code", "state", "paper__state")
    colleagues = User.objects.filter(office=office)
    grants = Grant.objects.filter(user__in=colleagues)
    cards = Person.objects.filter(pk__in=Appeal.objects.filter(office=office).values("person"))
    contacts = one_of_each(Contact.objects.filter(office=office), "channel", "outcome")
    here = {"region": office.region}
    organisation = Organisation.objects.filter(**here).first()
    texts = one_of_each(Text.objects.filter(**here), "kind")
    return {
        "cases:": ({"reference": appeal.reference} for appeal in appeals),
        "move": ({"reference": move.appeal.reference, "move": move.pk} for move in moves),
        "cases:move_propose": (
            {"reference": appeal.reference, "code": code}
            for appeal in appeals.filter(status__in=("in-progress", "answered"))
            for code in MoveCode.values
        ),
        "people:contact_": ({"reference": contact.reference} for contact in contacts),
        "people:organisation_": [{"pk": organisation.pk}],
        "people:": ({"uuid": person.uuid} for person in cards[:4]),
        "notices:": (
            {"uuid": notice.uuid}
            for notice in one_of_each(Notice.objects.filter(office=office), "state", "channel")
        ),
        "notices:sms_answer_": [
            {"uuid": make_sms_answer(Notice.objects.filter(office=office).last()).uuid}
        ],
        "notices:rule_": [{"code": ReminderRule.objects.filter(**here).first().code}],
        "training:": (
            {"uuid": mediator.uuid, "code": code}
            for mediator in one_of_each(Mediator.objects.filter(office=office), "standing")
            for code in ("enter", "suspend", "end")
        ),
        "training:tie_withdraw": (
            {"uuid": tie.uuid} for tie in MediatorTie.objects.filter(mediator__office=office)[:2]
        ),
        "documents:file_": (
            {"uuid": file.uuid}
            for file in one_of_each(StoredFile.objects.filter(office=office), "purpose")
        ),
        "documents:paper_": (
            {"uuid": paper.uuid}
            for paper in one_of_each(Paper.objects.filter(office=office), "kind", "state")
        ),
        "accounts:": ({"username": user.username} for user in colleagues[:3]),
        "accounts:grant_end": ({"username": g.user.username, "grant": g.pk} for g in grants[:3]),
        "accounts:substitution_end": [{"substitution": absence_in(office).pk}],
        "accounts:office_": [{"code": office.code}],
        "accounts:setting_": ({"code": code} for code in ("hotline.number", "code.wrong_in_all")),
        "content:": ({"code": text.code, "language": "ru", "version": 1} for text in texts),
        "terms:": ({"code": code} for code in ("appeal-answer",)),
        "terms:day_": (
            {"day": day.date.isoformat()} for day in Day.objects.filter(region=office.region)[:1]
        ),
    }


def absence_in(office):
    people = {role: User.objects.get(username=role) for role in ("head", "secretary")}
    return Substitution.objects.get_or_create(
        office=office,
        absent=people["head"],
        defaults={"substitute": people["secretary"], "from_on": today(), "until_on": today()},
    )[0]


# ── those without an account ───────────────────────────────────────────────────────────────
def public_stops(language):
    """(client, address, url) of what needs no account, each with what must lie before it."""
    with override(language):
        yield from strangers_stops(language)
        yield from senders_stops(language)
        for token in present.TOKENS:
            yield from followers_stops(language, Appeal.objects.get(filing_token=token_hash(token)))


def stop(client, name, **known):
    return client, OURS[name], OURS[name].url(**known)


def strangers_stops(language):
    client = Client(headers={"accept-language": language})
    for name, address in OURS.items():
        if address.is_public and not address.arguments and not name.startswith("health_"):
            yield stop(client, name)
    for slug in PAGES:
        yield stop(client, "outreach:guide_detail", slug=slug)
    with PURPOSES.apart():
        yield stop(client, "outreach:answer_link", token=Question().ask().token)
    invited = invite_user(
        office=Office.objects.get(code="aktau"), full_name="Нұрлан Үлгібаев", by=None,
        username=f"nurlan-{language}", email=f"nurlan-{language}@example.kz", role="editor",
        language=language,
    )  # fmt: skip
    yield stop(client, "accounts:invitation_accept", token=invited.token)


def senders_stops(language):
    """The form, step by step, to the slip."""
    client = Client(headers={"accept-language": language})
    client.post(reverse("outreach:appeal"), {"statement": "Көрші қоршауды жылжытты"})
    for step in BETWEEN:
        yield stop(client, "outreach:appeal", step=step)
    yield stop(client, "outreach:appeal_check")
    sent = {"draft": client.session["draft"], "consent": "yes"}
    client.post(reverse("outreach:appeal_check"), sent)
    yield stop(client, "outreach:appeal_slip")
    yield stop(client, "outreach:appeal_slip_pdf")


def followers_stops(language, appeal):
    """Everything that reference and code open."""
    client = Client(headers={"accept-language": language})
    access = Access.objects.get(thread=appeal.thread, replaced_at=None)
    client.get(reverse("outreach:status"))
    session = client.session
    session["status"] = [access.pk, int(time.time())]
    session.save()
    for name, address in OURS.items():
        if name.startswith("outreach:status_") and not address.arguments:
            yield stop(client, name)
    for paper in papers_of(appeal):
        yield stop(client, "outreach:status_paper", key=paper.uuid)
    for file in files_of(appeal)[0]:
        yield stop(client, "outreach:status_file", key=file.uuid)
