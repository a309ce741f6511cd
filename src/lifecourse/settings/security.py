"""How people sign in and what a browser may do: strict by default."""

import os

from django.utils.csp import CSP

from lifecourse.accounts.providers import socialaccount_providers
from lifecourse.settings.installation import flag

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "lifecourse.accounts.adapters.InvitedOnly"
SOCIALACCOUNT_PROVIDERS = socialaccount_providers()
# A form redirected to a provider would be stopped by our own content security policy: docs/decisions/0010.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_ADAPTER = "lifecourse.accounts.adapters.InvitedOnlyByProvider"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Lifecourse"
MFA_ADAPTER = "lifecourse.accounts.adapters.SealedSecrets"
# Half a minute is short for slow fingers: the code before this one still works.
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "lifecourse.accounts.forms.SignInCodeForm",
    "reauthenticate": "lifecourse.accounts.forms.ReauthenticateCodeForm",
}
USERSESSIONS_TRACK_ACTIVITY = False

# Behind a proxy that ends TLS, LIFECOURSE_HTTPS=yes makes cookies and redirects HTTPS-only.
HTTPS = flag("LIFECOURSE_HTTPS")
SESSION_COOKIE_SECURE = HTTPS
# Behind one proxy the limits on sign-in count each reader, not the proxy.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0
CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("LIFECOURSE_ORIGINS", "").split(",") if o]

SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
