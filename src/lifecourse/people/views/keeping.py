"""What every page has on which something is written about a person, or a line of it ended."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property

from lifecourse.design.api import DayField, PlainFormView
from lifecourse.organisations.api import NotAllowed, Permission
from lifecourse.people.kinds import (
    CannotStand,
)
from lifecourse.people.models import Person
from lifecourse.people.queries import NoSuchPerson, people_seen_by
from lifecourse.people.reading import read_somebody
from lifecourse.people.views.place import PeoplePage


class KeepingPage(PeoplePage, PlainFormView):
    """Opens for those who may write about this person; to others the person is not there."""

    permission = Permission.KEEP_PEOPLE
    template_name = "people/keep.html"
    heading = lead = button = done = ""
    # Where the person's page is that this one belongs to.
    page_of = "people:show_person"

    @cached_property
    def person(self) -> Person:
        """The head about whom it is, or a page that is not there."""
        return self.person_of(self.kwargs["key"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The person, and what the page asks."""
        somebody = read_somebody(self.person, today=self.today)
        return super().get_context_data(
            somebody=somebody,
            heading=self.heading.format(called=somebody.called),
            lead=self.lead.format(called=somebody.called),
            button=self.button,
            page_of=reverse(self.page_of, args=[self.person.pk]),
            **kwargs,
        )

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Write it down, or say why it cannot stand."""
        try:
            self.write(form.cleaned_data)
        except NotAllowed as reason:
            raise PermissionDenied(str(reason)) from None
        except NoSuchPerson as reason:
            raise Http404(str(reason)) from None
        except CannotStand as reason:
            form.add_error(None, str(reason))
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return redirect(self.after())

    def after(self) -> str:
        """Where the reader goes once it is written down."""
        return reverse(self.page_of, args=[self.person.pk])

    def write(self, said: dict[str, Any]) -> None:
        """Do what the form says."""
        raise NotImplementedError


def choice(label: str, choices: Mapping[str, str], required: str) -> forms.ChoiceField:
    """One of a list, from a menu that says to choose."""
    return forms.ChoiceField(
        label=label, choices=[("", "Choose"), *choices.items()], error_messages={"required": required}
    )


def long_answer(label: str, help_text: str = "", *, letters: int = 300, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=letters,
        widget=forms.Textarea(attrs={"rows": 3}),
        **options,
    )


class EndForm(forms.Form):
    """The last day, and why."""

    to_date = DayField(label="What was the last day?")
    why = long_answer("Why does it end?", error_messages={"required": "Say why it ends."})


class KeptLinePage(KeepingPage):
    """About one line of a person's record, known by its number; not there for whoever may not write here."""

    table: type[Model]

    def still(self) -> Q:
        """Which lines may be written about: those that have not ended."""
        return Q(to_date=None) | Q(to_date__gte=self.today)

    @cached_property
    def line(self) -> Any:
        """The line, of somebody about whom the reader may write."""
        seen = people_seen_by(self.account, on=self.today, at=self.at, permission=self.permission)
        found = self.table._default_manager.filter(
            self.still(), pk=self.kwargs["number"], person__head__in=seen.values("pk")
        )
        line = found.select_related("person__head").first()
        if line is None:
            raise Http404("There is nobody here whom you may see.")
        return line

    @cached_property
    def person(self) -> Person:
        """The head about whom the line is."""
        head: Person = self.line.person.head
        return head

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The line in words."""
        context = super().get_context_data(**kwargs)
        return context | {"words": self.words(context["somebody"])}

    def words(self, somebody: Any) -> str:
        """What the line is about."""
        return str(self.line.words)

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nothing is read of a form before the line is found."""
        _ = self.line
        return super().post(*args, **kwargs)
