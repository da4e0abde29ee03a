"""Settings, all from the environment, with defaults that need no set-up.

`DJANGO_ENV=production` takes nothing for granted: without its variables the portal refuses to start. Anywhere
else a missing `SECRET_KEY` is made once and kept in a file that git ignores.
"""

import logging
from ipaddress import ip_network
from pathlib import Path

from csp.constants import NONCE
from django.core.management.utils import get_random_secret_key
from whitenoise.compress import Compressor

from icld_site.environment import Environment
from icld_site.keys import kept_key

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment()

PRODUCTION = env.choice("DJANGO_ENV", "development", "production") == "production"
if PRODUCTION:
    missing = [name for name in ("SECRET_KEY", "DATABASE_URL", "SITE_URL") if name not in env]
    if missing:
        raise SystemExit(f"DJANGO_ENV=production needs {', '.join(missing)} in the environment.")

# As it is written: django-environ takes a value that begins with $ for the name of another variable.
SECRET_KEY = env.ENVIRON.get("SECRET_KEY") or kept_key(BASE_DIR / ".secret-key", get_random_secret_key)
if PRODUCTION and len(SECRET_KEY) < 50:
    raise SystemExit("DJANGO_ENV=production needs a SECRET_KEY of at least 50 characters.")
DEBUG = env.switch("DJANGO_DEBUG", default=False)
if PRODUCTION and DEBUG:
    raise SystemExit("DJANGO_ENV=production can't have DJANGO_DEBUG on: its pages show settings to visitors.")

# The one setting behind hosts, trusted origins, canonical addresses, secure cookies and HSTS.
SITE_URL = env.str("SITE_URL", default="http://localhost:8000").rstrip("/")
_site = env.url("SITE_URL", default="http://localhost:8000")
if _site.scheme not in ("http", "https") or not _site.hostname:
    raise SystemExit(f"SITE_URL needs a form such as https://icld.se, not {SITE_URL!r}.")
HTTPS = _site.scheme == "https"
if PRODUCTION and not HTTPS:
    raise SystemExit(f"DJANGO_ENV=production needs a SITE_URL with https, not {SITE_URL!r}.")
ALLOWED_HOSTS = [_site.hostname] if PRODUCTION else [_site.hostname, "localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [f"{_site.scheme}://{_site.netloc}"]
SECURE_SSL_REDIRECT = HTTPS
SECURE_SSL_HOST = _site.netloc
SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$"]  # asked from within, past the proxy that has the certificate
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
# A promise that can't be taken back for a year, on behalf of every host below ours: made only by who runs them all.
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = env.switch("HSTS_SUBDOMAINS", default=False)
SILENCED_SYSTEM_CHECKS = [] if SECURE_HSTS_PRELOAD else ["security.W005", "security.W021"]
# Only staff have cookies, two of them. By these names a browser takes them from this very host alone, over HTTPS.
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = (
    ("__Host-sessionid", "__Host-csrftoken") if HTTPS else ("sessionid", "csrftoken")
)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_ENGINE = "icld_site.staff.sessions"
SESSION_COOKIE_AGE = 12 * 3600  # a working day
CSRF_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "icld_site.home.views.form_refused"
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="mailto:info@icld.se")

# Whether a change of rules waits until a second editor approves it, or may be saved at once by whoever makes it.
SECOND_EDITOR = env.switch("SECOND_EDITOR", default=True)

# Whether staff need an authenticator app beside their password before admin lets them in; elsewhere it is offered.
SECOND_FACTOR = env.switch("SECOND_FACTOR", default=PRODUCTION)

# The proxies in front of the portal, whose word for where a visitor comes from is taken: addresses, networks, or `unix`
# for one that comes through a socket in the file system. Nobody else's is.
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=[])
try:
    [ip_network(proxy) for proxy in TRUSTED_PROXIES if proxy != "unix"]
except ValueError as error:
    raise SystemExit(f"TRUSTED_PROXIES needs addresses, networks or unix: {error}.") from None

# So many costly answers a minute may one client have from each process: searches, answers of the checker, and exports,
# which count for ten. 0: as many as it likes.
COSTLY_PER_MINUTE = env.number("COSTLY_PER_MINUTE", default=600, least=0)

