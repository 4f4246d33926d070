"""Decisions of the project; what is secret or differs between machines comes from the environment
(docs/running.md).
"""

from pathlib import Path

import environ
from django.utils.translation import gettext_lazy as _

from mediation_office import engines, keys

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.ENVIRON = engines.told(BASE_DIR)

# ── who and where ──────────────────────────────────────────────────────────────────────────
DEBUG = False
SECRET_KEY = env("SECRET_KEY")
# "id:base64 of 32 bytes", newest first; kept outside database and backup
FIELD_KEYS = keys.checked_keys(env.list("FIELD_KEYS"))
OFFICE_DEMO = env.bool("OFFICE_DEMO", default=False)
HTTPS = env.bool("HTTPS", default=False)
SITE_URL = env("SITE_URL", default=f"http://127.0.0.1:{env('PORT', default='8000')}").rstrip("/")
_HOST = environ.urlparse(SITE_URL).hostname
ALLOWED_HOSTS = sorted({_HOST, "127.0.0.1", "localhost"} if OFFICE_DEMO else {_HOST})
CSRF_TRUSTED_ORIGINS = [SITE_URL]
ROOT_URLCONF = "mediation_office.urls"
WSGI_APPLICATION = "mediation_office.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    # rooms, left may know right (docs/decisions/0001)
    "mediation_office.desk",
    "outreach",
    "cases",
    "training",
    "mediation_office.notices",
    "mediation_office.documents",
    "mediation_office.content",
    "mediation_office.people",
    "mediation_office.terms",
    "mediation_office.accounts",
    "mediation_office",
    # libraries
    "mediation_office.apps.SupportConfig",  # django.contrib.admin with our door
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.forms",  # its widgets, for the renderer below
    "allauth",
    "allauth.account",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_htmx",
    "pgtrigger",
    "pghistory",
]

MIDDLEWARE = [
    "mediation_office.http.Protect",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",  # outside of what refuses: its answers have a policy too
    "mediation_office.http.RefuseNonsense",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "mediation_office.patience.SayBusy",  # around whoever asks the database
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "mediation_office.accounts.middleware.SessionLimits",
    "mediation_office.accounts.middleware.StaffLanguage",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "mediation_office.history.HistoryMiddleware",
    "mediation_office.http.NotAllowed",
    "mediation_office.http.NoStore",
    "mediation_office.presses.OncePerPress",  # innermost: it reads what was posted
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "mediation_office.accounts.context.office",
                "mediation_office.desk.context.rail",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# ── database, cache, broker ────────────────────────────────────────────────────────────────
DATABASES = {
    "default": env.db_url_config(env("DATABASE_URL", default="") or engines.database_url(BASE_DIR))
}
if env("DATABASE_OWNER_URL", default=""):  # who owns the tables; only migrations use it
    DATABASES["owner"] = env.db_url_config(env("DATABASE_OWNER_URL"))
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"].setdefault("OPTIONS", {})["options"] = (
    "-c lock_timeout=4s -c statement_timeout=30s -c idle_in_transaction_session_timeout=60s"
    # a page joins ten tables by their keys: to weigh every order takes longer than to ask
    " -c join_collapse_limit=4 -c from_collapse_limit=4"
)
CACHES = {  # nothing that a page needs lives in the broker: with Redis gone the office works
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
    "pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "TIMEOUT": 5},
}
SESSION_ENGINE = "mediation_office.sessions"  # keys as hashes, content sealed
CELERY = {
    "broker_url": env("REDIS_URL", default="") or engines.broker_url(BASE_DIR),
    "broker_connection_retry_on_startup": True,
    "broker_transport_options": {
        "socket_timeout": 5,
        "socket_connect_timeout": 2,
        "health_check_interval": 15,
    },
    "task_ignore_result": True,
    "task_serializer": "json",
    "accept_content": ["json"],
    "worker_prefetch_multiplier": 1,
    "worker_max_tasks_per_child": 5000,
    "task_soft_time_limit": 50,
    "task_time_limit": 60,
    "worker_hijack_root_logger": False,
    "timezone": "Asia/Aqtau",
}

