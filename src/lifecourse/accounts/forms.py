"""The forms with which a joiner chooses a password, and anybody gives a code."""

from typing import Any

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings as mfa
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.cache import cache

from lifecourse.accounts.models import Account


class JoinForm(forms.Form):
    """A new password, twice."""

    password = forms.CharField(
        label="Password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="The same password again",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account
        self.fields["password"].help_text = " ".join(password_validators_help_texts())

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.account)
        return password

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if self.cleaned_data.get("password") not in {None, again}:
            raise forms.ValidationError("The two passwords are not the same.")
        return again


class WorksOnce(forms.Form):
    """A code that signed somebody in signs nobody in again, for as long as its number still counts."""

    user: Account

    def clean_code(self) -> str:
        code = str(super().clean_code())  # type: ignore[misc]
        # The library forgets a used code after one step, but late and early ones count for three.
        counts_for = mfa.TOTP_PERIOD * (2 * mfa.TOTP_TOLERANCE + 1)
        used = f"accounts.code-used.{self.user.pk}.{normalize_user_code(code)}"
        if not cache.add(used, True, timeout=counts_for):
            raise get_adapter().validation_error("incorrect_code")
        return code


class SignInCodeForm(WorksOnce, AuthenticateForm):  # type: ignore[misc]
    """The code after the password."""


class ReauthenticateCodeForm(WorksOnce, ReauthenticateForm):  # type: ignore[misc]
    """The code asked for again, before something grave."""
