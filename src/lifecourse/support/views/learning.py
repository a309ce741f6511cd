"""A plan for learning, health and care: its page, what is due for everybody, and the next step."""

from typing import Any

from django import forms
from django.http import Http404
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from lifecourse.design.api import DayField
from lifecourse.organisations.api import COUNCILS, Organisation, Permission
from lifecourse.people.api import (
    Look,
    OnePersonPage,
    PeoplePage,
    Person,
    choice,
    long_answer,
    note_look,
    read_somebody,
)
from lifecourse.standards.api import duty_pack
from lifecourse.support.kinds.learning import STEP_WORDS, WHY_ENDED, Step
from lifecourse.support.models import LearningStep
from lifecourse.support.operations.learning import take_back, take_step
from lifecourse.support.reading.learning import PACK, Learning, learning_due, learning_of
from lifecourse.support.rules.learning import last_day_at_25, year_9
from lifecourse.support.views.plan import PlanLine, PlanPage


class ShowLearning(OnePersonPage):
    """Somebody's plan for learning: what is due and by which rule, and everything that happened."""

    template_name = "support/learning.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything of it."""
        person: Person = kwargs["person"]
        somebody = read_somebody(person, today=self.today)
        born = somebody.portrait.birth_date
        return super().get_context_data(
            somebody=somebody,
            learning=learning_of(person, on=self.today),
            pack=duty_pack(PACK),
            adult_life=duty_pack(PACK).lists["adult-life"],
            year_9=year_9(born) if born else None,
            in_year_9=born is not None and year_9(born) <= self.today,
            at_25=last_day_at_25(born) if born else None,
            may_keep=self.may_about(person, Permission.KEEP_SUPPORT_PLAN),
            **kwargs,
        )


class ShowLearningDue(PeoplePage, TemplateView):
    """What is to be done about plans for learning, of everybody whom the reader may see."""

    template_name = "support/learning_due.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The longest overdue first."""
        found = learning_due(seen_by=self.account, on=self.today, at=self.at)
        people = list({row.person.pk: row.person for row in found.rows}.values())
        note_look(by=self.account, how=Look.LISTED, people=people, at=self.at)
        return super().get_context_data(found=found, **kwargs)


class StepForm(forms.Form):
    """What happened, on which day, and what it is about."""

    step = choice("What happened?", {}, "Choose what happened.")
    on = DayField(label="On which day?")
    for_date = DayField(
        label="About which other day is it?",
        help_text="For a meeting or a move: its day. For a plan from another council: the day on which it "
        "was made there, or last reviewed. Leave it empty otherwise.",
        required=False,
    )
    council = forms.ModelChoiceField(
        label="Which council?",
        queryset=Organisation.objects.filter(kind__in=COUNCILS).order_by("name"),
        error_messages={"required": "Choose a council."},
    )
    words = long_answer(
        "What else is to be known?",
        "Which school or college is named, who asked, or why. Where something is refused or ends: why.",
        # The reason that the law knows is kept before them, in the same thousand.
        letters=800,
        required=False,
    )
    exception = forms.ChoiceField(
        label="If a time could not be kept: for which reason that the law knows?", required=False
    )
    why_ended = forms.ChoiceField(
        label="If the plan ended: why?", choices=[("", "It did not end"), *WHY_ENDED.items()], required=False
    )


class TakeStep(PlanPage):
    """Write down the next step."""

    form_class = StepForm
    heading = "What happened with {called}'s plan for learning?"
    lead = "Steps are written down in their order. What is due next is worked out from them."
    page_of = "support:show_learning"

    @cached_property
    def learning(self) -> Learning:
        """Where things stand."""
        return learning_of(self.person, on=self.today)

    def get_form(self, form_class: Any = None) -> forms.Form:
        """Offer what can come next."""
        form = super().get_form(form_class)
        words = STEP_WORDS
        if not self.learning.steps:
            words = words | {Step.FINAL: "There is a plan: it was first made"}
        offered = [(step.value, words[step]) for step in self.learning.next]
        form.fields["step"].choices = [("", "Choose"), *offered]  # type: ignore[attr-defined]
        reasons = duty_pack(PACK).lists["exceptions"].items
        form.fields["exception"].choices = [("", "None"), *((one, one) for one in reasons)]  # type: ignore[attr-defined]
        return form

    def get_initial(self) -> dict[str, Any]:
        """Today, and the council of the step before."""
        last = self.learning.last
        return {"on": self.today, "council": last.council_id if last else None}

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        said = said | {"step": Step(said["step"])}
        take_step(person=self.person, by=self.account, at=self.at, **said)


class BackForm(forms.Form):
    """Why the last step counts no more."""

    why = long_answer("What was wrong?", error_messages={"required": "Say what was wrong."})


class TakeBackStep(PlanLine):
    """The last step was written down wrongly."""

    table = LearningStep
    form_class = BackForm
    page_of = "support:show_learning"
    heading = "Was the last step written down wrongly?"
    lead = "It stays in the record of {called} with what was wrong, and counts no more."
    button = "Take it back"
    done = "Taken back."

    @cached_property
    def line(self) -> Any:
        """A step that counts."""
        line = super().line
        if line.taken_back_at is not None:
            raise Http404("There is nobody here whom you may see.")
        return line

    def words(self, somebody: Any) -> str:
        """Which step."""
        return STEP_WORDS[Step(self.line.step)]

    def write(self, said: dict[str, Any]) -> None:
        """Take it back."""
        take_back(step=self.line, by=self.account, at=self.at, **said)
