"""The gateways of a case: putting it forward, writing down what was decided, and meeting conditions."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from lifecourse.accounts.api import stamp_of
from lifecourse.cases.kinds.gateways import Outcome
from lifecourse.cases.kinds.template import Gateway
from lifecourse.cases.models import CaseVersion, Condition, GatewayDecision
from lifecourse.cases.operations.approval import (
    CannotDecide,
    DecisionTaken,
    can_decide,
    decide,
    meet_condition,
    submit,
)
from lifecourse.cases.queries.approval import approval_of, decisions_standing
from lifecourse.cases.reading.case import gateways_shown
from lifecourse.cases.reading.parts import parts_to_fill
from lifecourse.cases.reading.versions import conditions_of, last_seen
from lifecourse.cases.rules.completeness import empty_at
from lifecourse.cases.rules.gateways import why_not_submit
from lifecourse.cases.views.cases import names_in
from lifecourse.cases.views.decide_form import MORE, MOST_CONDITIONS, DecideForm, conditions_asked
from lifecourse.cases.views.place import CaseKeepPage, CaseReadPage
from lifecourse.delivery.api import meetings_on
from lifecourse.design.api import DayField
from lifecourse.organisations.api import Organisation, Partnership, Permission, organisations_acted_for


class ShowGatewaysView(CaseReadPage):
    """Each gateway with what was put forward there, who decided what, and what is still to be done."""

    template_name = "cases/gateways.html"
    here = "gateways"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Every gateway, its decisions, and what the reader may do at it."""
        approval = approval_of(self.case, on=self.today)
        own = organisations_acted_for(
            self.account, Permission.DECIDE_CASES, partnership=self.partnership, on=self.today
        )
        decisions = decisions_standing(approval.newest.values())
        to_fill = {
            one.part.name: self.part_url(one) for one in parts_to_fill(self.document, approval.template)
        }
        meetings = meeting_urls(self.partnership, decisions)
        stops = []
        for shown in gateways_shown(approval, names_in(self.case)):
            gateway = approval.template.gateway(shown.slug)
            deciders = approval.deciders[shown.slug]
            stops.append(
                {
                    "shown": shown,
                    "decisions": [
                        (one, meetings.get((one.board.casefold(), one.decided_on), ""))
                        for one in decisions
                        if one.version.gateway == shown.slug
                    ],
                    "empty": [
                        (one, to_fill[one.name])
                        for one in empty_at(self.document, approval.template, shown.slug)
                    ],
                    "why_not": why_not_submit(
                        approval.template,
                        gateway,
                        approval.standing,
                        changed=shown.version is None or approval.changed,
                    )
                    if gateway
                    else "",
                    "decides": [one for one in own if shown.version and one.code in deciders],
                    "own": {one.pk for one in own},
                }
            )
        return super().get_context_data(**kwargs) | {"stops": stops, "versions": approval.versions}


def meeting_urls(
    partnership: Partnership, decisions: Sequence[GatewayDecision]
) -> dict[tuple[str, date], str]:
    """The address of the meeting at which a board decided, by its name in small letters and the day."""
    return {
        (one.board.name.casefold(), one.day): reverse(
            "delivery:show_meeting", args=[partnership.slug, one.pk]
        )
        for one in meetings_on(partnership, [decision.decided_on for decision in decisions])
    }


