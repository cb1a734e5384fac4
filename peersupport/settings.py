"""Settings, all from the environment; docs/operations.md has the table of variables."""

from pathlib import Path

import pghistory
from csp.constants import NONE, SELF

from peersupport import environment

BASE_DIR = Path(__file__).resolve().parent.parent

DEBUG = environment.flag("DEBUG")
DEMO = environment.flag("DEMO")
SECRET_KEY = environment.secret_key(DEBUG)
SECRET_KEY_FALLBACKS = environment.words("SECRET_KEY_FALLBACKS")
PRIVATE_KEYS = environment.private_keys()
ALLOWED_HOSTS = environment.hosts(DEBUG)
DATA_DIR = Path(environment.text("DATA_DIR", default=str(BASE_DIR / "var")))

# The service that runs this copy
ORGANISATION_NAME = environment.text("ORGANISATION_NAME", default="Northside and Southside Peer Support")
SERVICE_NAME = environment.text("SERVICE_NAME", default="Peer support")
ORGANISATION_LOGO = environment.text("ORGANISATION_LOGO", default="")
PERSON_WORD = environment.text("PERSON_WORD", default="person")
PERSON_WORD_PLURAL = environment.text("PERSON_WORD_PLURAL", default="people")
SITE_URL = environment.site_url(DEBUG)
IDLE_MINUTES = environment.number("IDLE_MINUTES", 30, least=1, most=24 * 60)
ROLES_NEED_APPROVAL = environment.flag("ROLES_NEED_APPROVAL")
CONCERN_HOURS = environment.number("CONCERN_HOURS", 4, least=1, most=40)
DBS_CHECK_YEARS = environment.number("DBS_CHECK_YEARS", 3, least=1, most=10)
LEAST_AGE = environment.number("LEAST_AGE", 18, least=0, most=65)
REOPEN_DAYS = environment.number("REOPEN_DAYS", 28, least=1, most=365)

INSTALLED_APPS = [
    "groundwork",
    "notices",
    "accounts",
    "workers",
    "training",
    "development",
    "pathway",
    "referrals",
    "support",
    "supervision",
    "demo",
    "peersupport",
    "crispy_nhsuk",
    "crispy_forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "phonenumber_field",
    "pgtrigger",
    "pghistory",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "peersupport.middleware.RequestLog",
    "peersupport.middleware.PermissionsPolicy",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "peersupport.middleware.KnownMethods",
    "peersupport.bodies.Refusal",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "peersupport.middleware.DatabaseAway",
    "peersupport.middleware.PrintableCookies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "groundwork.uploads.Uploads",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "accounts.middleware.NoStore",
    "accounts.middleware.IdleTimeout",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "accounts.middleware.SecondFactor",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "groundwork.way_back.WayBack",
    "peersupport.middleware.History",
    "peersupport.middleware.SettledNotices",
    "peersupport.middleware.OwnPageNotFound",
]

ROOT_URLCONF = "peersupport.urls"
WSGI_APPLICATION = "peersupport.wsgi.application"

TEMPLATES = [
    {
        "NAME": "django",
        "BACKEND": "groundwork.plain_texts.Templates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "peersupport.context.service",
                "referrals.banner.banner",
            ],
            "builtins": ["groundwork.templatetags.dates"],
        },
    },
]

CRISPY_ALLOWED_TEMPLATE_PACKS = "nhsuk"
CRISPY_TEMPLATE_PACK = "nhsuk"
CRISPY_FAIL_SILENTLY = False

# Database, cache, sessions
DATABASES = {"default": environment.database()}
# One transaction for each request: what a page shows and the trail of who saw it stand or fall together.
DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True, "ATOMIC_REQUESTS": True}
# Nobody waits for ever: not for a database that hangs, not for a row that another request holds. `grant_rights` makes
# these the database's own as well, since a pooler passes on nothing of what a connection asks for.
DATABASE_TIMEOUTS = {"lock_timeout": "15s", "idle_in_transaction_session_timeout": "60s"}
DATABASES["default"]["OPTIONS"] = {
    "connect_timeout": 5,
    "options": " ".join(f"-c {name}={value}" for name, value in DATABASE_TIMEOUTS.items()),
    "application_name": "peersupport",
} | DATABASES["default"].get("OPTIONS", {})
# Such a cursor lives in one connection of the database, which a pooler may give to somebody else meanwhile.
DATABASES["default"]["DISABLE_SERVER_SIDE_CURSORS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# In the database, so that people can sign in and work while the broker is away.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "django_cache"}}

# Celery
CELERY_BROKER_URL = environment.broker()
CELERY_TASK_IGNORE_RESULT = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# For as long as the broker is away: Celery's own limit ends a worker after three quarters of an hour.
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_timeout": 5, "socket_connect_timeout": 5, "visibility_timeout": 600}
CELERY_TIMEZONE = "Europe/London"
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "celerybeat-schedule")
# A sweep that the worker did not get to within its minute is not worth doing: the next does the same.
CELERY_BEAT_SCHEDULE = {
    "sweep": {"task": "peersupport.tasks.sweep", "schedule": 60, "options": {"expires": 55}},
    # Somebody waits for what comes of a file.
    "work_imports": {"task": "peersupport.tasks.work_imports", "schedule": 10, "options": {"expires": 9}},
    "tidy": {"task": "peersupport.tasks.tidy", "schedule": 60 * 60, "options": {"expires": 55 * 60}},
    "seal": {"task": "peersupport.tasks.seal", "schedule": 60 * 60, "options": {"expires": 55 * 60}},
}

