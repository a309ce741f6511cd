"""Who still has to agree to what: the page, each organisation's route, its decision, and its condition."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property

from lifecourse.organisations.api import NotAllowed, Permission
from lifecourse.plans.api import (
    Agreeing,
    CannotSign,
    PlanVersion,
    SignOffRoute,
    SignOffState,
    agreement_sentence,
    latest_version,
    may_sign_for,
    meet_condition,
    named_without_code,
    set_route,
    sign_version,
    who_must_agree,
)
from lifecourse.website.forms.signing import MetForm, RouteForm, SignForm
from lifecourse.website.views.plan_page import PlanPage

REFUSALS = (CannotSign, NotAllowed)


class SignOffPage(PlanPage):
    """A page about who agrees to the latest version."""

    @cached_property
    def version(self) -> PlanVersion | None:
        """The version that organisations are asked to agree to: the latest one."""
        return latest_version(self.plan)

    @cached_property
    def agreeing(self) -> list[Agreeing]:
        """Every organisation that has to agree, and where it stands."""
        return who_must_agree(self.plan, self.version, seen_by=self.account, on=self.today)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(version=self.version, **kwargs)


class ShowSignOffView(SignOffPage):
    """Who still has to agree to what."""

    template_name = "website/sign_off.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        edits = self.may(Permission.EDIT_PLAN)
        rows = []
        for one in self.agreeing:
            signs = may_sign_for(self.account, self.plan, one.organisation, on=self.today)
            rows.append(
                {
                    "one": one,
                    "next": one.next_on(self.today),
                    "late": not one.agreed and one.target_on is not None and one.target_on < self.today,
                    "may_sign": signs and self.version is not None,
                    "may_meet": signs and one.state is SignOffState.CONDITION_OPEN,
                    "may_route": signs or edits,
                }
            )
        return super().get_context_data(
            rows=rows,
            sentence=agreement_sentence(self.agreeing, today=self.today),
            unknown=named_without_code(self.plan, self.version, seen_by=self.account, on=self.today),
            **kwargs,
        )


class OrganisationPage(SignOffPage):
    """A form about one organisation that has to agree."""

    template_name = "website/sign_off_form.html"
    one: Agreeing
    heading = ""
    button = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        one = next((a for a in self.agreeing if a.organisation.code == kwargs["organisation"]), None)
        # Whoever may not record this is told nothing about it.
        if one is None or not self.allowed(one):
            raise Http404("There is nothing here for you to record.")
        self.one = one

    def allowed(self, one: Agreeing) -> bool:
        """Whether the reader records this for the organisation."""
        return may_sign_for(self.account, self.plan, one.organisation, on=self.today)

    def form(self, data: Any = None) -> Any:
        """The form, empty or filled in."""
        raise NotImplementedError

    def record(self, form: Any) -> None:
        """Record what was filled in."""
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Record it, or say why not."""
        form: forms.Form = self.form(request.POST)
        if form.is_valid():
            try:
                self.record(form)
            except REFUSALS as reason:
                form.add_error(None, str(reason))
            else:
                messages.success(request, "Recorded.")
                return redirect("show_sign_off", self.plan.slug)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if "form" not in kwargs:
            kwargs["form"] = self.form()
        return super().get_context_data(one=self.one, heading=self.heading, button=self.button, **kwargs)


class SetRouteView(OrganisationPage):
    """On which boards' way an organisation agrees, and by when."""

    heading = "The way to its agreement"
    button = "Save this route"

    def allowed(self, one: Agreeing) -> bool:
        """A programme manager, or a board secretary of the organisation."""
        return self.may(Permission.EDIT_PLAN) or super().allowed(one)

    def form(self, data: Any = None) -> RouteForm:
        """The route as it is."""
        route = SignOffRoute.objects.filter(plan=self.plan, organisation=self.one.organisation).first()
        return RouteForm(data, route=route, target=self.one.target_on)

    def record(self, form: RouteForm) -> None:
        """Save the route."""
        set_route(
            plan=self.plan,
            organisation=self.one.organisation,
            target_on=form.cleaned_data["target"],
            steps=form.steps(),
            by=self.account,
            at=timezone.now(),
        )


class SignView(OrganisationPage):
    """What an organisation decided about the latest version."""

    heading = "Record what was decided"
    button = "Record this decision"

    def allowed(self, one: Agreeing) -> bool:
        """There is a version to decide on, and the reader records for the organisation."""
        return self.version is not None and super().allowed(one)

    def form(self, data: Any = None) -> SignForm:
        """What was decided."""
        return SignForm(data, supersedes=self.one.signature is not None)

    def record(self, form: SignForm) -> None:
        """Record the decision on the version that was on the page, not on one frozen since."""
        if self.version is None or self.request.POST.get("hash") != self.version.content_hash:
            raise CannotSign(
                "A newer version was frozen meanwhile. Look at which version the board decided on."
            )
        sign_version(
            version=self.version,
            organisation=self.one.organisation,
            decision=form.decision(),
            by=self.account,
            at=timezone.now(),
        )


class MeetConditionView(OrganisationPage):
    """The condition of an organisation's agreement is met."""

    heading = "The condition is met"
    button = "Record that it is met"

    def allowed(self, one: Agreeing) -> bool:
        """There is a condition that is open, and the reader records for the organisation."""
        return one.state is SignOffState.CONDITION_OPEN and super().allowed(one)

    def form(self, data: Any = None) -> MetForm:
        """When, and what shows it."""
        return MetForm(data)

    def record(self, form: MetForm) -> None:
        """Record it."""
        if self.one.signature is not None:
            meet_condition(
                signature=self.one.signature, by=self.account, at=timezone.now(), **form.cleaned_data
            )
