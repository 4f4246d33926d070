"""Whether somebody turned to the office cannot be told by a stopwatch, nor a code be guessed by
thousands of tries.
"""

import http.client
import re
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from statistics import NormalDist
from urllib.parse import urlencode, urlsplit

import pytest
from django.test import Client

from mediation_office.accounts.tests.factories import make_office
from mediation_office.models import Brake
from mediation_office.terms.services import install_terms
from mediation_office.tests.security.test_silence import PHONE, shape
from mediation_office.tests.security.world import plant
from outreach.tests.factories import code_of, make_filed

pytestmark = pytest.mark.check
PAIRS = 300
STRANGER = "87019999999"
TRIES, ADDRESSES = 10_000, 100
MOST_EVALUATED = 400  # the hour's budget, and as much again for addresses that had not tried


def likelihood(first, second):
    """Of such a difference by chance (Mann and Whitney, two-sided, by the normal approximation)."""
    ranked = sorted([(value, True) for value in first] + [(value, False) for value in second])
    ranks = sum(place for place, (_value, is_first) in enumerate(ranked, 1) if is_first)
    n, m = len(first), len(second)
    wins = ranks - n * (n + 1) / 2
    spread = (n * m * (n + m + 1) / 12) ** 0.5
    return 2 * NormalDist().cdf(-abs(wins - n * m / 2) / spread)


def asked(place, number, side):
    """One answer by a browser of its own, from an address of its own, and how long it took."""
    path, typed = place
    client = Client(REMOTE_ADDR=f"10.{side}.{number // 250}.{number % 250}")
    began = time.perf_counter()
    answer = client.post(path, typed)
    return time.perf_counter() - began, shape(answer)


def times_of(places):
    """Seconds for the known and the unknown, asked in turn; status and size must be the same."""
    took = ([], [])
    for number in range(PAIRS):
        Brake.objects.all().delete()  # else the hour's budget would end between the two
        shapes = set()
        for side in (0, 1) if number % 2 else (1, 0):
            seconds, seen = asked(places[side], number, side)
            took[side].append(seconds)
            shapes.add(seen)
        assert len(shapes) == 1
    return took


@pytest.mark.django_db
@pytest.mark.parametrize("door", ["reach", "status", "answer", "reset"])
def test_known_and_unknown_take_the_same_time(office, door, settings):
    settings.CODE_COST = 2**14
    known = plant(office, "Біздікова", phone=PHONE)
    places = {
        "reach": [("/en/appeal/reach/", {"phone": phone}) for phone in (PHONE, STRANGER)],
        "status": [
            ("/en/status/", {"reference": reference, "code": "1" * 16})
            for reference in (known.appeal.reference, "A26-483157-9")
        ],
        "answer": [("/en/answer/", {"code": phone}) for phone in (PHONE, STRANGER)],
        "reset": [
            ("/account/password/reset/", {"email": address})
            for address in (known.secretary.email, "x" + known.secretary.email[1:])
        ],
    }[door]
    samples = []
    while len(samples) < 3:  # one in a hundred differs by chance
        took = times_of(places)
        here, elsewhere = map(statistics.median, took)
        samples.append((here, elsewhere, likelihood(*took)))
        if here == pytest.approx(elsewhere, rel=0.05) and samples[-1][2] > 0.01:
            return
    pytest.fail(f"medians in seconds and their likelihood: {samples}")


class Guesser:
    """A browser on the loopback with an address of its own."""

    def __init__(self, site, address):
        self.line = http.client.HTTPConnection(
            urlsplit(site).netloc, source_address=(address, 0), timeout=60
        )
        answer, page = self.ask("GET")
        self.cookie = answer.headers["Set-Cookie"].partition(";")[0]
        self.token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]

    def ask(self, method, body=None, **headers):
        self.line.request(method, "/en/status/", body, headers)
        answer = self.line.getresponse()
        page = answer.read().decode()
        self.line.close()  # the server leaves idle lines soon
        return answer, page

    def guess(self, reference, code):
        typed = {"reference": reference, "code": code, "csrfmiddlewaretoken": self.token}
        form = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": self.cookie}
        return self.ask("POST", urlencode(typed), **form)[0].status


def test_ten_thousand_wrong_codes_are_refused_and_the_right_one_works(live_office):
    office = make_office()
    install_terms(office.region)
    reference = make_filed(office).reference
    guessers = [Guesser(live_office.url, f"127.0.1.{n}") for n in range(1, ADDRESSES + 1)]
    citizen = Guesser(live_office.url, "127.0.2.1")

    def storm(guesser):
        number = guessers.index(guesser)
        return [
            guesser.guess(reference, f"{number:04}{once:012}") for once in range(TRIES // ADDRESSES)
        ]

    with ThreadPoolExecutor(8) as crowd:
        stormed = [crowd.submit(storm, guesser) for guesser in guessers]
        while not all(each.done() for each in stormed[:40]):
            time.sleep(0.2)
        asked_at = time.monotonic()
        opened = citizen.guess(reference, code_of())
        waited = time.monotonic() - asked_at
    answers = [status for each in stormed for status in each.result()]

    assert set(answers) == {200, 429}
    assert len(answers) == TRIES
    assert answers.count(200) <= MOST_EVALUATED
    assert (opened, waited < 10) == (302, True)
