"""Restricting a record to those who are named, and keeping somebody out of it."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property

from lifecourse.accounts.api import Account
from lifecourse.design.api import DayField, PlainFormView
from lifecourse.organisations.api import NotAllowed, Permission
from lifecourse.people.models import Person, Restriction, RestrictionException
from lifecourse.people.operations.restricting import (
    UnableToRestrict,
    change_names,
    lift_restriction,
    person_to_restrict,
    restrict,
    restriction_of,
)
from lifecourse.people.queries import NoSuchPerson, where_they_work, who_may_open
from lifecourse.people.reading import read_somebody
from lifecourse.people.views.place import PeoplePage


class NamesForm(forms.Form):
    """Who is kept out of a record, and who may open it while it is restricted."""

    say_optional = False

    named = forms.MultipleChoiceField(
        label="Who may still open it?",
        help_text="You yourself may, and at least one colleague, so that somebody can while you are away.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    kept_out = forms.MultipleChoiceField(
        label="Who must never see it?",
        help_text="Somebody the person is afraid of, or who was close to them. To them it is as if there "
        "were no such record, whatever their role.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(
        self, *args: Any, colleagues: list[tuple[str, str]], restricted: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name in ("named", "kept_out"):
            cast("forms.MultipleChoiceField", self.fields[name]).choices = colleagues
        if not restricted:
            del self.fields["named"]


class RestrictForm(NamesForm):
    """Why and from when a record is restricted, and to whom."""

    reason = forms.CharField(
        label="Why?",
        help_text="Those who are named read this.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why this record is restricted."},
    )
    from_date = DayField(label="From which day?")
    to_date = DayField(
        label="Until which day?",
        help_text="Leave it empty where nobody knows. It ends by itself on a day that you give.",
        required=False,
    )
    field_order = ("reason", "from_date", "to_date", "named", "kept_out")


class LiftForm(forms.Form):
    """Why a restriction is lifted."""

    why = forms.CharField(
        label="Why is it lifted?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why it is lifted."},
    )


class RestrictingPage(PeoplePage, PlainFormView):
    """Opens for those who may restrict this person's record; for others the person is not there."""

    template_name = "people/restrict.html"
    done = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse those who restrict nobody's record before anybody is looked for."""
        if not (self.may(Permission.KEEP_SHARING) or self.may(Permission.SEE_LOOKS)):
            raise PermissionDenied("Restricting a record needs a role that you do not hold.")
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def person(self) -> Person:
        """The head, where the reader may restrict the record; a page that is not there, or is refused."""
        seen = self.person_of(self.kwargs["key"])
        try:
            return person_to_restrict(seen, by=self.account, at=self.at)
        except NotAllowed as reason:
            raise PermissionDenied(str(reason)) from None
        except NoSuchPerson as reason:
            raise Http404(str(reason)) from None

    def restriction(self) -> Restriction | None:
        """The one that is in force, or to come."""
        return restriction_of(self.person, on=self.today)

    def colleagues(self) -> dict[str, Account]:
        """Everybody but the reader who may be named, by key: also who is named and works elsewhere now."""
        already = [one.account for one in self.exceptions()]
        found = [*who_may_open(self.person, on=self.today), *already]
        by_name = sorted(found, key=lambda one: (one.full_name, one.email))
        return {str(account.pk): account for account in by_name if account != self.account}

    def exceptions(self) -> list[RestrictionException]:
        """Who is named, and who is kept out."""
        found = RestrictionException.objects.filter(person__head=self.person.pk).select_related("account")
        return list(found.order_by("account__full_name", "account__email"))

    def get_form_kwargs(self) -> dict[str, Any]:
        """Colleagues by name and place of work."""
        colleagues = self.colleagues()
        works = where_they_work(list(colleagues.values()), on=self.today)
        labels = [
            (key, f"{account.full_name} ({', '.join(works[account.pk]) or 'works nowhere here now'})")
            for key, account in colleagues.items()
        ]
        return super().get_form_kwargs() | {"colleagues": labels, "restricted": self.wants_names()}

    def wants_names(self) -> bool:
        """Whether the form asks who may open it."""
        return True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The person, what is in force, and who is named."""
        exceptions = self.exceptions()
        return super().get_context_data(
            somebody=read_somebody(self.person, today=self.today),
            restriction=self.restriction(),
            named=[one.account for one in exceptions if not one.never],
            kept_out=[one.account for one in exceptions if one.never],
            today=self.today,
            **kwargs,
        )

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Do it, or say why it cannot be."""
        try:
            self.write(form.cleaned_data)
        except (NotAllowed, NoSuchPerson, UnableToRestrict) as reason:
            form.add_error(None, str(reason))
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return redirect("people:restrict", self.person.pk)

    def write(self, said: dict[str, Any]) -> None:
        """Do what the form says."""
        raise NotImplementedError

    def chosen(self, said: dict[str, Any]) -> dict[str, list[Account]]:
        """The accounts that were ticked."""
        colleagues = self.colleagues()
        return {
            name: [colleagues[key] for key in said.get(name, []) if key in colleagues]
            for name in ("named", "kept_out")
        }


class Restrict(RestrictingPage):
    """Restrict a record; where it is, say to whom."""

    form_class = RestrictForm
    done = "Restricted. From the day that you gave, nobody else opens it."

    def get_initial(self) -> dict[str, Any]:
        """Today, and who is kept out already."""
        out = [str(one.account_id) for one in self.exceptions() if one.never]
        return {"from_date": self.today, "kept_out": out}

    def write(self, said: dict[str, Any]) -> None:
        """Restrict it."""
        restrict(
            person=self.person,
            reason=said["reason"],
            from_date=said["from_date"],
            to_date=said["to_date"],
            **self.chosen(said),
            by=self.account,
            at=self.at,
        )


class ChangeNames(RestrictingPage):
    """Say anew who may open a restricted record, and who is kept out of it."""

    template_name = "people/change_names.html"
    form_class = NamesForm
    done = "Written down. It counts from now on."

    def wants_names(self) -> bool:
        """Nobody needs to be named for a record that is not restricted."""
        return self.restriction() is not None

    def get_initial(self) -> dict[str, Any]:
        """As it is."""
        named: dict[bool, list[str]] = {False: [], True: []}
        for one in self.exceptions():
            named[one.never].append(str(one.account_id))
        return {"named": named[False], "kept_out": named[True]}

    def write(self, said: dict[str, Any]) -> None:
        """Change it."""
        change_names(person=self.person, **self.chosen(said), by=self.account, at=self.at)


class Lift(RestrictingPage):
    """Lift a restriction."""

    template_name = "people/lift.html"
    form_class = LiftForm
    done = "Lifted. Everybody who may know of this person can open the record again."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Only why."""
        return super(RestrictingPage, self).get_form_kwargs()

    def write(self, said: dict[str, Any]) -> None:
        """Lift it."""
        lift_restriction(person=self.person, why=said["why"], by=self.account, at=self.at)
