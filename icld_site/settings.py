"""Settings, all from the environment, with defaults that need no set-up.

`DJANGO_ENV=production` takes nothing for granted: without its variables the portal refuses to start. Anywhere
else a missing `SECRET_KEY` is made once and kept in a file that git ignores.
"""

import os
from pathlib import Path

import environ
from csp.constants import NONCE
from django.core.management.utils import get_random_secret_key
from whitenoise.compress import Compressor

from icld_site.keys import kept_key

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

PRODUCTION = env.str("DJANGO_ENV", default="development") == "production"
if PRODUCTION:
    missing = [name for name in ("SECRET_KEY", "DATABASE_URL", "SITE_URL") if not os.environ.get(name)]
    if missing:
        raise SystemExit(f"DJANGO_ENV=production needs {', '.join(missing)} in the environment.")

SECRET_KEY = env.str("SECRET_KEY", default="") or kept_key(BASE_DIR / ".secret-key", get_random_secret_key)
DEBUG = env.bool("DJANGO_DEBUG", default=False)

# The one setting behind hosts, trusted origins, canonical addresses, secure cookies and HSTS.
SITE_URL = env.str("SITE_URL", default="http://localhost:8000").rstrip("/")
_site = env.url("SITE_URL", default="http://localhost:8000")
if _site.scheme not in ("http", "https") or not _site.hostname:
    raise SystemExit(f"SITE_URL needs a form such as https://icld.se, not {SITE_URL!r}.")
HTTPS = _site.scheme == "https"
ALLOWED_HOSTS = [_site.hostname] if PRODUCTION else [_site.hostname, "localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [f"{_site.scheme}://{_site.netloc}"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
CSRF_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "icld_site.delivery.errors.csrf_failure"
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="mailto:info@icld.se")

# Whether a change of rules waits until a second editor approves it, or may be saved at once by whoever makes it.
SECOND_EDITOR = env.bool("SECOND_EDITOR", default=True)

# The largest file that staff may upload, in bytes; said in megabytes.
LARGEST_UPLOAD = env.int("LARGEST_UPLOAD_MB", default=60) * 1024 * 1024

INSTALLED_APPS = [
    "modeltranslation",  # before admin, whose forms it extends
    "icld_site.staff.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "reversion",
    "django_prose_editor",
    "imagefield",
    "icld_site.staff",
    "icld_site.languages",
    "icld_site.publishing",
    "icld_site.media",
    "icld_site.search",
    "icld_site.delivery",
    "programmes",
    "news",
    "publications",
    "icld_site.home",
]

# From the outermost inwards; what each one promises stands in its own file.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "icld_site.delivery.middleware.headers.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "icld_site.delivery.middleware.admission.Admission",
    "icld_site.delivery.middleware.requests.Now",
    "icld_site.publishing.versions.Versioned",
    "icld_site.delivery.middleware.requests.Bodiless",
    "icld_site.delivery.middleware.compression.Compression",
    "icld_site.delivery.middleware.caching.Caching",
    "icld_site.delivery.middleware.language.Language",
    "icld_site.delivery.middleware.requests.Readable",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "icld_site.delivery.middleware.language.StaffLanguage",
]

ROOT_URLCONF = "icld_site.urls"
WSGI_APPLICATION = "icld_site.wsgi.application"
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
                "icld_site.home.context.around",
            ],
        },
    }
]

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        # A transaction that reads first and then writes would otherwise meet "database is locked".
        "transaction_mode": "IMMEDIATE",
        # FULL, since a save that was confirmed has to outlive a power cut; few save, and each of them seldom.
        "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON",
    }
else:
    DATABASES["default"]["OPTIONS"] = {
        # The wait for a connection is short: a page that can't be had should say so, not hang.
        "pool": {
            "min_size": 1,
            "max_size": env.int("DATABASE_POOL", default=8),
            "timeout": 2,
            "reconnect_timeout": 2,  # beyond that, whoever asks next tries anew: the longer waits of the pool are past
        },
        "connect_timeout": 3,
        "tcp_user_timeout": 5000,  # milliseconds after which a server that answers nothing is taken for gone
    }
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True  # one that broke is found before a page needs it
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "staff.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = LOGOUT_REDIRECT_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/admin/"

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
MODELTRANSLATION_LANGUAGES = ("sv", "en")
MODELTRANSLATION_DEFAULT_LANGUAGE = "sv"
MODELTRANSLATION_FALLBACK_LANGUAGES = {"default": (), "sv": ("en",), "en": ("sv",)}
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", default=str(BASE_DIR / "staticfiles"))
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(BASE_DIR / "media"))
IMAGEFIELD_AUTOGENERATE = True  # when a picture is saved, so that no visitor waits for one
IMAGEFIELD_BIN_DEPTH = 2
# Uploads lie in MEDIA_ROOT, or in this bucket; where it is and how to get in, boto3 reads from variables of its own.
MEDIA_BUCKET = env.str("MEDIA_BUCKET", default="")
_folder = {"BACKEND": "icld_site.publishing.storage.Folder"}
_bucket = {"BACKEND": "icld_site.publishing.bucket.Bucket", "OPTIONS": {"bucket_name": MEDIA_BUCKET}}
STORAGES = {
    "default": _bucket if MEDIA_BUCKET else _folder,
    "staticfiles": {"BACKEND": "icld_site.delivery.static_files.StaticFiles"},
}
# Only names that tell the content apart are served, and what only developers' tools read isn't packed.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "avif", "map")

# Admin and sign-in; public pages carry a stricter one, without a nonce (delivery/middleware/headers.py).
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'", NONCE],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

# To stderr, where whatever runs the portal picks it up. No line holds a visitor's IP address.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line"},
        "none": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "INFO", "propagate": True},
        # Scanners send made-up hosts all day long; each gets its 400 and that is all.
        "django.security.DisallowedHost": {"handlers": ["none"], "propagate": False},
    },
}
