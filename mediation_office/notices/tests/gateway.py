"""What an SMS gateway says to the office, signed as it signs."""

import json

from django.test import Client

from mediation_office.signatures import signed_headers

SECRET = "a secret of the tests, longer than thirty-two characters"


def say(path, said, *, secret=SECRET, body=None, **headers):
    """POST what the gateway says, from a machine that has neither session nor token."""
    body = json.dumps(said).encode() if body is None else body
    headers = signed_headers(secret, path, body) | headers
    machine = Client(enforce_csrf_checks=True)
    return machine.post(path, body, content_type="application/json", headers=headers)
