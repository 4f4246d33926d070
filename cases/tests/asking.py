"""What the screens of an appeal are asked, in few words."""

from django.contrib.messages import get_messages
from django.urls import reverse

from cases.models import Appeal
from mediation_office.clock import today
from mediation_office.notices.models import Notice

REASONS = {"kk": "Себебі бар", "ru": "Есть причина"}
REFUSED = {"upheld": "no", "reason": "Родство не подтвердилось"}


def sent(how="in-person", **given):
    """How a paper left, as the desk notes it: today, unless `on` is given."""
    return {"how": how, "on": today().isoformat()} | given


def given():
    """How the file was read: at the office, today."""
    return sent("at-the-office")


def url(name, appeal, *rest):
    return reverse(f"cases:{name}", args=[appeal.reference, *rest])


def codes(appeal):
    """What was recorded, the oldest first."""
    return list(appeal.events.values_list("code", flat=True))


def planned(appeal):
    """What is planned to be sent or done by a person in this matter."""
    return list(Notice.objects.filter(thread=appeal.thread).values_list("kind", flat=True))


def said(response):
    """What the next page tells whoever acted."""
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def now_of(appeal):
    return Appeal.objects.get(pk=appeal.pk)