# ── people who sign in ─────────────────────────────────────────────────────────────────────
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["mediation_office.accounts.backends.StaffBackend"]
PASSWORD_HASHERS = ["mediation_office.accounts.backends.StaffHasher"]
BRAKES_APART = True  # tries are counted outside the transaction of the page
CODE_COST = 2**14  # of scrypt, for the codes of citizens: 0.05 s and 16 MB a try
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:today"
ACCOUNT_ADAPTER = "mediation_office.accounts.adapter.StaffAdapter"
ACCOUNT_FORMS = {
    "login": "mediation_office.accounts.forms.SignInForm",
    "change_password": "mediation_office.accounts.forms.PasswordChangeForm",
    "set_password": "mediation_office.accounts.forms.PasswordSetForm",
    "reset_password": "mediation_office.accounts.forms.PasswordResetForm",
    "reset_password_from_key": "mediation_office.accounts.forms.PasswordResetKeyForm",
    "reauthenticate": "mediation_office.accounts.forms.ReauthenticateForm",
}
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no letters to whatever address a stranger types
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True  # past whoever keeps an account busy (accounts/sign_in.py)
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {
    "login": False,  # an address is a whole office: accounts/sign_in.py slows, and keeps nobody out
    "login_failed": False,
    "reset_password": "20/m/ip,5/h/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)
SESSION_IDLE_MINUTES = 15
SESSION_ABSOLUTE_HOURS = 12

# ── languages and time ─────────────────────────────────────────────────────────────────────
LANGUAGES = [("kk", _("Kazakh")), ("ru", _("Russian")), ("en", _("English"))]
LANGUAGE_CODE = "kk"
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale_frameworks"]  # the first wins
FORMAT_MODULE_PATH = ["mediation_office.formats"]
USE_THOUSAND_SEPARATOR = (
    False  # keys and years are no amounts; templates group by the filter `number`
)
TIME_ZONE = "Asia/Aqtau"
USE_TZ = True

# ── files ──────────────────────────────────────────────────────────────────────────────────
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static", *engines.library_assets()]
PRIVATE_ROOT = Path(env("PRIVATE_ROOT", default=str(BASE_DIR / ".office" / "private")))
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_ROOT},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 300
DATA_UPLOAD_MAX_NUMBER_FILES = 10
FILE_UPLOAD_HANDLERS = ["mediation_office.documents.files.uploads.VeilingUploadHandler"]
FILE_LIMIT_BYTES = 10 * 1024 * 1024
FILES_LIMIT = 5  # that a citizen may send for one purpose: with the appeal, to each question
UPLOAD_FLOOD_BYTES = 300 * 1024 * 1024  # of one request; then it is cut off
CLAMD_URL = env("CLAMD_URL", default="")

# ── what leaves ────────────────────────────────────────────────────────────────────────────
EMAIL_BACKEND = (
    "mediation_office.notices.mail.NoticeBackend"  # Django's and allauth's letters become notices
)
EMAIL_URL = env("EMAIL_URL", default="")  # empty: letters are recorded here and go nowhere
SMS_GATEWAY_URL = env("SMS_GATEWAY_URL", default="")
SMS_GATEWAY_SECRET = env("SMS_GATEWAY_SECRET", default="")  # empty: nobody reports to us
DEFAULT_FROM_EMAIL = env("FROM_EMAIL", default="office@example.kz")

# ── protection ─────────────────────────────────────────────────────────────────────────────
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "script-src": ["'self'"],
        "img-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
# a citizen's draft is kept that long; staff are limited by SessionLimits
SESSION_COOKIE_AGE = 24 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None  # ends with the browser, like the session
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/"]  # monitors ask each process, not the proxy
if HTTPS:
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {
        "secrets": {"()": "mediation_office.logs.HideSecrets"},
        "one-line": {"()": "mediation_office.logs.OneLine"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["secrets", "one-line"],
        }
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"django.request": {"level": "ERROR"}, "fontTools": {"level": "ERROR"}},
}
ADMINS: list = []  # no mail about errors: it would carry what people typed
