"""Messages in every state; a test names only what it is about."""

from itertools import count

from mediation_office.clock import now
from mediation_office.notices import services
from mediation_office.notices.models import Notice, SmsAnswer

_numbers = count(1)


def make_notice(kind, office, *, state="", reason_code="", **given) -> Notice:
    """A planned e-mail of the office, or one that stands in `state`."""
    values = {"key": f"test:{next(_numbers)}", "office": office, "language": "en"}
    notice = services.plan(kind, **(values | given))
    if state:
        notice.state, notice.reason_code = state, reason_code
        notice.save()
    return notice


def make_sms_answer(notice, *, text="Келемін", is_stop=False) -> SmsAnswer:
    """What somebody wrote back after this message."""
    return SmsAnswer.objects.create(
        gateway_id=f"in-{next(_numbers)}",
        notice=notice,
        thread=notice.thread,
        text=text,
        at=now(),
        is_stop=is_stop,
    )
