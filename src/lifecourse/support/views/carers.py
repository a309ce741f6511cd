"""The pages of carers: who cares for a person, and what is done for a carer in their own right."""

from typing import Any

from django import forms
from django.db.models import Q

from lifecourse.design.api import DayField
from lifecourse.organisations.api import Permission
from lifecourse.people.api import (
    EndForm,
    KeptLinePage,
    OnePersonPage,
    Person,
    Relationship,
    choice,
    long_answer,
    read_somebody,
)
from lifecourse.support.kinds.carers import CARER_OUTCOMES, CARER_SUPPORT_KINDS, ELIGIBLE, WILLING
from lifecourse.support.models import CarersAssessment, CarerShare, CarerSupport, Caring
from lifecourse.support.operations import around_them as write
from lifecourse.support.operations import carers
from lifecourse.support.reading.carers import around_them, contingency_of, own_record_of
from lifecourse.support.rules.carers import HOURS_OF_A_WEEK
from lifecourse.support.views.plan import PlanPage
from lifecourse.support.views.pricing import PRICED, PricedForm, offer_prices


class ShowAroundThem(OnePersonPage):
    """Who cares for somebody, what happens when they cannot, and what the family says."""

    template_name = "support/carers.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """No more of a carer than they let be known."""
        person: Person = kwargs["person"]
        somebody = read_somebody(person, today=self.today)
        return super().get_context_data(
            somebody=somebody,
            around=around_them(somebody, seen_by=self.account, on=self.today, at=self.at),
            may_keep=self.may_about(person, Permission.KEEP_SUPPORT_PLAN),
            may_begin=self.may_about(person, Permission.KEEP_PEOPLE),
            **kwargs,
        )


class ShowCarer(OnePersonPage):
    """What is done for somebody as a carer: for those alone who may open the carer's own record."""

    template_name = "support/carer.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The carer; of those they care for, whom the reader may see too."""
        person: Person = kwargs["person"]
        return super().get_context_data(
            somebody=read_somebody(person, today=self.today),
            own=own_record_of(person, seen_by=self.account, on=self.today, at=self.at),
            may_keep=self.may_about(person, Permission.KEEP_SUPPORT_PLAN),
            **kwargs,
        )


class AroundPage(PlanPage):
    """Something is written on the page of who cares for a person."""

    page_of = "support:show_carers"


class CarerPage(PlanPage):
    """Something is written on a carer's own page."""

    page_of = "support:show_carer"


class CarerLine(KeptLinePage, CarerPage):
    """About one line of a carer's own record; not there for whoever may not keep that."""

    def still(self) -> Q:
        """Every line: what cannot be done any more is said."""
        return Q()

    def words(self, somebody: Any) -> str:
        """Nothing more: the heading says it."""
        return ""


class BeginForm(forms.Form):
    """That the carer agreed, and when."""

    agrees = forms.BooleanField(
        label="They agreed that we keep a record of their own for them",
        error_messages={"required": "Ask them first. Without their yes there is no record of them."},
    )
    agreed_on = DayField(label="On which day did they agree?")


class BeginCaring(KeptLinePage, AroundPage):
    """A carer gets a record of their own."""

    permission = Permission.KEEP_PEOPLE
    table = Relationship
    form_class = BeginForm
    heading = "A record of their own for a carer of {called}"
    lead = (
        "A carer is somebody in their own right. What is written there is read by those who may open that "
        "record, and by nobody who only reads about {called}."
    )
    button = "Begin it"
    done = "Begun. Next, offer them an assessment of their own."

    def words(self, somebody: Any) -> str:
        """Who the carer is."""
        found = (one for one in somebody.around if one.relationship.pk == self.line.pk)
        return next((f"{one.name}, {one.kind}" for one in found), "")

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"agreed_on": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """Begin it."""
        carers.begin_caring(relationship=self.line, agreed_on=said["agreed_on"], by=self.account, at=self.at)