# The largest file that staff may upload, in bytes; said in megabytes.
LARGEST_UPLOAD = env.number("LARGEST_UPLOAD_MB", default=60, least=1) * 1024 * 1024

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
    "icld_site.delivery.middleware.caching.Unmodified",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "icld_site.delivery.middleware.headers.StaffPolicy",
    "icld_site.delivery.middleware.headers.SecurityHeaders",
    "icld_site.delivery.observing.Told",
    "django.middleware.security.SecurityMiddleware",
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

# So long may one statement take, in milliseconds; a wait for a row that somebody else is changing is shorter, and a
# transaction that does nothing may last longer. Commands have no limit (manage.py), and 0 is none.
STATEMENT_TIMEOUT_MS = env.number("STATEMENT_TIMEOUT_MS", default=20_000, least=0)
# A query that takes so long is told in the log, without its values. 0: none is.
SLOW_QUERY_MS = env.number("SLOW_QUERY_MS", default=500, least=0)

_kind = env.str("DATABASE_URL", default="sqlite:").partition(":")[0]
# It isn't said back: it may hold a password.
_misshapen = SystemExit("DATABASE_URL needs a form such as postgres://user@host:5432/name or sqlite:////folder/file.")
if _kind not in ("sqlite", "postgres", "postgresql", "psql", "pgsql"):
    raise _misshapen
try:
    DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'db.sqlite3'}")}
except ValueError:  # of the port
    raise _misshapen from None
if _kind == "sqlite":
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        # A transaction that reads first and then writes would otherwise meet "database is locked".
        "transaction_mode": "IMMEDIATE",
        # FULL, since a save that was confirmed has to outlive a power cut; few save, and each of them seldom.
        "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON",
    }
else:
    _limits = {
        "statement_timeout": STATEMENT_TIMEOUT_MS,
        "lock_timeout": STATEMENT_TIMEOUT_MS * 3 // 4,
        "idle_in_transaction_session_timeout": STATEMENT_TIMEOUT_MS * 3,
    }
    DATABASES["default"]["OPTIONS"] = {
        **DATABASES["default"].get("OPTIONS", {}),  # of the address, such as ?sslmode=verify-full
        # The wait for a connection is short: a page that can't be had should say so, not hang.
        "pool": {
            "min_size": 1,
            "max_size": env.number("DATABASE_POOL", default=8, least=1),
            "timeout": 2,
            "reconnect_timeout": 2,  # beyond that, whoever asks next tries anew: the longer waits of the pool are past
        },
        "connect_timeout": 3,
        "tcp_user_timeout": 5000,  # milliseconds after which a server that answers nothing is taken for gone
        "options": " ".join(f"-c {name}={limit}" for name, limit in _limits.items()),
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
FORMAT_MODULE_PATH = "icld_site.languages.formats"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", default=str(BASE_DIR / "staticfiles"))
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(BASE_DIR / "media"))
# What the processes of one machine share while they run; it needn't outlive them.
RUN_ROOT = env.path("RUN_ROOT", default=str(BASE_DIR / "run"))
# Whole pages in the memory of each worker, in bytes; said in megabytes, and 0 keeps none.
PAGE_CACHE = env.number("PAGE_CACHE_MB", default=64, least=0) * 1024 * 1024
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

# To stderr, a JSON object a line, where whatever runs the portal picks it up. What may stand in a line and what may not
# is said in delivery/observing.py.
logging.logThreads = logging.logProcesses = logging.logMultiprocessing = logging.logAsyncioTasks = False  # untold
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "icld_site.delivery.observing.AsJson"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "json"},
        "none": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stderr"], "level": env.choice("LOG_LEVEL", "INFO", "DEBUG", "WARNING", "ERROR", "CRITICAL")},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "INFO", "propagate": True},
        # What isn't found or is refused stands in the request's own line, without what was typed.
        "django.request": {"level": "ERROR"},
        # Its lines hold the path, and where the form came from.
        "django.security.csrf": {"level": "ERROR"},
        # Scanners send made-up hosts all day long; each gets its 400 and that is all.
        "django.security.DisallowedHost": {"handlers": ["none"], "propagate": False},
        # gunicorn's own form of a line tells the process, which is untold here.
        "gunicorn.error": {"handlers": ["stderr"], "propagate": False},
    },
}
