"""Settings of every process, from the environment (twelve-factor)."""

import secrets
from pathlib import Path

from csp.constants import NONE, SELF

from config.database import database
from config.env import ROOT, BadSetting, checked, reader
from config.logs import configure_logs

env = reader()

BASE_DIR = ROOT
DEBUG = checked(env.bool, "LANTOA_DEBUG", False)
DEMO = checked(env.bool, "LANTOA_DEMO", False)
DATA = ROOT / checked(env.str, "LANTOA_DATA", "var")
DATA.mkdir(parents=True, exist_ok=True)


def _kept_secret() -> str:
    path: Path = DATA / "secret-key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(60), "ascii")
    return path.read_text("ascii").strip()


SECRET_KEY = checked(env.str, "LANTOA_SECRET_KEY", "") or _kept_secret()
ALLOWED_HOSTS = checked(env.list, "LANTOA_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
ORIGIN = checked(env.str, "LANTOA_ORIGIN", "http://localhost:8000").rstrip("/")
CSRF_TRUSTED_ORIGINS = [ORIGIN]
PORT = checked(env.int, "LANTOA_PORT", 8000)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "lantoa.domain.apps.DomainConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "lantoa.web.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "lantoa.web.middleware.refusals_to_pages",
    "lantoa.web.middleware.gets_never_write",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [ROOT / "templates"],
        "OPTIONS": {
            "environment": "lantoa.web.templates.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "lantoa.web.templates.page_context",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

DATABASES = {"default": database(checked(env.str, "LANTOA_DATABASE", "sqlite"), data=DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "domain.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_ADAPTER = "lantoa.web.sign_in.ClosedAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/accounts/login/"
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key", "login": "60/m/ip", "approval_link": "30/m/ip"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Lan Tỏa"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STATICFILES_DIRS = [
    ROOT / "static",
    ("vendor/tabler", ROOT / "node_modules/@tabler/core/dist"),
    ("vendor/htmx", ROOT / "node_modules/htmx.org/dist"),
    ("vendor/inter", ROOT / "node_modules/@fontsource-variable/inter"),
    ("paper", ROOT / "lantoa/papers/writing/html/style"),
]
ICONS = ROOT / "node_modules/@tabler/icons/icons/outline"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA / "files"},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

SECURE = ORIGIN.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME = "lantoa"
SESSION_COOKIE_AGE = 12 * 60 * 60
SECURE_SSL_REDIRECT = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
# Behind TLS one proxy stands before this process and names the user's address for the sign-in limits.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "frame-src": [SELF],
        "base-uri": [NONE],
        "manifest-src": [SELF],
        "worker-src": [SELF],
    }
}

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

_mail = checked(env.str, "LANTOA_MAIL", "console")
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
if _mail != "console":
    _parts = checked(env.url, "LANTOA_MAIL")
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = _parts.hostname, _parts.port or 25
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _parts.username or "", _parts.password or ""
DEFAULT_FROM_EMAIL = checked(env.str, "LANTOA_MAIL_FROM", "Lan Tỏa <no-reply@localhost>")

SIGNATURE_ROOTS = [ROOT / name for name in checked(env.list, "LANTOA_SIGNATURE_ROOTS", []) if name.strip()]
for _root in SIGNATURE_ROOTS:
    if not _root.is_file():
        raise BadSetting(f"LANTOA_SIGNATURE_ROOTS: {_root} is no file. See docs/reference/settings.md.")

BROKER = checked(env.str, "LANTOA_BROKER", "filesystem")
LOG_FORMAT = checked(env.str, "LANTOA_LOG", "text")
configure_logs(LOG_FORMAT)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "INFO" if not DEBUG else "DEBUG"},
    "loggers": {"django.db.backends": {"level": "INFO"}, "pdfminer": {"level": "ERROR"}},
}
SILENCED_SYSTEM_CHECKS = ["security.W008"]