class ContingencyForm(forms.Form):
    """What happens when the carer cannot."""

    signs = long_answer(
        "How can others tell that the carer cannot go on?",
        "Ill, called away, or worn out: what somebody sees or hears first.",
        letters=500,
        error_messages={"required": "Say how others can tell."},
    )
    steps_in = long_answer(
        "Who steps in, and on which number?",
        letters=500,
        error_messages={"required": "Say who steps in."},
    )
    said_yes = forms.TypedChoiceField(
        label="Have they said yes to that?",
        choices=[("yes", "Yes"), ("no", "Not yet")],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether they said yes."},
    )
    within_hours = forms.IntegerField(
        label="Within how many hours are they there?",
        min_value=0,
        max_value=HOURS_OF_A_WEEK,
        error_messages={"required": "Give a number of hours."},
    )
    alone_hours = forms.IntegerField(
        label="For how many hours can the person be alone?",
        help_text="0 if never.",
        min_value=0,
        max_value=HOURS_OF_A_WEEK,
        error_messages={"required": "Give a number of hours. 0 is a number too."},
    )
    if_not = long_answer(
        "And if that one cannot?", letters=500, error_messages={"required": "Say who comes then."}
    )
    needs_to_know = long_answer(
        "What does whoever steps in have to know?",
        "Medicines and when, food, how to talk with the person, what the night is like.",
        letters=1000,
        error_messages={"required": "Say what they have to know."},
    )
    keys = long_answer(
        "Who has the keys and the medicines?",
        "Names or roles. No address: this page is printed.",
        error_messages={"required": "Say who has them."},
    )
    written_with = forms.CharField(
        label="Who wrote it, with whom?",
        max_length=200,
        error_messages={"required": "Say with whom it was written."},
    )
    look_by = DayField(label="By when does somebody look at it again?")


class WriteContingency(AroundPage):
    """Write what happens when the carer cannot."""

    form_class = ContingencyForm
    heading = "When whoever cares for {called} cannot"
    lead = (
        "Write it with {called} and those who care. Everybody who may open the record reads it, also when "
        "harm is near."
    )
    button = "Keep this plan"
    done = "Kept. The plans before it stay in the record."

    def get_initial(self) -> dict[str, Any]:
        """What the plan says now."""
        plan = contingency_of(self.person)
        if plan is None:
            return {}
        names = ("signs", "steps_in", "within_hours", "alone_hours", "if_not", "needs_to_know", "keys")
        return {name: getattr(plan, name) for name in names}

    def write(self, said: dict[str, Any]) -> None:
        """Keep it."""
        write.write_contingency(person=self.person, by=self.account, at=self.at, **said)


class FamilyForm(forms.Form):
    """What somebody said."""

    who = forms.CharField(
        label="Who said it?",
        help_text="Such as: her sister.",
        max_length=100,
        error_messages={"required": "Say who said it."},
    )
    words = long_answer(
        "What did they say?",
        "As they said it. It is kept like that and never changed.",
        letters=1000,
        error_messages={"required": "Write down what they said."},
    )
    person_may_hear = forms.TypedChoiceField(
        label="May the person be told?",
        choices=[("yes", "Yes"), ("no", "No: they said it only as long as the person is not told")],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Ask them whether the person may be told."},
    )
    said_on = DayField(label="On which day?")


class AddFamilyWords(AroundPage):
    """Keep what the family says."""

    form_class = FamilyForm
    heading = "What {called}'s family or friends say"
    lead = "Those who may open the record of {called} read it. Tell whoever says it."

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"said_on": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """Keep it."""
        write.add_family_words(person=self.person, by=self.account, at=self.at, **said)


class OfferForm(forms.Form):
    """When it was offered."""

    offered_on = DayField(label="On which day was it offered, or asked for?")


class OfferAssessment(CarerPage):
    """A carer was offered an assessment of their own."""

    form_class = OfferForm
    heading = "{called} was offered an assessment of their own"
    lead = "It waits on the page of {called} until it is held, or {called} says no."

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"offered_on": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        carers.offer_assessment(person=self.person, by=self.account, at=self.at, **said)


class DeclineForm(forms.Form):
    """When the carer said no, and why."""

    on = DayField(label="On which day did they say no?")
    words = long_answer(
        "Why not now?", "In their words.", error_messages={"required": "Say why not, in their words."}
    )


class DeclineAssessment(CarerLine):
    """The carer does not want an assessment now."""

    table = CarersAssessment
    form_class = DeclineForm
    heading = "{called} does not want an assessment now"
    lead = "It can be offered again at any time."

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"on": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        carers.decline_assessment(assessment=self.line, by=self.account, at=self.at, **said)


