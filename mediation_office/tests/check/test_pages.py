"""Every named page as every role in every language, in the demo office."""

import re

import pytest
from django.db import connection

from cases.models import Appeal
from mediation_office.accounts.models import Office
from mediation_office.people.models import Contact
from mediation_office.tests.check import tour
from mediation_office.tests.markup import Markup
from mediation_office.tests.test_languages import LATIN, english_in
from mediation_office.tests.test_query_counts import MOST, TRANSACTION

pytestmark = [pytest.mark.check, pytest.mark.usefixtures("demo_office")]
LANGUAGES = ("kk", "ru", "en")
OPEN = (200, 302, 403, 404, 405)  # its moment may have passed, or the text be another role's
SHUT = (403, 405)
# addresses, names of files and placeholders, in whatever language
AS_IT_IS = re.compile(r"https?://\S+|\btel:[^\s)]*|\S+@\S+|\{\w+\}|\S+\.(?:jpg|pdf|png|txt)\b")
ASKED = "Have you sent what we asked for? I have answered I need more time"  # in every language
LEFT_OVER = re.compile(r"%\(\w+\)|{{|{%|\bundefined\b|\bNaN\b|&lt;/?[a-z]")
TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)


class Statements:
    """How many statements reached the database within the block, transactions aside."""

    def __init__(self):
        self.count = 0

    def __call__(self, execute, sql, *rest):
        self.count += not TRANSACTION.search(sql)
        return execute(sql, *rest)


def ask(client, url):
    """The answer and its statements; asked again where a process may have had to remember."""
    for _once_more in range(2):
        statements = Statements()
        with connection.execute_wrapper(statements):
            response = client.get(url)
        if statements.count <= MOST:
            break
    return response, statements.count


@pytest.fixture(scope="module")
def typed(demo_office):
    """Latin words that citizens wrote themselves: they are shown as they were typed."""
    told = [ASKED, "English", "IV", *Appeal.objects.values_list("subject", flat=True)]
    for contact in Contact.objects.filter(language="en"):
        told += [contact.name_stated, contact.note]
    return set(LATIN.findall(" ".join(told)))


def faults_of(response, language, typed):
    """What a reader of the page would stumble over."""
    html = response.content.decode()
    page = Markup(html)
    found = page.problems()
    found += [f"lang={tag['lang']}" for tag in page.all("html") if tag["lang"] != language]
    found += LEFT_OVER.findall(TAGS.sub(" ", html))
    if language != "en":
        found += set(english_in(AS_IT_IS.sub(" ", html), language)) - typed
    return found


def check(client, address, url, language, typed, allowed):
    """What is wrong with the answer at this address, if anything; who works there waits for few
    statements.
    """
    response, count = ask(client, url)
    found = [] if response.status_code in allowed else [f"status {response.status_code}"]
    if count > MOST and not address.is_public:
        found.append(f"{count} queries")
    if response.status_code == 200 and "text/html" in response["Content-Type"]:
        found += faults_of(response, language, typed)
    return [f"{address.name} {url}: {', '.join(found)}"] if found else []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", tour.ROLES)
def test_staff_meet_a_whole_page_or_a_shut_door(role, language, typed):
    client = tour.staff(role, language)
    wrong = [
        fault
        for address, url in tour.stops(Office.objects.get(code="aktau"), every_state=role == "head")
        for fault in check(
            client, address, url, language, typed, OPEN if role in address.roles else SHUT
        )
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_citizens_meet_a_whole_page(language, typed):
    wrong = [
        fault
        for client, address, url in tour.public_stops(language)
        for fault in check(client, address, url, language, typed, (200, 302, 405))
    ]
    assert not wrong, "\n".join(wrong)
