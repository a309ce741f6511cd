"""What an administrator fills in about people and roles."""

from datetime import date
from typing import Any

from django import forms

from lifecourse.accounts.api import Account
from lifecourse.design.api import DayField
from lifecourse.organisations import queries
from lifecourse.organisations.models import Organisation, Partnership
from lifecourse.organisations.rules import Role


class RoleForm(forms.Form):
    """A role, for which organisation, in which partnership."""

    # Nobody is given a role because it stood first in a list.
    role = forms.ChoiceField(
        label="Role",
        choices=[("", "Choose a role"), *((role.value, role.label) for role in Role)],
        error_messages={"required": "Choose a role."},
    )
    organisation = forms.ModelChoiceField(
        label="For which organisation", queryset=Organisation.objects.none()
    )
    partnership = forms.ModelChoiceField(
        label="In which partnership",
        queryset=Partnership.objects.none(),
        required=False,
        empty_label="Every partnership of the organisation",
    )

    def __init__(self, *args: Any, by: Account, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisations = queries.organisations_administered_by(by, on=on)
        partnerships = Partnership.objects.filter(members__in=organisations).distinct()
        choose(self.fields["organisation"], organisations)
        choose(self.fields["partnership"], partnerships.order_by("name"))

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


def choose(field: forms.Field, among: Any) -> None:
    field.queryset = among  # type: ignore[attr-defined]


class InviteForm(RoleForm):
    """A joiner with a first role."""

    field_order = ["full_name", "email", "role", "organisation", "partnership", "send"]
    full_name = forms.CharField(label="Full name", max_length=200)
    email = forms.EmailField(label="Work email address")
    send = forms.BooleanField(label="Send the link by email as well as showing it here", required=False)


class GiveRoleForm(RoleForm):
    """One more role for somebody."""

    from_date = DayField(label="First day")
    to_date = DayField(label="Last day", help_text="Leave empty if it has no end yet", required=False)


class EndRoleForm(forms.Form):
    """When a role ends."""

    when = forms.ChoiceField(
        label="When does it end?",
        choices=[("now", "Now"), ("day", "After a last day")],
        widget=forms.RadioSelect,
        initial="now",
    )
    last_day = DayField(label="Last day", required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("when") == "day" and not cleaned.get("last_day") and "last_day" not in self.errors:
            self.add_error("last_day", "Enter the last day.")
        return cleaned


class EndAccessForm(EndRoleForm):
    """When and why somebody's access ends."""

    reason = forms.CharField(label="Why", max_length=500, help_text="For example: left the organisation")


class ReasonForm(forms.Form):
    """Why a second factor is reset."""

    reason = forms.CharField(
        label="Why, and how you know who asked",
        max_length=500,
        help_text="For example: lost phone, seen in person",
    )


class NewLinkForm(forms.Form):
    """A new link for a password."""

    send = forms.BooleanField(label="Send the link by email as well as showing it here", required=False)


class PlainForm(forms.Form):
    """Nothing to fill in: only to confirm."""
