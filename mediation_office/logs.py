"""What a log line may hold: addresses of pages, but not the secret that is part of some."""

import logging
import re

SECRETS = re.compile(r"/(answer|join|key)/[^/\s]+")


class HideSecrets(logging.Filter):
    """Take the token out of `/answer/<token>/`, `/join/<token>/` and links for a new password."""

    def filter(self, record: logging.LogRecord) -> bool:
        line = record.getMessage()
        if SECRETS.search(line):
            record.msg, record.args = SECRETS.sub(r"/\1/…", line), ()
        return True


class OneLine(logging.Filter):
    """What somebody outside sends wrong (a foreign host, a body too long) is one line, no trace:
    real errors would drown.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.startswith("django.security."):
            record.msg, record.args = record.getMessage()[:200], ()
            record.exc_info, record.exc_text = None, None
        return True