# Email
vars().update(environment.email(DEBUG, DATA_DIR / "mail"))
DEFAULT_FROM_EMAIL = environment.sender()
EMAIL_TIMEOUT = 10

# Signing in
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
REFUSED_PASSWORDS = environment.refused_passwords()
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "accounts.passwords.OwnWordsValidator"},
]
# Django's own list has few passwords as long as ours have to be.
if REFUSED_PASSWORDS:
    AUTH_PASSWORD_VALIDATORS.append(
        {
            "NAME": "django.contrib.auth.password_validation.CommonPasswordValidator",
            "OPTIONS": {"password_list_path": REFUSED_PASSWORDS},
        }
    )
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "accounts.forms.signing_in.LoginForm",
    "reset_password": "accounts.forms.signing_in.ResetPasswordForm",
    "user_token": "accounts.forms.signing_in.LinkForm",
    "reset_password_from_key": "accounts.forms.signing_in.NewPasswordForm",
    "change_password": "accounts.forms.signing_in.ChangePasswordForm",
    "reauthenticate": "accounts.forms.signing_in.ReauthenticateForm",
}
# Ours stand in the database, where nothing can push them out: accounts/guessing.py.
ACCOUNT_RATE_LIMITS = False
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
SESSION_COOKIE_AGE = 12 * 60 * 60
USERSESSIONS_ADAPTER = "accounts.adapter.SessionsAdapter"
USERSESSIONS_TRACK_ACTIVITY = False
MFA_ADAPTER = "accounts.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "accounts.forms.signing_in.AuthenticateForm",
    "reauthenticate": "accounts.forms.signing_in.ReauthenticateByCodeForm",
    "activate_totp": "accounts.forms.signing_in.ActivateForm",
    "deactivate_totp": "accounts.forms.signing_in.DeactivateForm",
    "generate_recovery_codes": "accounts.forms.signing_in.GenerateCodesForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = SERVICE_NAME
MFA_TOTP_TOLERANCE = 1
# Whoever accepted an invitation has shown that the address is theirs.
MFA_ALLOW_UNVERIFIED_EMAIL = True

# Language and time: kept in UTC, shown and reasoned about in London
# One language: looking for a translation of every word cost lists up to a tenth of their time.
LANGUAGE_CODE = "en-gb"
USE_I18N = False
TIME_ZONE = "Europe/London"
USE_TZ = True
PHONENUMBER_DEFAULT_REGION = "GB"

# History: every insert, update and delete of a tracked row, kept by triggers and never altered
PGHISTORY_APPEND_ONLY = True
PGHISTORY_DEFAULT_TRACKERS = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())

# Static files
STATIC_URL = "/static/"
STATIC_ROOT = Path(environment.text("STATIC_ROOT", default=str(BASE_DIR / "staticfiles")))
STATICFILES_DIRS = [
    ("build", BASE_DIR / "static/build"),  # made by `npm run build` from static/scss and static/js
    ("nhsuk", BASE_DIR / "node_modules/nhsuk-frontend/dist/nhsuk/assets"),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# No file that is sent is kept, not even for a moment, but by the pages that groundwork/uploads.py names
FILE_UPLOAD_HANDLERS = []
# The most that is read of one request, of whatever kind: see peersupport/bodies.py
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

# Throttling goes by the address of the person, which only the proxies in front of us know
ALLAUTH_TRUSTED_PROXY_COUNT = environment.number("TRUSTED_PROXIES", 0, least=0, most=9)

# Security headers
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = not DEBUG
# A browser takes a cookie of such a name from this host only, by TLS only; no neighbour can plant one.
COOKIE_PREFIX = "" if DEBUG else "__Host-"
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid", f"{COOKIE_PREFIX}csrftoken"
# Scripts take the token from the form.
CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 0 if DEBUG else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEBUG
SECURE_REDIRECT_EXEMPT = [r"^healthz/$"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# Logs go to the standard output, one line each, without personal data
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "request_id": {"()": "peersupport.logs.RequestId"},
        "without_address": {"()": "peersupport.logs.WithoutAddress"},
        "without_path": {"()": "peersupport.logs.WithoutPath"},
        "without_rows": {"()": "peersupport.logs.WithoutRows"},
    },
    "formatters": {
        "line": {
            "()": "logging.Formatter" if DEBUG else "peersupport.logs.WithoutValues",
            "format": "{asctime} {levelname} {name} request={request_id} {message}",
            "style": "{",
        }
    },
    "handlers": {
        "stdout": {
            "class": "logging.StreamHandler",
            "stream": "ext://sys.stdout",
            "formatter": "line",
            "filters": ["request_id", "without_address", "without_rows"],
        }
    },
    "root": {"handlers": ["stdout"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "celery": {"level": "INFO"},
        # What it says below this names addresses, or how many requests wait for a thread.
        "waitress": {"level": "ERROR", "filters": ["without_path"]},
    },
}
