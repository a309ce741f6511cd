"""A forecast as the plan's trajectory: what it would change is shown before it is done."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from lifecourse.accounts.api import Account
from lifecourse.design.api import OneFormPage
from lifecourse.figures.api import figure_words
from lifecourse.forecasting.api import BadKept, Forecast, NoSuchForecast, get_forecast, name_of
from lifecourse.organisations.api import NotAllowed, Permission, may
from lifecourse.plans.api import (
    NoSuchPlan,
    Trajectory,
    UnableToChangePlan,
    adopt_trajectory,
    document_of,
    get_plan,
    plans_seen_by,
    trajectory_of,
)
from lifecourse.website.changing import follow_up
from lifecourse.website.shown import anchor

NEEDS = "Changing the figures of this plan needs a role that you do not hold here."


class ChoosePlanView(TemplateView):
    """From a forecast to the plan that adopts it: straight there where the partnership has one."""

    template_name = "website/choose_plan.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The plans of the forecast's partnership."""
        if not isinstance(request.user, Account):
            raise Http404
        today = timezone.localdate()
        forecast = forecast_seen(self.kwargs["pk"], request.user)
        plans = list(plans_seen_by(request.user, on=today).filter(partnership=forecast.partnership))
        if len(plans) == 1:
            return redirect("adopt_forecast", plans[0].slug, forecast.pk)
        return self.render_to_response(
            self.get_context_data(
                forecast=forecast, plans=plans, partnership=forecast.partnership, name=name_of(forecast)
            )
        )


def forecast_seen(pk: int, account: Account) -> Forecast:
    """A forecast that this person may see. Raises Http404."""
    try:
        return get_forecast(pk, seen_by=account, on=timezone.localdate())
    except NoSuchForecast as reason:
        raise Http404(str(reason)) from None


class AdoptForecastView(OneFormPage):
    """Years beside what they would be, with the range; then all of them are written, or none."""

    template_name = "website/adopt_forecast.html"
    form_class = forms.Form
    heading = "Adopt as the plan’s trajectory"
    button = "Adopt it"
    said = ""
    needs = NEEDS
    refusals = (NotAllowed, UnableToChangePlan, BadKept)
    asks_where_changed = True

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the plan and the forecast before anything else is done."""
        super().setup(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return
        self.account: Account = request.user
        self.today = timezone.localdate()
        try:
            self.plan = get_plan(kwargs["slug"], seen_by=self.account, on=self.today)
        except NoSuchPlan as reason:
            raise Http404(str(reason)) from None
        self.forecast = forecast_seen(kwargs["pk"], self.account)
        if self.forecast.partnership_id != self.plan.partnership_id:
            raise Http404("This forecast is of another partnership than the plan.")
        self.why = ""
        self.trajectory: Trajectory | None = None
        try:
            self.trajectory = trajectory_of(document_of(self.plan), self.forecast)
        except (UnableToChangePlan, BadKept) as reason:
            self.why = str(reason)

    def allowed(self) -> bool:
        """Whether the reader changes the plan's figures."""
        return may(self.account, Permission.EDIT_FIGURES, partnership=self.plan.partnership, on=self.today)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """What cannot be adopted says why, and has no button."""
        if request.method == "POST" and self.allowed() and self.trajectory is None:
            return redirect(request.path)
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        """What the plan says now: where that changes meanwhile, it is asked again."""
        years = self.trajectory.years if self.trajectory else ()
        return {one.column: one.before for one in years}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Each year, as it is and as it would be."""
        years = self.trajectory.years if self.trajectory else ()
        return super().get_context_data(**kwargs) | {
            "plan": self.plan,
            "document": document_of(self.plan),
            "forecast": self.forecast,
            "name": name_of(self.forecast),
            "why": self.why,
            "beyond": self.trajectory.beyond if self.trajectory else (),
            "source": years[0].after.source if years else "",
            "same": bool(years) and all(one.before == one.after for one in years),
            "years": [
                (one, figure_words(one.before) if one.before else "", figure_words(one.after))
                for one in years
            ],
        }

    def back_url(self) -> str:
        """What the forecast was made from."""
        return reverse("forecasting:show_run", args=[self.forecast.pk])

    def next_url(self) -> str:
        """The row in the plan."""
        table = document_of(self.plan).table("activity")
        row = self.trajectory.row if self.trajectory else ""
        page = reverse("show_section", args=[self.plan.slug, table.template.section])
        return f"{page}#{anchor('activity', row)}"

    def act(self, filled: dict[str, Any]) -> None:
        """Adopt it, and let the checks follow."""
        if self.trajectory is None:
            raise UnableToChangePlan(self.why)
        adopt_trajectory(
            plan=self.plan,
            trajectory=self.trajectory,
            forecast=self.forecast,
            by=self.account,
            at=timezone.now(),
        )
        follow_up(self.request, self.plan)
