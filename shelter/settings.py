"""Django's settings. What differs from place to place comes from the environment, through shelter.config."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import django.conf.locale
from django.utils.csp import CSP

from shelter.config import CONFIG

BASE = Path(__file__).resolve().parent.parent
TESTING = CONFIG.mode == "test"
DEMO = CONFIG.mode != "real"

SECRET_KEY = CONFIG.secret_key
MASTER_KEY = CONFIG.master_key
DEBUG = CONFIG.debug
ALLOWED_HOSTS = list(CONFIG.allowed_hosts)
CSRF_TRUSTED_ORIGINS = list(CONFIG.trusted_origins)
ROOT_URLCONF = "shelter.urls"
WSGI_APPLICATION = "shelter.wsgi.application"

INSTALLED_APPS = [
    "shelter",
    "residents",
    "residents.family",
    "residents.importing",
    "residents.tasks",
    "residents.disclosures",
    "care_plans",
    "care_plans.assessments",
    "care_plans.services",
    "education",
    "education.activities",
    "education.results",
    "education.importing",
    "reports",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "django.contrib.postgres",
    "simple_history",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "shelter.middleware.refuse_odd_bytes",
    "shelter.middleware.keep_nothing",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "shelter.accounts.middleware.speak_her_language",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "axes.middleware.AxesMiddleware",  # outside the transaction: its refusal must not undo the count of tries
    "shelter.middleware.act_as_the_person",
    "allauth.account.middleware.AccountMiddleware",
    "shelter.accounts.middleware.cover_the_screen",
    "shelter.accounts.middleware.finish_signing_in",
    "shelter.accounts.middleware.forget_what_was_sent",
    "shelter.middleware.send_once",
]


def _database(role: str, **options: Any) -> dict[str, Any]:
    database = CONFIG.database
    return {
        "ENGINE": "shelter.database.backend",
        "HOST": database.host,
        "PORT": database.port,
        "NAME": database.name,
        "USER": f"shelter_{role}",
        "PASSWORD": CONFIG.passwords[role],
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**database.options, **options},
        "TEST": {} if role == "owner" else {"MIRROR": "owner"},
    }


_POOL: Any = False if TESTING else {"min_size": 1, "max_size": 8, "timeout": 10}
DATABASES = {
    "default": _database("app", pool=_POOL),
    "owner": _database("owner"),
    "press": _database("press"),
    "report": _database("report"),
    "scan": _database("scan"),
}
DATABASE_ROUTERS = ["shelter.router.OwnerMigrates"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SIMPLE_HISTORY_DATE_INDEX = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE / "shelter" / "ui" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "libraries": {"ui": "shelter.ui.templatetags.ui", "accounts": "shelter.accounts.tags"},
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "shelter.ui.context.chrome",
            ],
        },
    }
]
FORM_RENDERER = "shelter.ui.forms.Renderer"
STATIC_URL = "/static/"
STATIC_ROOT = CONFIG.data / "static"
STATICFILES_DIRS = [BASE / "shelter" / "ui" / "static"]
_STATIC = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage" if TESTING or DEBUG else _STATIC
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
FILE_UPLOAD_HANDLERS = ["shelter.uploads.InMemory"]

LANGUAGE_CODE = "en"
django.conf.locale.LANG_INFO["fil"] = {
    "bidi": False, "code": "fil", "name": "Filipino", "name_local": "Filipino",
}  # fmt: skip
LANGUAGES = [("en", "English"), ("fr", "Français"), ("fil", "Filipino (draft)")]
LOCALE_PATHS = [BASE / "shelter" / "locale"]
FORMAT_MODULE_PATH = ["shelter.formats"]
TIME_ZONE = "Asia/Manila"
USE_TZ = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Sign-in ------------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "shelter.Staff"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
_ARGON2 = "shelter.accounts.passwords.QuickArgon2" if TESTING else "django.contrib.auth.hashers.Argon2PasswordHasher"
PASSWORD_HASHERS = [_ARGON2]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "shelter.accounts.passwords.NotTooLong"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "shelter.accounts.passwords.NoWordOfTheHouse"},
]
CSRF_FAILURE_VIEW = "shelter.ui.errors.form_too_old"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
IDLE_MINUTES = 10  # without a sign of life the screen is covered; nobody is signed out, nothing typed is lost

# What several processes must know of each other: codes already used, tries counted.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shelter_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

ALLAUTH_TRUSTED_PROXY_COUNT = 1 if CONFIG.secure else 0
ACCOUNT_ADAPTER = "shelter.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "shelter.accounts.forms.SignInForm",
    "reauthenticate": "shelter.accounts.forms.ConfirmForm",
    "change_password": "shelter.accounts.forms.NewPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # nobody signs up: the administrator adds people
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None  # nobody gives an address
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# Never by address alone: a home has one address. 20 wrong tries a day for one person; axes counts the quick ones.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": "20/d/key", "reauthenticate": "20/m/user"}
MFA_ADAPTER = "shelter.accounts.adapters.MfaAdapter"
MFA_FORMS = {
    "activate_totp": "shelter.accounts.forms.ActivateForm",
    "add_webauthn": "shelter.accounts.forms.PasskeyForm",
    "login_webauthn": "shelter.accounts.forms.PasskeySignInForm",
    "authenticate_webauthn": "shelter.accounts.forms.PasskeyStepForm",
    "reauthenticate_webauthn": "shelter.accounts.forms.ConfirmPasskeyForm",
    "authenticate": "shelter.accounts.forms.CodeForm",
    "reauthenticate": "shelter.accounts.forms.ConfirmCodeForm",
}
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TRUST_ENABLED = False  # homes share computers
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Shelter"
MFA_TOTP_TOLERANCE = 1  # phones in the homes are often half a minute off
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not CONFIG.secure  # http://localhost, where browsers allow passkeys too

AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # who keeps trying does not keep her out
AXES_CLIENT_IP_CALLABLE = "shelter.accounts.adapters.address_of"
AXES_LOCKOUT_TEMPLATE = "account/locked_out.html"
AXES_DISABLE_ACCESS_LOG = True  # the trace says who signed in
AXES_VERBOSE = False

SESSION_ENGINE = "shelter.accounts.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = CONFIG.secure
SESSION_COOKIE_NAME = "__Host-session" if CONFIG.secure else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if CONFIG.secure else "csrf"

# Headers ------------------------------------------------------------------------------------------------------------
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "require-trusted-types-for": ["'script'"],
    "trusted-types": ["'none'"],
}
SECURE_REFERRER_POLICY = "no-referrer" if CONFIG.secure else "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = CONFIG.secure
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if CONFIG.secure else None
SECURE_HSTS_SECONDS = 31_536_000 if CONFIG.secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = CONFIG.secure

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "shelter.logs.NothingOfAnyone"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "axes": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
