"""One plan and one budget: the page of it, and what is written down of it."""

from decimal import Decimal
from typing import Any, cast

from django import forms
from django.db.models import Q
from django.urls import reverse

from lifecourse.design.api import DayField
from lifecourse.organisations.api import (
    COUNCILS,
    HEALTH_COMMISSIONERS,
    Organisation,
    OrganisationKind,
    Permission,
)
from lifecourse.people.api import (
    EndForm,
    KeepingPage,
    KeptLinePage,
    OnePersonPage,
    Person,
    choice,
    long_answer,
    read_somebody,
)
from lifecourse.support.kinds.plan import (
    BUDGETS,
    DELIVERY,
    DOMAINS,
    PER,
    ROUTES,
    SERVICE_COMPONENTS,
    SERVICE_TYPES,
    THEIR_OWN_MONEY,
)
from lifecourse.support.models import Dowry, Need, Service
from lifecourse.support.operations import plan
from lifecourse.support.reading.equality import equality_of
from lifecourse.support.reading.health import health_of
from lifecourse.support.reading.plan import plan_of
from lifecourse.support.views.pricing import PRICED, PricedForm, money_field, offer_prices

PAYERS = 3


def _of(*kinds: str) -> "forms.ModelChoiceField[Organisation]":
    return forms.ModelChoiceField(
        queryset=Organisation.objects.filter(kind__in=kinds).order_by("name"),
        error_messages={"required": "Choose an organisation."},
    )


def payers_here() -> list[tuple[str, str]]:
    """The organisations that pay for support, as a form offers them."""
    kinds = [*HEALTH_COMMISSIONERS, *COUNCILS, OrganisationKind.SCHOOL]
    known = Organisation.objects.filter(kind__in=kinds).order_by("name")
    return [(str(key), name) for key, name in known.values_list("pk", "name")]


class ShowPlan(OnePersonPage):
    """What somebody needs and wants, what is bought for it, what it costs, and everybody who pays."""

    template_name = "support/plan.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything of the plan."""
        person: Person = kwargs["person"]
        somebody = read_somebody(person, today=self.today)
        return super().get_context_data(
            somebody=somebody,
            health=health_of(person, on=self.today),
            equality=equality_of(person),
            plan=plan_of(person, on=self.today, died=somebody.portrait.died_on),
            may_keep=self.may_about(person, Permission.KEEP_SUPPORT_PLAN),
            **kwargs,
        )


class PlanPage(KeepingPage):
    """Opens for those who keep the plan of this person's support; to others the person is not there."""

    permission = Permission.KEEP_SUPPORT_PLAN
    page_of = "support:show_plan"
    button = "Write it down"
    done = "Written down."


class PlanLine(KeptLinePage, PlanPage):
    """About one line of a plan, known by its number; not there for whoever may not write."""

    def still(self) -> Q:
        """Every line: what is over may still be put right."""
        return Q()


class NeedForm(forms.Form):
    """One need, and what is wanted."""

    wanted = long_answer(
        "What do they want to be different?",
        "In their own words where you can. Ask them first.",
        letters=500,
        error_messages={"required": "Say what they want to come of it."},
    )
    words = long_answer(
        "What do they need support with?",
        letters=500,
        error_messages={"required": "Say what they need support with."},
    )
    domain = choice("What is it about?", DOMAINS, "Choose what it is about.")
    health_points = forms.IntegerField(
        label="Points for health to meet",
        help_text="If an assessment gave points to health and to the council. Leave both empty otherwise.",
        required=False,
        min_value=0,
        max_value=1000,
    )
    council_points = forms.IntegerField(
        label="Points for the council to meet", required=False, min_value=0, max_value=1000
    )
    from_date = DayField(label="Since when?")


class AddNeed(PlanPage):
    """Write down a need."""

    form_class = NeedForm
    heading = "What does {called} need, and want?"
    lead = "What {called} wants comes first. What is bought for it comes after."

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"from_date": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        plan.add_need(person=self.person, by=self.account, at=self.at, **said)


