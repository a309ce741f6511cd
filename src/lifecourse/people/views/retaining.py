"""How long the reader's organisations keep records: the rules, entering one, confirming or stopping it."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import TemplateView

from lifecourse.design.api import DayField, PlainFormView
from lifecourse.organisations.api import NotAllowed, Organisation, Permission
from lifecourse.people.kinds import CannotStand
from lifecourse.people.models import RetentionRule
from lifecourse.people.operations.retaining import Source, confirm_rule, enter_rule, stop_rule
from lifecourse.people.queries import organisations_seeing
from lifecourse.people.retention import EVENT_WORDS, KIND_WORDS, RecordKind, Rule, Unit, first_day_free
from lifecourse.people.views.place import PeoplePage
from lifecourse.people.views.read_by_two import ReadByTwoPage


class RuleForm(forms.Form):
    """What is kept for how long, and where that stands."""

    organisation = forms.ModelChoiceField(
        label="Whose records?",
        queryset=Organisation.objects.none(),
        error_messages={"required": "Choose your organisation."},
    )
    kind = forms.ChoiceField(
        label="Which records?",
        choices=[(one.value, f"{KIND_WORDS[one]}. Counts from {EVENT_WORDS[one]}") for one in RecordKind],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose which records this is about."},
    )
    length = forms.IntegerField(
        label="For how many years or days?",
        min_value=1,
        help_text="The time begins on the day after.",
        error_messages={"required": "Say for how many years or days.", "invalid": "Give a whole number."},
    )
    unit = forms.ChoiceField(
        label="Years or days?",
        choices=[(one.value, one.value.capitalize()) for one in Unit],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose years or days."},
    )
    document = forms.CharField(
        label="In which document does this stand?",
        help_text="Its full name and edition, as your organisation has adopted it.",
        max_length=300,
        error_messages={"required": "Say in which document this stands."},
    )
    section = forms.CharField(
        label="In which part of it?",
        max_length=100,
        error_messages={"required": "Say in which part of the document."},
    )
    address = forms.CharField(
        label="Where can it be read?",
        help_text="A web address, or where it is kept.",
        max_length=300,
        error_messages={"required": "Say where the document can be read."},
    )
    read_on = DayField(label="On which day did you read it there?")
    from_date = DayField(label="From which day does this rule count?")
    to_date = DayField(
        label="Until which day?", help_text="Leave it empty where nobody knows.", required=False
    )

    def __init__(self, *args: Any, own: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[Organisation]", self.fields["organisation"])
        field.queryset = own
        if own.count() == 1:
            field.initial = own[0].pk


class RetentionPage(PeoplePage):
    """Opens for those who say how long records are kept. A rule is about nobody."""

    permission = Permission.KEEP_RETENTION

    def own(self) -> QuerySet[Organisation]:
        """The organisations for which the reader says it."""
        own = organisations_seeing(self.account, on=self.today, permission=self.permission)
        return Organisation.objects.filter(pk__in=own).order_by("name")

    def rules(self) -> QuerySet[RetentionRule]:
        """Every rule of those organisations, also those that count no more."""
        found = RetentionRule.objects.filter(organisation__in=self.own())
        return found.select_related("organisation", "entered_by", "confirmed_by", "stopped_by")


class ShowRetention(RetentionPage, TemplateView):
    """For how long each kind of record is kept, by whose rule; and what no rule can reach."""

    template_name = "people/retention.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """By organisation and kind: what counts today, what waits, and what was."""
        rules = list(self.rules())
        places = [
            {
                "organisation": one,
                "kinds": [
                    {
                        "kind": kind,
                        "words": KIND_WORDS[kind],
                        "event": EVENT_WORDS[kind],
                        "rules": [rule for rule in of_one if self._counts(rule)],
                    }
                    for kind in RecordKind
                    for of_one in [[r for r in rules if r.organisation == one and r.kind == kind.value]]
                ],
                "waiting": [rule for rule in rules if rule.organisation == one and self._waits(rule)],
                "other": [
                    rule
                    for rule in rules
                    if rule.organisation == one and not self._counts(rule) and not self._waits(rule)
                ],
            }
            for one in self.own()
        ]
        return super().get_context_data(places=places, today=self.today, **kwargs)

    def _counts(self, rule: RetentionRule) -> bool:
        return rule.stopped_at is None and bool(rule.confirmed_at) and rule.rule.in_force(self.today)

    def _waits(self, rule: RetentionRule) -> bool:
        return rule.stopped_at is None and rule.confirmed_at is None


class AddRetentionRule(RetentionPage, PlainFormView):
    """Enter a rule, for a second person to confirm."""

    template_name = "people/add_retention_rule.html"
    form_class = RuleForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """The reader's own organisations: nobody says it for another."""
        return super().get_form_kwargs() | {"own": self.own()}

    def get_initial(self) -> dict[str, Any]:
        """Today, until somebody says another day."""
        return {"from_date": self.today, "unit": Unit.YEARS.value}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Write it down, or say why it cannot stand."""
        said = form.cleaned_data
        rule = Rule(
            kind=RecordKind(said["kind"]),
            length=said["length"],
            unit=Unit(said["unit"]),
            from_date=said["from_date"],
            to_date=said["to_date"],
        )
        source = Source(**{name: said[name] for name in ("document", "section", "address", "read_on")})
        try:
            made = enter_rule(
                organisation=said["organisation"], rule=rule, source=source, by=self.account, at=self.at
            )
        except (NotAllowed, CannotStand) as reason:
            form.add_error(None, str(reason))
            return self.form_invalid(form)
        messages.success(self.request, "Written down. It counts once a second person has confirmed it.")
        return redirect("people:show_retention_rule", made.pk)


class ShowRetentionRule(RetentionPage, ReadByTwoPage):
    """One rule with its source and what it means for a day; confirm it, or stop it."""

    template_name = "people/retention_rule.html"
    confirmed = "Confirmed. From its first day on it counts."
    stopped = "Stopped. Nothing comes to its day by this rule any more."
    list_of = "people:show_retention"

    def line(self) -> RetentionRule:
        """The one that the address names, of the reader's organisations."""
        return get_object_or_404(self.rules(), pk=self.kwargs["number"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what it would mean for something that happens today."""
        rule = self.line()
        free = first_day_free(self.today, length=rule.length, unit=Unit(rule.unit))
        return super().get_context_data(
            event=EVENT_WORDS[RecordKind(rule.kind)],
            counts=rule.counts_now and rule.rule.in_force(self.today),
            today=self.today,
            free=free,
            **kwargs,
        )

    def confirm(self) -> None:
        """Let it count."""
        confirm_rule(rule=self.line(), by=self.account, at=self.at)

    def stop(self, why: str) -> None:
        """Let it count no more."""
        stop_rule(rule=self.line(), why=why, by=self.account, at=self.at)
