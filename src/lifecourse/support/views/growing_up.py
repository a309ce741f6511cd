"""Growing up: a plan for adult life, groups to look out for, and who comes of age without a plan."""

from collections import Counter
from typing import Any

from django import forms
from django.views.generic import TemplateView

from lifecourse.design.api import DayField
from lifecourse.organisations.api import Permission
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
from lifecourse.support.kinds.growing_up import ADULT_LIFE, GROUPS
from lifecourse.support.models import InGroup
from lifecourse.support.operations import growing_up
from lifecourse.support.reading.eighteen import at_eighteen
from lifecourse.support.reading.growing_up import PACK, growing_up_of, who_grows_up
from lifecourse.support.views.plan import EndPlanLine, PlanPage


class ShowGrowingUp(OnePersonPage):
    """One young person: what they want of adult life, who sees to it, and what is not in place yet."""

    template_name = "support/growing_up.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything of it."""
        person: Person = kwargs["person"]
        somebody = read_somebody(person, today=self.today)
        born = None if somebody.portrait.died else somebody.portrait.birth_date
        return super().get_context_data(
            somebody=somebody,
            grows=growing_up_of(person, born=born, on=self.today),
            eighteen=at_eighteen(person, born=born, today=self.today),
            groups=duty_pack(PACK).lists["groups"],
            may_keep=self.may_about(person, Permission.KEEP_SUPPORT_PLAN),
            **kwargs,
        )


class ShowWhoGrowsUp(PeoplePage, TemplateView):
    """Young people from 14 until 18: who has no plan for adult life, and by when it is to begin."""

    template_name = "support/who_grows_up.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Those without a plan first."""
        rows = who_grows_up(seen_by=self.account, on=self.today, at=self.at)
        note_look(by=self.account, how=Look.LISTED, people=[row.person for row in rows], at=self.at)
        counts = Counter(group.group for row in rows for group in row.grows.groups)
        return super().get_context_data(
            rows=rows,
            without=sum(row.grows.plan is None for row in rows),
            overdue=sum(row.grows.plan is None and row.grows.late > 0 for row in rows),
            groups=[(words, counts[code]) for code, words in GROUPS.items() if counts[code]],
            pack=duty_pack(PACK),
            **kwargs,
        )


class AdultLifeForm(forms.Form):
    """What a young person wants of adult life, and who sees to it."""

    work = long_answer(f"{ADULT_LIFE['work']}: what do they want?", letters=2000, required=False)
    home = long_answer(
        f"{ADULT_LIFE['home']}: where and with whom do they want to live?", letters=2000, required=False
    )
    society = long_answer(f"{ADULT_LIFE['society']}: what do they want?", letters=2000, required=False)
    health = long_answer(f"{ADULT_LIFE['health']}: what will change?", letters=2000, required=False)
    severe = forms.TypedChoiceField(
        label="Do they have a severe learning disability?",
        help_text="If so, planning begins at 14, years before that of others.",
        choices=[("yes", "Yes"), ("no", "No")],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether they have one."},
    )
    agencies = forms.CharField(
        label="Which services take part?",
        help_text="Those for children, those for adults, school or college, health.",
        max_length=500,
        error_messages={"required": "Say which services take part."},
    )
    lead = forms.CharField(
        label="Who leads it?", max_length=200, error_messages={"required": "Say who leads it."}
    )
    otherwise = long_answer(
        "What is there if services for adults do not take them?", letters=2000, required=False
    )
    follow_up = long_answer(
        "Who looks in on them after they leave services for children, and when?", letters=2000, required=False
    )
    written_with = forms.CharField(
        label="Who wrote it, with whom?",
        max_length=200,
        error_messages={"required": "Say with whom it was written."},
    )


class WriteAdultLifePlan(PlanPage):
    """Write the plan for adult life with a young person."""

    form_class = AdultLifeForm
    heading = "{called}'s plan for adult life"
    lead = "Write it with {called}. What {called} wants comes first; leave empty what nobody has asked yet."
    button = "Keep this plan"
    done = "Kept. The plans before it stay in the record."
    page_of = "support:show_growing_up"

    def get_initial(self) -> dict[str, Any]:
        """What the plan says now."""
        plan = growing_up_of(self.person, born=None, on=self.today).plan
        if plan is None:
            return {}
        names = (*ADULT_LIFE, "agencies", "lead", "otherwise", "follow_up")
        return {name: getattr(plan, name) for name in names} | {"severe": "yes" if plan.severe else "no"}

    def write(self, said: dict[str, Any]) -> None:
        """Keep it."""
        growing_up.write_adult_life_plan(person=self.person, by=self.account, at=self.at, **said)


class GroupForm(forms.Form):
    """Which group, since when, and who says so."""

    group = choice("Which group?", GROUPS, "Choose a group.")
    from_date = DayField(label="Since when?")
    said_by = forms.CharField(
        label="Who says so?",
        help_text="A role and an organisation, or the young person or family.",
        max_length=200,
        error_messages={"required": "Say who says so."},
    )


class AddToGroup(PlanPage):
    """Write down that a young person is in a group to look out for."""

    form_class = GroupForm
    heading = "What is to be known about {called} while growing up?"
    lead = "So that nobody is missed where services change. Somebody can be in several groups."
    page_of = "support:show_growing_up"

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"from_date": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        growing_up.add_to_group(person=self.person, by=self.account, at=self.at, **said)


class EndGroup(EndPlanLine):
    """Somebody is no longer in a group."""

    table = InGroup
    heading = "Does this no longer fit {called}?"
    page_of = "support:show_growing_up"

    def words(self, somebody: Any) -> str:
        """Which group."""
        return GROUPS[self.line.group]

    def write(self, said: dict[str, Any]) -> None:
        """End it."""
        growing_up.end_group(line=self.line, by=self.account, at=self.at, **said)