class HoldForm(forms.Form):
    """What was asked, and what came of it."""

    on = DayField(label="On which day was it held?")
    hours_a_week = forms.IntegerField(
        label="For how many hours a week do they care?",
        help_text="Nights count where they have to wake or listen.",
        min_value=0,
        max_value=HOURS_OF_A_WEEK,
        error_messages={"required": "Give a number of hours."},
    )
    willing = choice(
        "Are they able and willing to go on?", WILLING, "Say whether they are able and willing to go on."
    )
    wishes = long_answer(
        "What do they want to go on doing, or do again?",
        "Work, learning, friends, rest. In their own words.",
        letters=1000,
        error_messages={"required": "Ask what they want for themselves."},
    )
    needs = long_answer(
        "What do they need?",
        letters=1000,
        error_messages={"required": "Say what they need, or that they need nothing."},
    )
    eligible = choice(
        "Does the council have to meet some of it?", ELIGIBLE, "Say whether the council has to meet it."
    )
    eligible_words = long_answer("Which, and why?", letters=500, required=False)
    outcome = choice("What came of it?", CARER_OUTCOMES, "Say what came of it.")
    look_by = DayField(label="By when does somebody look again?")


class HoldAssessment(CarerLine):
    """An assessment of a carer was held."""

    table = CarersAssessment
    form_class = HoldForm
    heading = "{called}'s own assessment"
    lead = "About {called}, and not about the person they care for. Nobody reads it there."

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"on": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        carers.hold_assessment(assessment=self.line, by=self.account, at=self.at, **said)


class CarerSupportForm(PricedForm):
    """What is bought or given for a carer, and at what price."""

    kind = choice("What kind of support is it?", CARER_SUPPORT_KINDS, "Choose what kind of support it is.")
    field_order = ("kind", *PRICED)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].help_text = "Such as: one weekend a month away."


class AddCarerSupport(CarerPage):
    """Write down what is bought or given for a carer."""

    form_class = CarerSupportForm
    heading = "Support for {called} as a carer"
    lead = "For {called} themselves. Support of the person they care for stands on that person's plan."

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"from_date": self.today}

    def get_form(self, form_class: Any = None) -> forms.Form:
        """Offer the prices that the formula knows."""
        form = super().get_form(form_class)
        offer_prices(form, on=self.today)
        return form

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        carers.add_carer_support(person=self.person, by=self.account, at=self.at, **said)


class EndCarerSupport(CarerLine):
    """Support for a carer ends."""

    table = CarerSupport
    form_class = EndForm
    heading = "Does this support for {called} end?"
    lead = "It stays in the record of {called}, with the reason."
    button = "End it"
    done = "Ended."

    def words(self, somebody: Any) -> str:
        """Which support."""
        return str(self.line.words)

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"to_date": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """End it."""
        carers.end_carer_support(support=self.line, by=self.account, at=self.at, **said)


class ShareForm(forms.Form):
    """What others may read."""

    words = long_answer(
        "What may those who support the person read?",
        "Only this is shown there. Read it to the carer before you keep it.",
        letters=500,
        error_messages={"required": "Write down what others may read."},
    )
    agreed_on = DayField(label="On which day did they agree?")


class ShareAsCarer(CarerLine):
    """What a carer lets those know who support the person they care for."""

    table = Caring
    form_class = ShareForm
    heading = "What {called} lets others know"
    lead = (
        "It stands on the page of the person they care for, for everybody who may open that, until {called} "
        "takes it back."
    )
    button = "Let it be read"
    done = "It is on that page now."

    def get_initial(self) -> dict[str, Any]:
        """What is shared now."""
        shared = self.line.shares.filter(taken_back_on=None).first()
        return {"agreed_on": self.today} | ({"words": shared.words} if shared else {})

    def write(self, said: dict[str, Any]) -> None:
        """Let it be read."""
        carers.share_as_carer(caring=self.line, by=self.account, at=self.at, **said)


class TakeBack(CarerLine):
    """A carer takes back what they let others know."""

    table = CarerShare
    form_class = forms.Form
    heading = "{called} takes this back"
    lead = "From now on nobody reads it on the page of the person they care for."
    button = "Take it back"
    done = "Taken back. Nobody reads it there any more."

    def words(self, somebody: Any) -> str:
        """What was shared."""
        return str(self.line.words)

    def write(self, said: dict[str, Any]) -> None:
        """Take it back."""
        carers.take_back(share=self.line, by=self.account, at=self.at)
