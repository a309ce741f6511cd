"""Pages on which administrators look after people and their roles."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View

from lifecourse.accounts import api as accounts
from lifecourse.accounts.api import Account, Invited
from lifecourse.design.api import PlainFormView
from lifecourse.organisations import operations, queries
from lifecourse.organisations.forms import (
    EndAccessForm,
    EndRoleForm,
    GiveRoleForm,
    InviteForm,
    NewLinkForm,
    PlainForm,
    ReasonForm,
)
from lifecourse.organisations.models import RoleHolding
from lifecourse.organisations.rules import NotAllowed, Permission

REFUSALS = (
    NotAllowed,
    accounts.UnableToEndAccess,
    accounts.UnableToInvite,
    accounts.UnableToResetSecondFactor,
    operations.UnableToEndRole,
    operations.UnableToGiveRole,
)


class AdministratorsOnly(View):
    """Opens for somebody who looks after at least one organisation."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.by: Account = request.user  # type: ignore[assignment]
        self.today = timezone.localdate()
        if not queries.holds_anywhere(self.by, Permission.MANAGE_ACCOUNTS, on=self.today):
            raise PermissionDenied("People and roles are looked after by administrators.")
        return super().dispatch(request, *args, **kwargs)

    def person(self, key: UUID) -> Account:
        try:
            return queries.person_looked_after_by(self.by, key=key, on=self.today)
        except Account.DoesNotExist as reason:
            raise Http404 from reason


class ShowPeopleView(AdministratorsOnly):
    """Everybody who holds or held a role for an organisation that one administers."""

    def get(self, request: HttpRequest) -> HttpResponse:
        organisations = queries.organisations_administered_by(self.by, on=self.today)
        held = list(queries.roles_held_for(organisations))
        standings = accounts.standings({holding.account for holding in held}, today=self.today)
        rows = [{"holding": one, "standing": standings[one.account_id]} for one in held]
        return render(request, "organisations/people.html", {"rows": rows, "organisations": organisations})


class ShowPersonView(AdministratorsOnly):
    """One person: where they stand, their roles, and what can be done."""

    def get(self, request: HttpRequest, key: UUID) -> HttpResponse:
        person = self.person(key)
        organisations = queries.organisations_administered_by(self.by, on=self.today)
        return render(
            request,
            "organisations/person.html",
            {
                "person": person,
                "standing": accounts.standing(person, today=self.today),
                "open": person.may_sign_in(today=self.today),
                "holdings": queries.roles_held_for(organisations).filter(account=person),
                "today": self.today,
            },
        )


class ActView(AdministratorsOnly, PlainFormView):
    """A form that does one thing: one operation, and its refusal in words on the same page."""

    template_name = "organisations/form.html"
    heading = ""
    button = "Continue"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        about = {"heading": self.heading, "button": self.button, "about": self.about()}
        return super().get_context_data(**kwargs) | about

    def about(self) -> str:
        return ""

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            return self.act(form.cleaned_data)
        except REFUSALS as reason:
            form.add_error(None, str(reason))
            return self.form_invalid(form)

    def act(self, filled: dict[str, Any]) -> HttpResponse:
        raise NotImplementedError

    def show_link(self, invited: Invited, *, send: bool) -> HttpResponse:
        """The link, once: it is not kept and cannot be shown again."""
        address = self.request.build_absolute_uri(reverse("accounts:join", args=[invited.token]))
        sent = send and accounts.send_link(account=invited.account, address=address)
        return render(
            self.request,
            "organisations/link.html",
            {"invited": invited, "address": address, "sent": sent, "asked": send},
        )


class InvitePersonView(ActView):
    """Invite a joiner."""

    form_class = InviteForm
    heading = "Invite somebody"
    button = "Make a link"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"by": self.by, "on": self.today}

    def act(self, filled: dict[str, Any]) -> HttpResponse:
        send = filled.pop("send")
        invited = operations.invite_person(**filled, by=self.by, at=timezone.now())
        return self.show_link(invited, send=send)


class PersonActView(ActView):
    """A form about one person."""

    done = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.key: UUID = kwargs["key"]
        return super().dispatch(request, *args, **kwargs)

    def about(self) -> str:
        return str(self.person(self.key))

    def act(self, filled: dict[str, Any]) -> HttpResponse:
        answer = self.do(self.person(self.key), filled)
        if answer is not None:
            return answer
        messages.success(self.request, self.done)
        organisations = queries.organisations_administered_by(self.by, on=self.today)
        if queries.roles_held_for(organisations).filter(account=self.key).exists():
            return redirect("organisations:show_person", self.key)
        # A role taken back on the day it was given leaves nothing here to show.
        return redirect("organisations:show_people")

    def do(self, person: Account, filled: dict[str, Any]) -> HttpResponse | None:
        raise NotImplementedError


class GiveRoleView(PersonActView):
    """Give somebody a role."""

    form_class = GiveRoleForm
    heading = "Give a role"
    button = "Give the role"
    done = "The role is given."

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"by": self.by, "on": self.today}

    def get_initial(self) -> dict[str, Any]:
        return {"from_date": self.today}

    def do(self, person: Account, filled: dict[str, Any]) -> None:
        operations.give_role(account=person, **filled, by=self.by, at=timezone.now())


class EndAccessView(PersonActView):
    """A leaver."""

    form_class = EndAccessForm
    heading = "End access"
    button = "End access"
    done = "Their access ends as you said."

    def do(self, person: Account, filled: dict[str, Any]) -> None:
        on = filled["last_day"] if filled["when"] == "day" else None
        operations.end_access(account=person, reason=filled["reason"], on=on, by=self.by, at=timezone.now())


class ReopenAccessView(PersonActView):
    """A leaver who returns."""

    form_class = PlainForm
    heading = "Reopen access"
    button = "Reopen access"
    done = "Their access is open again. Make a new link if they have forgotten their password."

    def do(self, person: Account, filled: dict[str, Any]) -> None:
        operations.reopen_access(account=person, by=self.by, at=timezone.now())


class ResetSecondFactorView(PersonActView):
    """A lost second factor."""

    form_class = ReasonForm
    heading = "Reset a lost second factor"
    button = "Reset it"
    done = "Their second factor is reset. They set up a new one when they next sign in."

    def do(self, person: Account, filled: dict[str, Any]) -> None:
        operations.reset_second_factor(account=person, reason=filled["reason"], by=self.by, at=timezone.now())


class NewLinkView(PersonActView):
    """A lost link or password."""

    form_class = NewLinkForm
    heading = "Make a new link"
    button = "Make a new link"

    def do(self, person: Account, filled: dict[str, Any]) -> HttpResponse:
        invited = operations.new_link(account=person, by=self.by, at=timezone.now())
        return self.show_link(invited, send=filled["send"])


class EndRoleView(PersonActView):
    """End one role of somebody."""

    form_class = EndRoleForm
    heading = "End a role"
    button = "End the role"
    done = "The role ends as you said."

    def holding(self) -> RoleHolding:
        organisations = queries.organisations_administered_by(self.by, on=self.today)
        held = queries.roles_held_for(organisations)
        found = held.filter(pk=self.kwargs["number"], account=self.key).first()
        if found is None:
            raise Http404
        return found

    def about(self) -> str:
        holding = self.holding()
        return f"{holding.account.full_name}: {holding}"

    def do(self, person: Account, filled: dict[str, Any]) -> None:
        now = filled["when"] == "now"
        last_day = self.today - timedelta(days=1) if now else filled["last_day"]
        operations.end_role(holding=self.holding(), last_day=last_day, by=self.by, at=timezone.now())
