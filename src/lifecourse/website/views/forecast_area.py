"""Taking from a plan what forecasts of its partnership rest on."""

from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from lifecourse.accounts.api import Account, stamp_of
from lifecourse.design.api import OneFormPage
from lifecourse.engine.pathways import BadArea, BadParameter
from lifecourse.forecasting.api import CannotWrite, TakenFrom, area_of, take_area, with_records
from lifecourse.organisations.api import (
    NotAllowed,
    Partnership,
    Permission,
    may,
    partnerships_where,
)
from lifecourse.plans.api import (
    CannotForecast,
    Plan,
    area_of_plan,
    document_of,
    plans_seen_by,
    rule_pack_of,
)
from lifecourse.support.api import hospital_spells

A_DAY, A_YEAR = timedelta(days=1), timedelta(days=365)


class WhichPlanForm(forms.Form):
    """The plan whose figures are taken."""

    plan = forms.ChoiceField(label="From which plan?", widget=forms.RadioSelect)
    records = forms.ChoiceField(
        label="Who is in hospital, how many come and how soon they leave",
        widget=forms.RadioSelect,
        choices=[
            ("plan", "As the plan states it. The forecast begins after the plan’s count"),
            ("records", "As counted here, from stays in hospital. The forecast begins next month"),
        ],
    )

    def __init__(self, *args: Any, plans: list[Plan], today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        choice = cast(forms.ChoiceField, self.fields["plan"])
        choice.choices = [(one.slug, one.title) for one in plans]
        choice.initial = plans[0].slug
        # The records of today say nothing of where a plan of ten years ago began.
        self.fields["records"].initial = "records" if today - plans[0].dated < A_YEAR else "plan"


class TakeAreaView(OneFormPage):
    """Take the figures of a plan, as they stand now, for every forecast that is made from now on."""

    template_name = "website/take_area.html"
    form_class = WhichPlanForm
    heading = "Take the figures from a plan"
    button = "Take them"
    said = "The figures are taken. Each stands below with where it comes from."
    needs = "Taking figures from a plan needs a role that you do not hold here."
    refusals = (NotAllowed, CannotWrite, CannotForecast, BadArea, BadParameter)

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the partnership and its plans before anything else is done."""
        super().setup(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return
        self.account: Account = request.user
        self.today = timezone.localdate()
        seen = partnerships_where(self.account, Permission.SEE_PLAN, on=self.today)
        found = seen.filter(slug=kwargs["slug"]).first()
        plans = plans_seen_by(self.account, on=self.today).filter(partnership=found)
        self.plans = list(plans.order_by("-dated", "slug")) if found else []
        if found is None or not self.plans:
            raise Http404("There is no such partnership with a plan that you may see.")
        self.partnership: Partnership = found

    def allowed(self) -> bool:
        """Whether the reader changes the figures of the partnership's plans."""
        return may(self.account, Permission.EDIT_FIGURES, partnership=self.partnership, on=self.today)

    def get_form_kwargs(self) -> dict[str, Any]:
        """The plans to choose from, the latest first."""
        return super().get_form_kwargs() | {"plans": self.plans, "today": self.today}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What was taken last."""
        return super().get_context_data(**kwargs) | {
            "partnership": self.partnership,
            "taken": area_of(self.partnership),
            "writes": True,
        }

    def back_url(self) -> str:
        """The forecasts."""
        return reverse("forecasting:show_forecasts", args=[self.partnership.slug])

    def next_url(self) -> str:
        """What was taken."""
        return reverse("forecasting:show_parameters", args=[self.partnership.slug])

    def act(self, filled: dict[str, Any]) -> None:
        """Take them."""
        plan = next(one for one in self.plans if one.slug == filled["plan"])
        area = area_of_plan(document_of(plan), rule_pack_of(plan), name=self.partnership.name)
        if filled["records"] == "records":
            last = self.today.replace(day=1) - A_DAY
            spells = hospital_spells(self.partnership, asked_by=self.account, on=self.today, until=last)
            if not any(one.from_date <= last for one in spells):
                raise CannotWrite("Nobody of this partnership is in its records of stays in hospital yet.")
            area = with_records(area, spells, until=last)
        take_area(
            partnership=self.partnership,
            area=area,
            taken_from=TakenFrom(what=plan.slug, revision=plan.revision),
            stamp=stamp_of(self.request),
        )
