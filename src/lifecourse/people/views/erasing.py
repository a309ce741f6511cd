"""Erasing somebody by law: asking, agreeing for one's organisation, or deciding against it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import TemplateView

from lifecourse.organisations.api import NotAllowed, Permission
from lifecourse.people.due import called_for, legal_hold_on
from lifecourse.people.operations.erasing import (
    UnableToErase,
    agree_to_erase,
    ask_to_erase,
    decide_against,
    open_request,
    standing_of,
)
from lifecourse.people.views.place import PeoplePage


class AskForm(forms.Form):
    """By which law or decision somebody is to be erased."""

    say_optional = False

    why = forms.CharField(
        label="By which law or decision?",
        help_text="Those who have to agree read this. Do not write down anything about the person.",
        max_length=300,
        error_messages={"required": "Say by which law or decision."},
    )


class EraseSomebody(PeoplePage, TemplateView):
    """What erasing means, who has to agree, and a way to ask, to agree or to decide against it."""

    template_name = "people/erase.html"
    permission = Permission.ERASE_PEOPLE

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask, agree or decide against it."""
        person = self.person_of(kwargs["key"])
        request_open = open_request(person)
        form = AskForm(request.POST if request_open is None else None)
        if request_open is None and not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            if request_open is None:
                ask_to_erase(person=person, why=form.cleaned_data["why"], by=self.account, at=self.at)
            elif "against" in request.POST:
                decide_against(erasure=request_open, by=self.account, at=self.at)
            elif agree_to_erase(erasure=request_open, by=self.account, at=self.at) is None:
                messages.success(request, "Everything about this person is gone, and cannot be brought back.")
                return redirect("people:find")
        except NotAllowed as reason:
            raise PermissionDenied(str(reason)) from None
        except UnableToErase as reason:
            return self.render_to_response(self.get_context_data(problem=str(reason)), status=409)
        return redirect("people:erase", person.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The person, and how far a request is."""
        person = self.person_of(self.kwargs["key"])
        erasure = open_request(person)
        kwargs.setdefault("form", AskForm())
        return super().get_context_data(
            person=person,
            called=called_for(person, self.account, on=self.today, at=self.at),
            legal_hold=legal_hold_on(person, on=self.today),
            standing=standing_of(erasure) if erasure else None,
            **kwargs,
        )