class ReachForm(forms.Form):
    """What shows that it is reached."""

    on = DayField(label="Since which day?")
    words = long_answer(
        "How can they, or somebody who knows them, tell?",
        letters=500,
        error_messages={"required": "Say how one can tell."},
    )


class Reach(PlanLine):
    """What somebody wanted is reached."""

    table = Need
    form_class = ReachForm
    heading = "Has {called} reached this?"
    lead = "The support goes on until it is ended."

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"on": self.today}

    def words(self, somebody: Any) -> str:
        """What was wanted."""
        return str(self.line.wanted)

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        plan.reach(need=self.line, by=self.account, at=self.at, **said)


class EndPlanLine(PlanLine):
    """A line of a plan ends, with the reason."""

    form_class = EndForm
    lead = "It stays in the record of {called}, with the reason."
    button = "End it"
    done = "Ended."

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"to_date": self.today}


class EndNeed(EndPlanLine):
    """Somebody no longer needs something."""

    table = Need
    heading = "Does {called} no longer need this?"

    def write(self, said: dict[str, Any]) -> None:
        """End it."""
        plan.end_need(need=self.line, by=self.account, at=self.at, **said)


class NeedField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of somebody's needs, by its words."""

    def label_from_instance(self, obj: Any) -> str:
        """What it is."""
        return str(obj.words)


class ServiceForm(PricedForm):
    """What is bought for a need, by whom, how much of it, and at what price."""

    need = NeedField(
        label="For what need?",
        queryset=Need.objects.none(),
        error_messages={"required": "Choose the need it is for."},
    )
    budget = forms.ChoiceField(label="Is it part of a budget of their own?", choices=list(BUDGETS.items()))
    route = forms.ChoiceField(
        label="If so: who holds the money?",
        choices=[("", "Not part of a budget"), *ROUTES.items()],
        required=False,
    )
    service_type = choice("What kind of support is it?", SERVICE_TYPES, "Choose what kind of support it is.")
    component = choice("What is it made of?", SERVICE_COMPONENTS, "Choose what it is made of.")
    delivery = choice("How is it arranged?", DELIVERY, "Choose how it is arranged.")
    field_order = ("need", *PRICED, "budget", "route", "service_type", "component", "delivery")


class AddService(PlanPage):
    """Write down what is bought or given."""

    form_class = ServiceForm
    heading = "What is bought or given for {called}?"
    lead = "Next you say who pays. The kind of support is asked as the national returns ask for it."

    def get_initial(self) -> dict[str, Any]:
        """Today, and the need from whose line the reader came."""
        return {"from_date": self.today, "need": self.request.GET.get("need"), "budget": "none"}

    def get_form(self, form_class: Any = None) -> forms.Form:
        """Offer this person's needs, and the prices that the formula knows."""
        form = super().get_form(form_class)
        needs = cast("forms.ModelChoiceField[Need]", form.fields["need"])
        needs.queryset = Need.objects.filter(person__head=self.person, to_date=None)
        offer_prices(form, on=self.today)
        return form

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        self.made = plan.add_service(person=self.person, by=self.account, at=self.at, **said)

    def after(self) -> str:
        """On to who pays."""
        return reverse("support:share_service", args=[self.made.pk])


