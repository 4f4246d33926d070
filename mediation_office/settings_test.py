"""What differs in the test office, and why. pytest.ini chooses it."""

import base64
import hashlib
import os
import tempfile
from pathlib import Path

os.environ["OFFICE_DEMO"] = "on"  # what nobody names is here, as for the demo
os.environ.setdefault("SECRET_KEY", "known to everybody, for tests only")
os.environ.setdefault("FIELD_KEYS", "k1:" + base64.b64encode(bytes(range(32))).decode())

from mediation_office import engines
from mediation_office.settings import *  # noqa: F403  settings of tests are settings
from mediation_office.settings import BASE_DIR, CELERY, DATABASES

# engines of their own, so that no test meets the demo office; conftest.py starts them
ENGINES_BASE = None if os.environ.get("DATABASE_URL") else BASE_DIR / ".office" / "tests"
if ENGINES_BASE:
    DATABASES["default"]["HOST"] = str(engines.socket_folder(ENGINES_BASE))
    CELERY["broker_url"] = engines.broker_url(ENGINES_BASE)  # silent: only stories have a broker
DATABASES["default"]["CONN_MAX_AGE"] = 0
# migrated once and copied for every run: its name follows the migrations (conftest.py)
_MIGRATIONS = [
    *sorted(BASE_DIR.glob("*/migrations/*.py")),
    *sorted(BASE_DIR.glob("*/*/migrations/*.py")),
    BASE_DIR / "requirements.txt",
]
_EDITION = hashlib.sha256(b"".join(path.read_bytes() for path in _MIGRATIONS)).hexdigest()[:8]
TEST_TEMPLATE = f"test_template_{_EDITION}"

OFFICE_DEMO = False  # beyond that it is no demo
CRISPY_FAIL_SILENTLY = False  # a form drawn wrong is an error, not a line of the log
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # Argon2: 0.13 s a piece
BRAKES_APART = False  # within the test's own transaction, which is rolled back
CODE_COST = 2**4  # in earnest 0.05 s a piece
PRIVATE_ROOT = Path(tempfile.mkdtemp(prefix="office-private-"))  # conftest.py removes it
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_ROOT},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True  # nothing is collected for tests
