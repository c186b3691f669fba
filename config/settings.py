"""Settings of Khum. Everything that differs between installations comes from ``KHUM_…`` variables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from csp.constants import NONCE, NONE, SELF

from config.environment import data_directory, database, env_bool, env_list, env_str, oidc_server, secret_key

# -- Places ----------------------------------------------------------------------------------------------------
BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = data_directory()

# -- Security --------------------------------------------------------------------------------------------------
SECRET_KEY = secret_key(DATA_DIR)
DEBUG = env_bool("KHUM_DEBUG", default=False)
HTTPS = env_bool("KHUM_HTTPS", default=False)
ALLOWED_HOSTS = env_list("KHUM_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env_list("KHUM_ORIGINS", "")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "khum.web.errors.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# -- Apps ------------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "khum.home",
    "khum.evaluation",
    "khum.plans",
    "khum.learning",
    "khum.meetings",
    "khum.channels",
    "khum.recognition",
    "khum.surveys",
    "khum.communities",
    "khum.forums",
    "khum.exchange",
    "khum.needs",
    "khum.library",
    "khum.papers",
    "khum.files",
    "khum.notify",
    "khum.search",
    "khum.web",
    "khum.activity",
    "khum.people",
    "khum.ui",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "template_partials",
    "django_htmx",
    "csp",
    "django_prose_editor",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "khum.web.preferences.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "khum.web.sessions.SeenSessionMiddleware",
    "khum.web.middleware.StandingMiddleware",
    "khum.web.middleware.RefusalMiddleware",
    "khum.files.middleware.FileRefusalMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "khum.web.context.shell",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "khum.ui.templatetags.thai",
                "khum.ui.templatetags.ui",
            ],
        },
    }
]

# -- Data ------------------------------------------------------------------------------------------------------
DATABASES = {"default": database(DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHE_TABLE = "khum_cache"
CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": CACHE_TABLE},
    # Pieces of pages under a key that is made of all they show: never stale, and the same for whoever sees the same.
    "pieces": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pieces",
        "OPTIONS": {"MAX_ENTRIES": 3000},
    },
}
# Only the fields of one form are limited here; whole files are bounded by khum.files.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_TEMP_DIR = str(DATA_DIR / "incoming")
(DATA_DIR / "incoming").mkdir(exist_ok=True)
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "khum.files.upload.BoundedUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# -- Language and time -----------------------------------------------------------------------------------------
LANGUAGE_CODE = "th"
LANGUAGES = [("th", "ไทย"), ("en", "English")]
TIME_ZONE = "Asia/Bangkok"
USE_TZ = True
USE_I18N = True

# -- Static files ----------------------------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STATIC_ROOT.mkdir(exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# -- Sign-in ---------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:home"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {
    "login": "khum.people.forms.signin.SignInForm",
    "reauthenticate": "khum.people.forms.signin.ConfirmForm",
    "reset_password": "khum.people.forms.signin.AskResetForm",
    "reset_password_from_key": "khum.people.forms.signin.ResetForm",
    "change_password": "khum.people.forms.signin.ChangeForm",
    "set_password": "khum.people.forms.signin.FirstPasswordForm",
}
# Nobody can make Khum write to strangers; the page says the same for known and unknown addresses.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_ADAPTER = "khum.people.adapters.ClosedAccountAdapter"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = {
    "login_failed": "10/m/ip,5/5m/key",
    "setup_code": "10/10m/ip",
    "citizen_question": "5/h/ip",
    "set_password": "20/10m/ip",
}
# How many proxies stand in front; only then is X-Forwarded-For believed, and each visitor counted apart.
ALLAUTH_TRUSTED_PROXY_COUNT = int(env_str("KHUM_PROXIES", "0"))
USERSESSIONS_TRACK_ACTIVITY = True
MFA_FORMS = {
    "authenticate": "khum.people.forms.signin.SecondStepForm",
    "reauthenticate": "khum.people.forms.signin.SecondStepAgainForm",
    "activate_totp": "khum.people.forms.signin.TurnOnForm",
}
MFA_ADAPTER = "khum.people.adapters.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # E-mails come from the HR officer, not from a sign-up.
SOCIALACCOUNT_ADAPTER = "khum.people.adapters.KnownPersonAdapter"
SOCIALACCOUNT_ONLY = False
# A link starts the sign-in elsewhere: the policy `form-action 'self'` would stop a form that leads to another server.
SOCIALACCOUNT_LOGIN_ON_GET = True
OIDC_SERVER = oidc_server()
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "oidc",
                "name": env_str("KHUM_OIDC_NAME", "ThaID"),
                "client_id": env_str("KHUM_OIDC_CLIENT", ""),
                "secret": env_str("KHUM_OIDC_SECRET", ""),
                "settings": {"server_url": OIDC_SERVER},
            }
        ]
        if OIDC_SERVER
        else []
    }
}

# -- Mail ------------------------------------------------------------------------------------------------------
# Where links in mails lead: the first origin, or this machine.
PUBLIC_URL = (CSRF_TRUSTED_ORIGINS or ["http://localhost:8000"])[0].rstrip("/")
EMAIL_BACKEND = env_str("KHUM_EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
EMAIL_HOST = env_str("KHUM_EMAIL_HOST", "localhost")
EMAIL_PORT = int(env_str("KHUM_EMAIL_PORT", "25"))
EMAIL_HOST_USER = env_str("KHUM_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = env_str("KHUM_EMAIL_PASSWORD", "")
EMAIL_USE_TLS = env_bool("KHUM_EMAIL_TLS", default=False)
# LINE Official Account as a channel: off without a token.
LINE_TOKEN = env_str("KHUM_LINE_TOKEN", "")
LINE_API = env_str("KHUM_LINE_API", "https://api.line.me").rstrip("/")
DEFAULT_FROM_EMAIL = env_str("KHUM_EMAIL_FROM", "khum@localhost")
