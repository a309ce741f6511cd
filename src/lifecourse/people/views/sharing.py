"""Who may know of somebody and why, and what they decide about it."""

from datetime import date
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.generic import TemplateView

from lifecourse.design.api import DayField, PlainFormView
from lifecourse.organisations.api import NotAllowed, Organisation, Permission, dated
from lifecourse.people.easy_words import decided_from, easy_words, title_of
from lifecourse.people.models import Choice, Person, Responsibility, Sight
from lifecourse.people.operations.sharing import record_choice
from lifecourse.people.queries import NoSuchPerson, parties_in_force
from lifecourse.people.reading import read_somebody
from lifecourse.people.rules import (
    CAPACITY_WORDS,
    OUTCOME_WORDS,
    PURPOSE_WORDS,
    Basis,
    Capacity,
    NotADecision,
    Outcome,
    Purpose,
)
from lifecourse.people.views.place import PeoplePage


class ChoiceForm(forms.Form):
    """One decision: about whom, for what, what it is, who made it and when."""

    organisation = forms.ModelChoiceField(
        label="Which organisation?",
        queryset=Organisation.objects.none(),
        error_messages={"required": "Choose the organisation."},
    )
    purpose = forms.ChoiceField(
        label="What for?",
        choices=[
            (one.value, PURPOSE_WORDS[one].capitalize()) for one in Purpose if one is not Purpose.MATCHING
        ],
        error_messages={"required": "Say what the information is for."},
    )
    outcome = forms.ChoiceField(
        label="What was decided?",
        choices=[(one.value, OUTCOME_WORDS[one]) for one in Outcome],
        widget=forms.RadioSelect,
        error_messages={"required": "Say what was decided."},
    )
    capacity = forms.ChoiceField(
        label="Can the person make this decision now?",
        choices=[(one.value, CAPACITY_WORDS[one]) for one in Capacity],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether the person can make this decision."},
    )
    decided_by = forms.CharField(
        label="Who decided?",
        help_text="The person themselves, or who decided for them and by what authority.",
        max_length=300,
        error_messages={"required": "Say who decided."},
    )
    why = forms.CharField(
        label="What was thought of, and who was asked?",
        help_text="Needed when somebody decided in the person's best interests.",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    decided_on = DayField(label="When was it decided?")
    until = DayField(
        label="Until which day does it count?",
        help_text="Leave it empty where it counts until the person says something else.",
        required=False,
    )

    def __init__(self, *args: Any, organisations: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField[Organisation]", self.fields["organisation"]).queryset = organisations


class ShowSharing(PeoplePage, TemplateView):
    """Who may know of somebody today, and everything that was decided about it."""

    template_name = "people/sharing.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Sight in force by organisation, and decisions, the latest first."""
        person = self.person_of(self.kwargs["key"])
        seen = Sight.objects.filter(dated(self.today), head=person).select_related("organisation")
        choices = Choice.objects.filter(person__head=person).select_related("organisation", "recorded_by")
        return super().get_context_data(
            somebody=read_somebody(person, today=self.today),
            seen=[{"sight": one, "purpose": PURPOSE_WORDS[Purpose(one.purpose)]} for one in seen],
            choices=[
                {
                    "choice": one,
                    "purpose": PURPOSE_WORDS[Purpose(one.purpose)],
                    "outcome": OUTCOME_WORDS[Outcome(one.outcome)],
                }
                for one in choices
            ],
            may_keep=self.may(Permission.KEEP_SHARING),
            **kwargs,
        )


class ShowEasyRead(PeoplePage, TemplateView):
    """What was decided, for the person themselves: one idea a line, to read together and to print."""

    template_name = "people/easy_read_choice.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """In the words of the receipt of that day."""
        person = self.person_of(self.kwargs["key"])
        found = Choice.objects.filter(person__head=person, pk=self.kwargs["number"])
        choice = found.select_related("organisation").first()
        if choice is None:
            raise Http404("There is no such decision here.")
        decided = decided_from(
            choice.receipt,
            organisation=choice.organisation.name,
            outcome=Outcome(choice.outcome),
            decided_by=choice.decided_by,
            decided_on=choice.decided_on,
            until=choice.until,
        )
        return super().get_context_data(
            somebody=read_somebody(person, today=self.today),
            title=title_of(decided),
            told=easy_words(decided),
            **kwargs,
        )


class RecordChoice(PeoplePage, PlainFormView):
    """Write down one decision."""

    template_name = "people/record_choice.html"
    form_class = ChoiceForm
    permission = Permission.KEEP_SHARING

    def person(self) -> Person:
        """The head about whom it is, or a page that is not there."""
        return self.person_of(self.kwargs["key"])

    def get_form_kwargs(self) -> dict[str, Any]:
        """Organisations with which there is something to decide: by an agreement, or by a duty of their own.

        Whoever knows of somebody by a duty still asks before they are put on a register or reviewed.
        """
        parties = parties_in_force(self.today)
        offered = Q(pk__in=parties.values("organisation")) | Q(pk__in=self.by_duty().values("organisation"))
        organisations = Organisation.objects.filter(offered).order_by("name")
        return super().get_form_kwargs() | {"organisations": organisations}

    def by_duty(self) -> QuerySet[Responsibility]:
        """Parts in this person's life today by a duty of an organisation's own."""
        parts = Responsibility.objects.filter(dated(self.today), basis=Basis.OWN_DUTY.value)
        return parts.filter(person__head=self.person())

    def get_initial(self) -> dict[str, Any]:
        """Today, until somebody says another day."""
        return {"decided_on": self.today}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The person whom it is about."""
        person = self.person()
        return super().get_context_data(
            somebody=read_somebody(person, today=self.today), not_offered=self.not_offered(person), **kwargs
        )

    def not_offered(self, person: Person) -> QuerySet[Organisation]:
        """Organisations with a part by agreement in this person's life that are party to none today."""
        parties = parties_in_force(self.today)
        parts = Responsibility.objects.filter(dated(self.today), person__head=person)
        found = Organisation.objects.filter(pk__in=parts.values("organisation"))
        offered = [*parties.values_list("organisation", flat=True)]
        offered += [*self.by_duty().values_list("organisation", flat=True)]
        return found.exclude(pk__in=offered).order_by("name")

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Write it down, or say why it cannot stand."""
        person, said = self.person(), form.cleaned_data
        decided_on: date = said["decided_on"]
        try:
            choice = record_choice(
                person=person,
                organisation=said["organisation"],
                purpose=Purpose(said["purpose"]),
                outcome=Outcome(said["outcome"]),
                capacity=Capacity(said["capacity"]),
                decided_by=said["decided_by"],
                why=said["why"],
                decided_on=decided_on,
                until=said["until"],
                by=self.account,
                at=self.at,
            )
        except (NotAllowed, NoSuchPerson, NotADecision) as reason:
            form.add_error(None, str(reason))
            return self.form_invalid(form)
        messages.success(
            self.request,
            "Written down. It counts from now on. Read this with the person, and print it for them.",
        )
        return redirect("people:easy_read_choice", person.pk, choice.pk)