class SubmitForm(forms.Form):
    """What changed since the version before."""

    why = forms.CharField(
        label="What should boards know about this version?",
        help_text="What changed since the one before, in a sentence or two.",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SubmitView(CaseKeepPage):
    """Put the case forward at a gateway."""

    form_class = SubmitForm
    button = "Put it forward"
    said = "It was put forward. Each board's secretary finds it on their first page."
    refusals = (*CaseKeepPage.refusals, CannotDecide)
    back = "show_gateways"
    here = "gateways"

    def gateway(self) -> Gateway:
        """The gateway that the address names."""
        found = approval_of(self.case, on=self.today).template.gateway(self.kwargs["gateway"])
        if found is None:
            raise Http404("This kind of case has no such gateway.")
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is decided there."""
        gateway = self.gateway()
        return super().get_context_data(**kwargs) | {
            "heading": f"Put it forward: {gateway.name}",
            "about": f"{gateway.asks} The case is frozen as it stands now, and boards decide on that "
            "version; you may go on writing.",
        }

    def act(self, filled: dict[str, Any]) -> None:
        """Freeze it and put it forward."""
        submit(case=self.case, gateway=self.gateway().slug, why=filled["why"], stamp=stamp_of(self.request))


class DecideView(CaseKeepPage):
    """Write down what the reader's own organisation decided."""

    template_name = "cases/decide.html"
    form_class = DecideForm
    button = "Write it down"
    said = "It is written down."
    refusals = (*CaseKeepPage.refusals, CannotDecide)
    back = "show_gateways"
    here = "gateways"

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """Find the version and the organisation that the address names."""
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated:
            self.version = get_object_or_404(CaseVersion, case=self.case, number=kwargs["number"])
            self.organisation = get_object_or_404(
                Organisation, code=kwargs["organisation"], memberships__partnership=self.partnership
            )

    def allowed(self) -> bool:
        """The board secretary of the organisation."""
        return can_decide(self.partnership, self.organisation, by=self.account, on=self.today)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Room for the conditions that are typed."""
        return super().get_form_kwargs() | {"room": conditions_asked(self.request.POST)}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Write it down, or draw the form again with room for one more condition."""
        if MORE not in request.POST:
            return super().post(request, *args, **kwargs)
        typed = DecideForm(request.POST, room=conditions_asked(request.POST))
        form = DecideForm(initial=typed.typed(), room=len(typed.numbers))
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Which version is decided on, what changed since the last one, and what was asked for then."""
        approval = approval_of(self.case, on=self.today)
        gateway = approval.template.gateway(self.version.gateway)
        seen = last_seen(self.version, self.organisation)
        at = f"put forward at “{gateway.name}”. {gateway.asks}" if gateway else "put forward."
        return super().get_context_data(**kwargs) | {
            "heading": f"What {self.organisation} decided",
            "second": (MORE, "Add another condition")
            if conditions_asked(self.request.POST) < MOST_CONDITIONS
            else None,
            "about": f"Version {self.version.number}, {at} Its fingerprint begins with "
            f"{self.version.content_hash[:12]}.",
            "version": self.version,
            "organisation": self.organisation,
            "seen": seen,
            "before": self.version.number - 1,
            "conditions": conditions_of(seen, self.organisation) if seen else [],
            "changed": approval.last == self.version and approval.changed,
        }

    def do(self, form: Any) -> None:
        """Write it down."""
        filled = form.cleaned_data
        decide(
            version=self.version,
            organisation=self.organisation,
            taken=DecisionTaken(
                outcome=Outcome(filled["outcome"]),
                board=filled["board"],
                decided_on=filled["decided_on"],
                words=filled["words"],
                conditions=form.conditions(),
            ),
            stamp=stamp_of(self.request),
        )


class MeetForm(forms.Form):
    """When a condition was met, and what shows it."""

    met_on = DayField(label="On which day was it met?")
    evidence = forms.CharField(
        label="What shows it, and where is that?",
        max_length=500,
        error_messages={"required": "Say what shows that it is met, and where that is."},
    )


class MeetView(CaseKeepPage):
    """Say that a condition of the reader's own organisation is met."""

    form_class = MeetForm
    heading, button = "A condition is met", "It is met"
    said = "The condition is met."
    refusals = (*CaseKeepPage.refusals, CannotDecide)
    back = "show_gateways"
    here = "gateways"

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """Find the condition that the address names, of this case."""
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated:
            rows = Condition.objects.select_related("decision__organisation")
            self.condition = get_object_or_404(rows, pk=kwargs["number"], decision__version__case=self.case)

    def allowed(self) -> bool:
        """The board secretary of the organisation that set it."""
        return can_decide(
            self.partnership, self.condition.decision.organisation, by=self.account, on=self.today
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The condition in its own words."""
        return super().get_context_data(**kwargs) | {
            "about": f"“{self.condition.words}” Set by {self.condition.decision.organisation}."
        }

    def act(self, filled: dict[str, Any]) -> None:
        """Write it down."""
        meet_condition(condition=self.condition, stamp=stamp_of(self.request), **filled)
