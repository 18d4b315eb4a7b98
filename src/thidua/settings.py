"""Every setting of thidua, read from the environment as THIDUA_*; the table below is the reference.

`docs/vi/reference/settings.md` is generated from `TABLE` and compared by a test.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

# name, default, meaning
TABLE: tuple[tuple[str, str, str], ...] = (
    ("THIDUA_DATA", "var", "Thư mục dữ liệu: cơ sở dữ liệu nhúng, tệp tải lên, khóa bí mật"),
    (
        "THIDUA_DATABASE",
        "",
        "Địa chỉ PostgreSQL, postgresql://user:pw@host:port/name; trống: SQLite",
    ),
    ("THIDUA_SECRET_KEY", "", "Khóa bí mật; trống: tự tạo một lần trong thư mục dữ liệu"),
    ("THIDUA_DEBUG", "false", "Chế độ phát triển: trang kiểu dáng, dòng chân trang kỹ thuật"),
    ("THIDUA_HOSTS", "127.0.0.1,localhost", "Tên máy chủ được phục vụ, cách nhau bằng dấu phẩy"),
    ("THIDUA_ADDRESS", "127.0.0.1:8000", "Địa chỉ và cổng mà `thidua serve` mở"),
    ("THIDUA_URL", "http://127.0.0.1:8000", "Địa chỉ công khai, dùng trong thư và lịch"),
    ("THIDUA_MAIL", "", "Máy chủ thư, smtp://user:pw@host:port; trống: ghi vào thư mục dữ liệu"),
    ("THIDUA_MAIL_FROM", "thidua@localhost", "Địa chỉ gửi thư"),
    ("THIDUA_MAX_UPLOAD_MB", "50", "Cỡ lớn nhất của một tệp tải lên, MB"),
    (
        "THIDUA_PROXIES",
        "0",
        "Số máy chủ trung gian đứng trước (nginx): địa chỉ người gọi lấy từ X-Forwarded-For",
    ),
    (
        "THIDUA_LINEAGE",
        "own",
        (
            "own: thành tích của đơn vị cũ chỉ hiển thị, không tính cho đơn vị mới; khác: số, ký "
            "hiệu văn bản cho phép tính thành tích của đơn vị mà đơn vị mới kế thừa chính"
        ),
    ),
    ("THIDUA_TODAY", "", "Ngày dùng thay cho hôm nay khi trình diễn, YYYY-MM-DD; trống: hôm nay"),
)
_DEFAULTS = {name: default for name, default, _ in TABLE}


def env(name: str) -> str:
    """Return the value of a setting in `TABLE` from the environment, or its default."""
    return os.environ.get(name, "") or _DEFAULTS[name]


BASE = Path(__file__).resolve().parent
DATA = Path(env("THIDUA_DATA")).resolve()
DEBUG = env("THIDUA_DEBUG") == "true"
ALLOWED_HOSTS = env("THIDUA_HOSTS").split(",")
PUBLIC_URL = env("THIDUA_URL").rstrip("/")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
ADDRESS = env("THIDUA_ADDRESS")
TODAY = env("THIDUA_TODAY")
RECORDS_LINEAGE = env("THIDUA_LINEAGE")
MAX_UPLOAD_BYTES = int(env("THIDUA_MAX_UPLOAD_MB")) * 1024 * 1024


def _secret_key() -> str:
    """Return the secret from the environment, else one that is made once and kept."""
    if given := env("THIDUA_SECRET_KEY"):
        return given
    kept = DATA / "secret.key"
    if not kept.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        fresh = kept.with_suffix(f".{os.getpid()}")
        fresh.write_text(secrets.token_urlsafe(50), encoding="ascii")
        fresh.chmod(0o600)
        with contextlib.suppress(FileExistsError):
            os.link(fresh, kept)
        fresh.unlink()
    return kept.read_text(encoding="ascii")


def _database() -> dict[str, object]:
    """Return Django's database entry: PostgreSQL when an address is given, else SQLite in WAL."""
    if given := env("THIDUA_DATABASE"):
        at = urlsplit(given)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": at.path.lstrip("/"),
            "USER": unquote(at.username or ""),
            "PASSWORD": unquote(at.password or ""),
            "HOST": at.hostname or "",
            "PORT": str(at.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "thidua.sqlite3",
        "TEST": {"NAME": DATA / "test.sqlite3"},
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
                "PRAGMA cache_size=-32000;"
            ),
        },
    }


SECRET_KEY = _secret_key()
DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "thidua.urls"
WSGI_APPLICATION = "thidua.wsgi.application"
AUTH_USER_MODEL = "accounts.Person"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.usersessions",
    "thidua.core",
    "thidua.apps.organisations",
    "thidua.apps.accounts",
    "thidua.apps.records",
    "thidua.apps.documents",
    "thidua.apps.movements",
    "thidua.apps.tasks",
    "thidua.surfaces.desk",
    "thidua.surfaces.portal",
]

MIDDLEWARE = [
    "thidua.core.head.without_body",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "thidua.core.packing.PackingMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "thidua.core.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE / "core" / "templates", BASE / "apps", BASE / "surfaces"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.i18n", "thidua.core.templatetags.vn"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "thidua.surfaces.frame.frame",
            ],
        },
    }
]

FORM_RENDERER = "thidua.core.ui.widgets.Renderer"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
# `locale_django`: what Django and its packages lack in Vietnamese
LOCALE_PATHS = [BASE / "locale", BASE / "locale_django"]
FORMAT_MODULE_PATH = ["thidua.core.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:home"
LOGOUT_REDIRECT_URL = "portal:home"
ACCOUNT_ADAPTER = "thidua.apps.accounts.adapter.Adapter"
_FORMS = "thidua.apps.accounts.pages.sign_in."
ACCOUNT_FORMS = {
    "login": f"{_FORMS}LoginForm",
    "reset_password": f"{_FORMS}ResetPasswordForm",
    "reset_password_from_key": f"{_FORMS}ResetPasswordKeyForm",
    "change_password": f"{_FORMS}ChangePasswordForm",
    "set_password": f"{_FORMS}SetPasswordForm",
    "reauthenticate": f"{_FORMS}ReauthenticateForm",
}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key", "reset_password": "20/m/ip,5/m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = int(env("THIDUA_PROXIES"))  # whose address the limits count
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
USERSESSIONS_TRACK_ACTIVITY = False  # an UPDATE on every page is not worth a time of day

_SECURE = PUBLIC_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _SECURE else None
SECURE_HSTS_SECONDS = 31536000 if _SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "core_cache",
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
_mail = urlsplit(env("THIDUA_MAIL"))
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if _mail.hostname
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = str(DATA / "mail")
EMAIL_HOST = _mail.hostname or ""
EMAIL_PORT = _mail.port or 25
EMAIL_HOST_USER = unquote(_mail.username or "")
EMAIL_HOST_PASSWORD = unquote(_mail.password or "")
EMAIL_USE_TLS = _mail.scheme == "smtps"
DEFAULT_FROM_EMAIL = env("THIDUA_MAIL_FROM")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
