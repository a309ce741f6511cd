"""The site: its rooms, its templates, its database."""

import os

from lifecourse.settings.installation import HOME, PACKAGE, database, flag, mailers, secret_key

DEMONSTRATION = flag("LIFECOURSE_DEMONSTRATION")
DEBUG = flag("LIFECOURSE_DEBUG")
SECRET_KEY = secret_key()
ALLOWED_HOSTS = os.environ.get("LIFECOURSE_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
LIFECOURSE_HOME = HOME
# Forms of plans that this installation adds to those that ship.
LIFECOURSE_TEMPLATES = os.environ.get("LIFECOURSE_TEMPLATES", "")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "django_htmx",
    "lifecourse.website.apps.WebsiteConfig",
    "lifecourse.publishing.apps.PublishingConfig",
    "lifecourse.assurance.apps.AssuranceConfig",
    "lifecourse.plans.apps.PlansConfig",
    "lifecourse.forecasting.apps.ForecastingConfig",
    "lifecourse.cases.apps.CasesConfig",
    "lifecourse.finance.apps.FinanceConfig",
    "lifecourse.measures.apps.MeasuresConfig",
    "lifecourse.delivery.apps.DeliveryConfig",
    "lifecourse.support.apps.SupportConfig",
    "lifecourse.people.apps.PeopleConfig",
    "lifecourse.figures.apps.FiguresConfig",
    "lifecourse.organisations.apps.OrganisationsConfig",
    "lifecourse.audit.apps.AuditConfig",
    "lifecourse.accounts.apps.AccountsConfig",
    "lifecourse.design.apps.DesignConfig",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "lifecourse.accounts.middleware.SignInRequired",
    "lifecourse.website.middleware.NameTheActor",
]

ROOT_URLCONF = "lifecourse.urls"
WSGI_APPLICATION = "lifecourse.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lifecourse.website.context.everywhere",
            ],
        },
    }
]
FORM_RENDERER = "lifecourse.design.forms.LifecourseFormRenderer"

DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MAILERS = mailers()
# Reminders are sent only where somebody has said where to, and what the site is called from outside.
EMAIL_IS_SET_UP = bool(os.environ.get("LIFECOURSE_EMAIL"))
SITE_ADDRESS = (
    os.environ.get("LIFECOURSE_SITE", "").rstrip("/") + "/" if os.environ.get("LIFECOURSE_SITE") else ""
)
DEFAULT_FROM_EMAIL = os.environ.get("LIFECOURSE_EMAIL_FROM", "lifecourse@localhost")
# Sign-in limits are counted in the cache, so the cache must be one for all workers.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "lifecourse_cache",
        # By default three hundred: a flood of attempts would push out the counts of earlier ones.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Assets are compiled into the package at set-up; finders serve them without a copying step.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
PACKAGE_DIR = PACKAGE
# Files given as evidence: how large at most, and what looks through them for viruses, if anything does.
EVIDENCE_MOST_BYTES = int(os.environ.get("LIFECOURSE_EVIDENCE_MB", "10")) * 1024 * 1024
EVIDENCE_SCANNER = os.environ.get("LIFECOURSE_SCANNER", "")
