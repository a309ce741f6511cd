"""What is filled in about who has a stake, who was heard and what changed."""

from datetime import date
from typing import Any

from django import forms

from lifecourse.delivery.forms.governance import ROLE_HINT, choose, lines, organisations_of
from lifecourse.delivery.hearing import SHAPING_MEANS, SHAPING_WORDS, STEP_WORDS
from lifecourse.delivery.models import Cohort
from lifecourse.delivery.rules import LEVEL_WORDS
from lifecourse.design.api import DayField
from lifecourse.organisations.api import Board, Organisation, Partnership

LEVELS = [(level.value, words) for level, words in LEVEL_WORDS.items()]
LADDER = [(s.value, f"{words}: {SHAPING_MEANS[s]}") for s, words in SHAPING_WORDS.items()]
NO_NAMES = "Write no names of people, and nothing that shows who said it."


class HereForm(forms.Form):
    """A form that offers only what belongs to the partnership."""

    def __init__(self, *args: Any, partnership: Partnership, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("kept_by", "owner"):
            if name in self.fields:
                choose(self, name, organisations_of(partnership, today))
        for name in ("board", "voices"):
            if name in self.fields:
                choose(self, name, partnership.boards.order_by("name"))
        if "cohorts" in self.fields:
            choose(self, "cohorts", Cohort.objects.filter(partnership=partnership))


class StakeholderForm(HereForm):
    """A group that has a stake."""

    name = forms.CharField(
        label="Which group", max_length=200, help_text="A group, such as family carers. Never one person."
    )
    interest = forms.ChoiceField(
        label="How much it matters to them", choices=LEVELS, widget=forms.RadioSelect
    )
    influence = forms.ChoiceField(label="How much they can change", choices=LEVELS, widget=forms.RadioSelect)
    reached_by = forms.CharField(label="How they are reached", max_length=300, required=False)
    kept_by = forms.ModelChoiceField(
        label="Which organisation keeps in touch",
        queryset=Organisation.objects.none(),
        required=False,
        empty_label="Not stated",
    )
    kept_by_role = forms.CharField(label="In which role", max_length=200, required=False, help_text=ROLE_HINT)


class TellingForm(HereForm):
    """One step of the communications plan."""

    phase = forms.CharField(
        label="In which phase",
        max_length=100,
        help_text="Begin with its number, so that phases stand in order.",
    )
    what = forms.CharField(label="What is told or done", max_length=500, widget=lines(2))
    audience = forms.CharField(label="Who is told", max_length=200, required=False)
    channel = forms.CharField(
        label="How", max_length=200, required=False, help_text="For example: a meeting, an Easy Read letter."
    )
    owner = forms.ModelChoiceField(
        label="Which organisation does it",
        queryset=Organisation.objects.none(),
        required=False,
        empty_label="Not stated",
    )
    from_date = DayField(label="First day", required=False)
    to_date = DayField(label="Last day", required=False)
    state = forms.ChoiceField(
        label="Where it has got to", choices=[(s.value, w) for s, w in STEP_WORDS.items()], initial="planned"
    )


class CohortForm(HereForm):
    """A group of people, and who speaks for it."""

    number = forms.IntegerField(label="Number", min_value=1, max_value=99)
    name = forms.CharField(label="Who they are", max_length=300)
    is_national = forms.BooleanField(label="The national model names this group", required=False)
    voices = forms.ModelMultipleChoiceField(
        label="Which boards and groups speak for them",
        queryset=Board.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class HearingForm(HereForm):
    """An event or conversation at which people were heard."""

    what = forms.CharField(
        label="What was it", max_length=300, help_text="For example: an afternoon on homes."
    )
    day = DayField(label="On which day", required=False)
    when = forms.CharField(
        label="Or when, in words", max_length=100, required=False, help_text="For example: spring 2016."
    )
    who = forms.CharField(label="Who was heard", max_length=500, help_text="Groups of people. " + NO_NAMES)
    people = forms.IntegerField(label="How many people", min_value=0, max_value=10**6, required=False)
    people_said = forms.ChoiceField(
        label="How exact is that number",
        choices=[("", "Exactly that many"), ("over", "Over"), ("about", "About"), ("at least", "At least")],
        required=False,
    )
    cohorts = forms.ModelMultipleChoiceField(
        label="Which groups of people they belong to",
        queryset=Cohort.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    board = forms.ModelChoiceField(
        label="Through which board or reference group",
        queryset=Board.objects.none(),
        required=False,
        empty_label="Through none",
    )
    made_accessible = forms.CharField(
        label="How it was made accessible",
        max_length=500,
        required=False,
        help_text="For example: Easy Read papers, a quiet room, help to get there.",
    )
    evidence = forms.CharField(
        label="What shows it", max_length=500, required=False, help_text="The title and day of a paper."
    )


class SaidForm(forms.Form):
    """Something people said, and what became of it."""

    what = forms.CharField(label="What people said", max_length=1000, widget=lines(3), help_text=NO_NAMES)
    done = forms.CharField(
        label="What we did because of it", max_length=1000, required=False, widget=lines(3)
    )
    why_not = forms.CharField(
        label="Or why we did not",
        max_length=1000,
        required=False,
        widget=lines(3),
        help_text="Leave both empty if there is no answer yet. It is then shown as not yet answered.",
    )


class SharedWorkForm(HereForm):
    """How far people shaped a piece of work."""

    what = forms.CharField(label="Which piece of work", max_length=300)
    own_level = forms.ChoiceField(
        label="How far people shaped it, as we see it", choices=LADDER, widget=forms.RadioSelect
    )
    evidence = forms.CharField(label="What shows it", max_length=1000, widget=lines(2))
    assessed_on = DayField(label="Looked at on", required=False)
    peoples_level = forms.ChoiceField(
        label="What the people who took part call it",
        choices=[("", "They have not been asked"), *LADDER],
        widget=forms.RadioSelect,
        required=False,
    )
    asked_of = forms.CharField(
        label="Which group was asked", max_length=300, required=False, help_text="A group. " + NO_NAMES
    )
    peoples_words = forms.CharField(label="In their words", max_length=500, required=False, widget=lines(2))
