"""Why a message waits, was not sent, or is not known to have arrived, in words for the office."""

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

REASONS = {
    "letter": _("A letter by post is the safe way."),
    "call": _("A call by a person is the safe way."),
    "unasked": _("Nobody told us what is safe: a letter or a call by a person, ask first."),
    "silence": _("The person gets in touch themselves. Do not write and do not call."),
    "preference-old": _("How to reach this person was asked long ago. Ask again first."),
    "channel-changed": _("The way it was planned for is no longer safe."),
    "no-address": _("There is no address or number to send it to."),
    "address-malformed": _("The address is not one that mail can reach."),
    "too-late": _("It could not be sent in time."),
    "interrupted": _("Sending was interrupted: it may have arrived or not."),
    "smtp-no-answer": _("The mail server did not confirm: it may have arrived or not."),
    "sms-no-answer": _("The SMS gateway did not confirm: it may have arrived or not."),
    "sms-undelivered": _("The SMS gateway says that it did not arrive."),
    "sms-no-report": _("The SMS gateway has not said within a day whether it arrived."),
    "broke": _("Sending broke off: it may have arrived or not."),
    "not-composable": _("The text could not be made. Look at its wording."),
    "quiet-hours": _("It waits for the hours in which it may arrive."),
    "no-longer-valid": _("It was no longer true when its time came."),
    "left-the-office": _("The person no longer works here."),
    "by-hand": _("Done by a person."),
    "given-up": _("Given up by a person."),
    "erased": _("Its matter was erased."),
    "cancelled": _("No longer needed."),
}


def why(code: str) -> str:
    """The sentence for a reason; the answer of a server is told with its number."""
    if not code:
        return ""
    if code in REASONS:
        return str(REASONS[code])
    channel, _dash, answer = code.partition("-")
    if channel == "smtp" and answer.isdigit():
        return _t("The mail server refused it (%(number)s).") % {"number": answer}
    if channel == "sms" and answer.isdigit():
        return _t("The SMS gateway refused it (%(number)s).") % {"number": answer}
    return {
        "smtp": _t("The mail server is not there."),
        "sms": _t("The SMS gateway is not there."),
    }.get(channel, code)