class ShareForm(forms.Form):
    """Who pays how much of a hundred."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = (THEIR_OWN_MONEY, "The person, with their own money")
        payers = [("", "Nobody else"), own, *payers_here()]
        for number in range(1, PAYERS + 1):
            ordinal, first = ("First", "Second", "Third")[number - 1], number == 1
            self.fields[f"payer_{number}"] = forms.ChoiceField(
                label="Who pays?" if first else f"{ordinal}: who else pays?",
                choices=[("", "Choose"), *payers[1:]] if first else payers,
                required=first,
                error_messages={"required": "Choose who pays."},
            )
            self.fields[f"percent_{number}"] = forms.DecimalField(
                label="How much of 100?" if first else f"{ordinal}: how much of 100?",
                max_digits=5,
                decimal_places=2,
                min_value=Decimal(0),
                max_value=Decimal(100),
                required=first,
                error_messages={"required": "Say how much of 100 they pay."},
            )
        self.fields["from_date"] = DayField(label="From which day?")
        self.fields["why"] = forms.CharField(
            label="By what was this decided?",
            help_text="Such as a panel, an assessment or section 117.",
            max_length=300,
            error_messages={"required": "Say by what it was decided."},
        )

    def clean(self) -> dict[str, Any]:
        """Parts go with those who pay them, each once."""
        said = super().clean() or {}
        percents: dict[str, Decimal] = {}
        for number in range(1, PAYERS + 1):
            payer, percent = said.get(f"payer_{number}"), said.get(f"percent_{number}")
            if payer and not percent and not self.has_error(f"percent_{number}"):
                self.add_error(f"percent_{number}", "Say how much of 100 they pay.")
            elif percent and not payer and not self.has_error(f"payer_{number}"):
                self.add_error(f"payer_{number}", "Choose who pays this part.")
            elif payer and percent:
                if payer in percents:
                    self.add_error(f"payer_{number}", "They are named already.")
                percents[payer] = percent
        said["percents"] = percents
        return said


class ShareService(PlanLine):
    """Say who pays for a service."""

    table = Service
    form_class = ShareForm
    heading = "Who pays for this?"
    lead = "The parts come to 100. The page works out the pounds, to the penny."

    def get_initial(self) -> dict[str, Any]:
        """From its first day, or from today where somebody was named before."""
        return {"from_date": self.today if self.line.shares.exists() else self.line.from_date}

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        payers = Organisation.objects.in_bulk([key for key in said["percents"] if key != THEIR_OWN_MONEY])
        known = {str(key): payer for key, payer in payers.items()}
        plan.share_service(
            service=self.line,
            percents={known.get(key): percent for key, percent in said["percents"].items()},
            from_date=said["from_date"],
            why=said["why"],
            by=self.account,
            at=self.at,
        )


class EndService(EndPlanLine):
    """Support ends."""

    table = Service
    heading = "Does this support for {called} end?"
    lead = (
        "Be sure that something else is in place first. It stays in the record of {called}, with the reason."
    )

    def write(self, said: dict[str, Any]) -> None:
        """End it."""
        plan.end_service(service=self.line, by=self.account, at=self.at, **said)


class DowryForm(forms.Form):
    """Who pays whom how much, from which day, and in which plan it was agreed."""

    left_on = DayField(label="On which day did they go home?")
    paid_by = _of(*HEALTH_COMMISSIONERS)
    paid_to = _of(*COUNCILS)
    amount = money_field("How much, in pounds?")
    per = choice("For how long is that?", PER, "Choose a week or a year.")
    agreed_on = DayField(label="On which day was it agreed?")
    agreed_in = forms.CharField(
        label="In which plan to move home, and by whom?",
        max_length=300,
        error_messages={"required": "Say in which plan it was agreed."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paid_by"].label, self.fields["paid_to"].label = "Who pays?", "To which council?"


class AddDowry(PlanPage):
    """Write down a dowry."""

    form_class = DowryForm
    heading = "Money that follows {called} home"
    lead = (
        "After five years or more in hospital. It is paid from the day of going home for as long as {called} "
        "lives."
    )

    def get_initial(self) -> dict[str, Any]:
        """The day on which the last stay ended."""
        return {"left_on": plan.left_hospital_on(self.person, on=self.today)}

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        plan.add_dowry(person=self.person, by=self.account, at=self.at, **said)


class EndDowry(EndPlanLine):
    """A dowry ends."""

    table = Dowry
    heading = "Does the money that follows {called} home end?"
    lead = "The last day is paid for. Support does not end with it: be sure who pays from the next day on."

    def words(self, somebody: Any) -> str:
        """Nothing: there is one."""
        return ""

    def write(self, said: dict[str, Any]) -> None:
        """End it."""
        plan.end_dowry(dowry=self.line, by=self.account, at=self.at, **said)
