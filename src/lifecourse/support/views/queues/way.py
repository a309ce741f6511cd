"""One person's way through a work queue: begun, what they want, from stage to stage, and stopped."""

from typing import Any, cast

from django import forms
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from lifecourse.design.api import DayField
from lifecourse.organisations.api import Permission
from lifecourse.people.api import KeptLinePage, Look, PeoplePage, long_answer, note_look, read_somebody
from lifecourse.support.kinds.queues import ANSWERS, DONE, HOW_KNOWN, STOPS
from lifecourse.support.models import QueueWay
from lifecourse.support.operations import queues
from lifecourse.support.reading.queues import Under, queues_now, under, ways_seen_by
from lifecourse.support.views.plan import PlanPage

NOBODY = "There is nobody here whom you may see."


class ShowWay(PeoplePage, TemplateView):
    """One person's way through a queue: what they want first, then the stages, then the money."""

    template_name = "support/queues/way.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """All of it; that it was opened is written down."""
        found = ways_seen_by(self.account, on=self.today, at=self.at).filter(pk=self.kwargs["number"])
        ways = found.prefetch_related("money__effects__payer", "money__by", "money__confirmed")
        one = next(iter(under(ways, on=self.today)), None)
        if one is None:
            raise Http404(NOBODY)
        head = one.way.person.head
        note_look(by=self.account, how=Look.SAW, people=[head], at=self.at)
        may = self.may_about(head, Permission.KEEP_SUPPORT_PLAN)
        return super().get_context_data(
            somebody=read_somebody(head, today=self.today),
            one=one,
            wishes=list(reversed(one.way.wishes.all())),
            passed=len(one.way.steps.all()),
            may_keep=may and one.way.to_date is None,
            may_confirm=may and one.way.ended_how in {"", DONE},
            **kwargs,
        )


class BeginForm(forms.Form):
    """Which queue, and why now."""

    queue = forms.ChoiceField(label="For what?", error_messages={"required": "Choose what it is for."})
    why = long_answer(
        "Why now?",
        "The person reads it in their copy.",
        letters=500,
        error_messages={"required": "Say why now."},
    )
    asked_for = forms.BooleanField(label="They asked for it themselves", required=False)


class BeginWay(PlanPage):
    """Somebody begins their way through a queue."""

    form_class = BeginForm
    page_of = "support:show_next"
    heading = "Begin something with {called}"
    lead = "First ask what {called} wants. Nothing goes on before that, and nothing against it."
    button = "Begin"
    done = "Begun. Ask now what they want."

    def get_initial(self) -> dict[str, Any]:
        """The queue from whose list the reader came."""
        return {"queue": self.request.GET.get("queue")}

    def get_form(self, form_class: Any = None) -> forms.Form:
        """Offer every queue."""
        form = super().get_form(form_class)
        every = [(one.shape.key, f"{one.shape.name}: {one.shape.purpose.lower()}") for one in queues_now()]
        cast("forms.ChoiceField", form.fields["queue"]).choices = [("", "Choose"), *every]
        return form

    def write(self, said: dict[str, Any]) -> None:
        """Begin."""
        self.made = queues.begin(person=self.person, by=self.account, at=self.at, **said)

    def after(self) -> str:
        """On to asking what they want."""
        return reverse("support:say_wish", args=[self.made.pk])


class OfWay(KeptLinePage, PlanPage):
    """About one way that goes on, known by its number; not there for whoever may not write here."""

    table = QueueWay

    def words(self, somebody: Any) -> str:
        """What it is about, and what the person wants of it, stand above every question."""
        wish, name = self.line.wishes.last(), self.line.version.shape.name
        return f"{name}. {somebody.called} {f'wants: {wish.words}' if wish else 'was not asked yet.'}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The way back to its own page."""
        return super().get_context_data(**kwargs) | {"page_of": self.after()}

    def after(self) -> str:
        """The page of the way."""
        return reverse("support:show_way", args=[self.line.pk])

    def asked(self) -> dict[str, Any]:
        """What every operation about a way is given."""
        return {"way": self.line, "by": self.account, "at": self.at}


class WishForm(forms.Form):
    """What somebody wants, and how anybody knows."""

    words = long_answer(
        "What do they want?",
        "In their own words where you can: where to live, with whom, what is to stay as it is.",
        letters=1000,
        error_messages={"required": "Write down what they want."},
    )
    answer = forms.ChoiceField(
        label="Do they want this to go on?",
        choices=list(ANSWERS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether they want it."},
    )
    how_known = forms.ChoiceField(
        label="How do you know?",
        choices=list(HOW_KNOWN.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Say how you know."},
    )
    asked_by = forms.CharField(
        label="Who asked them?",
        help_text="A role and an organisation.",
        max_length=200,
        error_messages={"required": "Say who asked them."},
    )


class SayWish(OfWay):
    """Write down what somebody wants of it."""

    form_class = WishForm
    heading = "What does {called} want?"
    lead = "Ask again whenever it may have changed. Nothing goes on while the last answer is not yes."
    done = "Written down."

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        queues.say_wish(**self.asked(), **said)


class StepForm(forms.Form):
    """Who did it, when, and what shows it."""

    stage = forms.CharField(widget=forms.HiddenInput)
    evidence = long_answer(
        "What shows that it is done?", letters=1000, error_messages={"required": "Say what shows it."}
    )
    who = forms.CharField(
        label="Who did it?",
        help_text="A role and an organisation.",
        max_length=200,
        error_messages={"required": "Say who did it."},
    )
    on = DayField(label="On which day?")


class TakeStep(OfWay):
    """Pass the stage that waits."""

    form_class = StepForm
    button = "It is done"
    done = "Written down. The next stage waits."

    @cached_property
    def one(self) -> Under:
        """The way as pages show it."""
        return under([self.line], on=self.today)[0]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The stage that waits: what is done, who does it, and what shows it."""
        stage = self.one.standing.stage
        lead = f"{stage.who}. What shows it: {stage.evidence.lower()}." if stage else ""
        heading = stage.words if stage else "Every stage is passed"
        return super().get_context_data(**kwargs) | {"heading": heading, "lead": lead}

    def get_initial(self) -> dict[str, Any]:
        """Today, and the stage that the reader sees: another may pass it meanwhile."""
        stage = self.one.standing.stage
        return {"on": self.today, "stage": stage.key if stage else "", "who": stage.who if stage else ""}

    def write(self, said: dict[str, Any]) -> None:
        """Pass it."""
        queues.take_step(**self.asked(), **said)


class StopForm(forms.Form):
    """Whether they do not want it, and why it stops."""

    how = forms.ChoiceField(
        label="Why does it stop?",
        choices=list(STOPS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Say why it stops."},
    )
    why = long_answer("In words", letters=500, error_messages={"required": "Say why it stops."})
    on = DayField(label="On which day?")


class StopWay(OfWay):
    """Stop before the last stage."""

    form_class = StopForm
    heading = "Does this stop for {called}?"
    lead = "What was done stays in the record. Whoever does not want it is not asked again for a year."
    button = "Stop"
    done = "Stopped."

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"on": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """Stop it."""
        queues.stop(**self.asked(), **said)
