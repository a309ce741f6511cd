"""People who sign in, the links that invite them, and lost second factors."""

import uuid
from datetime import date
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone

from lifecourse.accounts import rules


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by email address, whatever its capital letters."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email=rules.tidy_email(username or ""))


class Account(AbstractBaseUser):
    """One person who may sign in. The email address is the user name."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("email", "full_name", "leaving_date", "last_login")
    KEPT_OUT_OF_RECORD: ClassVar[tuple[str, ...]] = ("password",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField("Email address", unique=True)
    full_name = models.CharField("Full name", max_length=200)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now)
    leaving_date = models.DateField("Last day of access", null=True, blank=True)
    leaving_reason = models.CharField("Why access ends", max_length=500, blank=True)

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["full_name"]

    class Meta:
        ordering = ["full_name", "email"]
        constraints = [
            models.UniqueConstraint(Lower("email"), name="account_email_once_whatever_its_capitals"),
            models.CheckConstraint(name="account_email_not_empty", condition=~Q(email="")),
        ]

    def __str__(self) -> str:
        return f"{self.full_name} ({self.email})"

    def save(self, *args: object, **kwargs: object) -> None:
        self.email = rules.tidy_email(self.email)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_short_name(self) -> str:
        return self.full_name

    def get_full_name(self) -> str:
        return self.full_name

    def may_sign_in(self, *, today: date) -> bool:
        return rules.may_sign_in(is_active=self.is_active, leaving_date=self.leaving_date, today=today)


class Invitation(models.Model):
    """A single-use link with which one person sets a password. Only its fingerprint is kept."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("account", "invited_by")
    KEPT_OUT_OF_RECORD: ClassVar[tuple[str, ...]] = ("fingerprint",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="invitations")
    invited_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="invitations_given", null=True, blank=True
    )
    fingerprint = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="invitation_expires_after_it_is_made", condition=Q(expires_at__gt=F("created_at"))
            ),
        ]

    def __str__(self) -> str:
        return f"Invitation of {self.account}"


class SecondFactorReset(models.Model):
    """A second factor taken away by somebody else, so that its owner sets it up anew."""

    PERSONAL_DATA: ClassVar[tuple[str, ...]] = ("account", "by", "reason")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="second_factor_resets")
    by = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="second_factors_reset", null=True, blank=True
    )
    at = models.DateTimeField()
    reason = models.CharField(max_length=500)

    class Meta:
        ordering = ["-at", "id"]
        constraints = [
            models.CheckConstraint(
                name="second_factor_is_reset_by_somebody_else", condition=~Q(account=F("by"))
            ),
            models.CheckConstraint(name="second_factor_reset_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"Second factor of {self.account} reset"
