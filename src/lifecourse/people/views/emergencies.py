"""Harm is near and they cannot be found: asking for a record, opening it, and judging that it was."""

import re
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import TemplateView
from nhs_number.validate import is_valid

from lifecourse.design.api import DayField, PlainFormView
from lifecourse.organisations.api import NotAllowed, Organisation, Permission
from lifecourse.people.emergencies import in_words
from lifecourse.people.models import EmergencyLook
from lifecourse.people.operations.emergencies import (
    LASTS,
    NOBODY,
    UnableToAsk,
    UnableToJudge,
    ask_in_emergency,
    judge_emergency,
)
from lifecourse.people.queries import NoSuchPerson, emergencies_to_judge, get_person, organisations_seeing
from lifecourse.people.views.place import PeoplePage


class AskForm(forms.Form):
    """Whom somebody needs, exactly, and why."""

    say_optional = False

    nhs_number = forms.CharField(
        label="NHS number",
        help_text="Ten figures. With it, leave the name and the date of birth empty.",
        required=False,
        max_length=20,
    )
    name = forms.CharField(
        label="Or their full name", help_text="Given name and family name.", required=False, max_length=200
    )
    born = DayField(label="and their date of birth", required=False)
    reason = forms.CharField(
        label="What harm is near?",
        help_text="Your manager reads this. Do not write the person's name in it.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what harm is near."},
    )
    organisation = forms.ModelChoiceField(
        label="For which of your organisations do you ask?",
        queryset=Organisation.objects.none(),
        error_messages={"required": "Choose the organisation for which you ask."},
    )

    def __init__(self, *args: Any, organisations: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[Organisation]", self.fields["organisation"])
        field.queryset = organisations
        if len(only := list(organisations[:2])) == 1:
            field.initial = only[0]
            field.widget = forms.HiddenInput()

    def clean_nhs_number(self) -> str:
        """Ten figures whose last one fits the others, or nothing."""
        digits = re.sub(r"[\s-]", "", str(self.cleaned_data["nhs_number"]))
        if digits and not is_valid(digits):
            raise forms.ValidationError("This is not a whole NHS number. Look at each figure again.")
        return digits


class EmergencyPage(PeoplePage):
    """Opens for those who may ask in an emergency."""

    permission = Permission.OPEN_IN_EMERGENCY

    def mine(self) -> EmergencyLook:
        """What the reader themselves asked; anything else is a page that is not there."""
        found = EmergencyLook.objects.filter(pk=self.kwargs["number"], account=self.account).first()
        if found is None:
            raise Http404("There is nothing here that you asked.")
        return found


class AskInEmergency(EmergencyPage, PlainFormView):
    """Ask for one record. The answer is the same whether there is one or not."""

    template_name = "people/ask_in_emergency.html"
    form_class = AskForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """The organisations for which the reader may ask."""
        own = organisations_seeing(self.account, on=self.today, permission=self.permission)
        return super().get_form_kwargs() | {
            "organisations": Organisation.objects.filter(pk__in=own).order_by("name")
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """For how long a record would be open."""
        return super().get_context_data(hours=LASTS.seconds // 3600, **kwargs)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Ask, and say what was written down."""
        try:
            look = ask_in_emergency(**form.cleaned_data, by=self.account, at=self.at)
        except (NotAllowed, UnableToAsk) as reason:
            form.add_error(None, str(reason))
            return self.form_invalid(form)
        return redirect("people:show_asked", look.pk)


class ShowAsked(EmergencyPage, TemplateView):
    """That it was asked, and the way on; nothing of whether there is anybody."""

    template_name = "people/asked.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """When it ends."""
        return super().get_context_data(look=self.mine(), **kwargs)


class OpenInEmergency(EmergencyPage, TemplateView):
    """The record, where exactly one answered; otherwise a page that says the same whatever the reason."""

    template_name = "people/nothing_opened.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """On to the person, or say that nothing is open."""
        look = self.mine()
        try:
            person = get_person(look.person_id or NOBODY, seen_by=self.account, on=self.today, at=self.at)
        except NoSuchPerson:
            return self.render_to_response(self.get_context_data(), status=404)
        return redirect("people:show_person", person.pk)


class JudgeForm(forms.Form):
    """Whether it was right."""

    judgement = forms.CharField(
        label="Was it right to open this record?",
        help_text="What you found, whom you asked, and what you did about it.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say what you found."},
    )


class JudgeEmergency(PeoplePage, PlainFormView):
    """A manager says whether it was right that a record was opened."""

    template_name = "people/judge_emergency.html"
    form_class = JudgeForm
    permission = Permission.SEE_LOOKS

    def look(self) -> EmergencyLook:
        """One that waits for the reader; otherwise a page that is not there."""
        found = emergencies_to_judge(self.account, on=self.today).filter(pk=self.kwargs["number"]).first()
        if found is None:
            raise Http404("Nothing here waits for you.")
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What was asked, by whom and why."""
        look = self.look()
        (asked,) = in_words([look], waits={look.pk}, reader=self.account, on=self.today, at=self.at)
        return super().get_context_data(asked=asked, **kwargs)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Write it down, or say why it cannot be."""
        try:
            judge_emergency(
                look=self.look(), judgement=form.cleaned_data["judgement"], by=self.account, at=self.at
            )
        except (NotAllowed, UnableToJudge) as reason:
            form.add_error(None, str(reason))
            return self.form_invalid(form)
        messages.success(self.request, "Your judgement is written down.")
        return redirect("people:show_looks")
