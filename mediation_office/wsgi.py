"""What the web server calls."""

import os
import re
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation_office.settings")

CHARSET = re.compile(r";\s*charset\s*=\s*\"?(?!utf-?8\b)[^;]*", re.IGNORECASE)
_django = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
    """Django, which would break on some names of encodings before any page of ours could answer:
    they are taken away here and refused by `http.RefuseNonsense`.
    """
    named = environ.get("CONTENT_TYPE", "")
    if CHARSET.search(named):
        environ = environ | {"CONTENT_TYPE": CHARSET.sub("", named), "office.encoding": named}
    return _django(environ, start_response)
