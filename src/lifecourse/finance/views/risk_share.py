"""Who gets what and when: the rules of sharing, what hangs on a result, and what would be if."""

from decimal import Decimal
from typing import Any

from django import forms
from django.http import Http404, HttpRequest
from django.utils import timezone

from lifecourse.design.api import money
from lifecourse.finance.forms import PoundsField
from lifecourse.finance.models import SharingRule
from lifecourse.finance.operations.risk_share import agree_rule, hold_pot, resolve_pot
from lifecourse.finance.queries.risk_share import settlement_in_force, wording_sent
from lifecourse.finance.reading.risk_share import (
    RuleRead,
    SharingRead,
    expected_end,
    names_in,
    read_sharing,
    said_with,
    what_if,
)
from lifecourse.finance.reading.statement import read_statement
from lifecourse.finance.reading.waiting import waits_for
from lifecourse.finance.rules.months import CannotHold
from lifecourse.finance.rules.sharing import SettlementRule
from lifecourse.finance.views.place import FundKeepPage, FundReadPage
from lifecourse.organisations.api import Permission, organisations_acted_for

MOST_FIELDS = 200


class ShowSharingView(FundReadPage):
    """Each rule in sentences, who agreed to it, the money that hangs on it, and the whole working."""

    template_name = "finance/sharing.html"
    here = "sharing"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The rules, and what the reader may do about each."""
        authorises = {
            one.pk
            for one in organisations_acted_for(
                self.account, Permission.AUTHORISE_FUND, partnership=self.partnership, on=self.today
            )
        }
        rows = [(one, waits_for(one, authorises)) for one in read_sharing(self.year)]
        has_settlement = any(not one.is_risk for one, _ in rows)
        return super().get_context_data(rows=rows, has_settlement=has_settlement, **kwargs)


class _SharingStep(FundKeepPage):
    """One step with a rule: the rule above, a button below."""

    template_name = "finance/sharing_step.html"
    form_class = forms.Form
    here = "sharing"
    back = "show_sharing"
    rule: SharingRead

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the rule before anything else is done."""
        super().setup(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return
        found = [one for one in read_sharing(self.year) if one.slug == kwargs["slug"]]
        if not found:
            raise Http404("There is no such rule here.")
        self.rule = found[0]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The rule to read before one does it."""
        return super().get_context_data(rule=self.shown(), sharing=self.rule, **kwargs)

    def carried(self) -> dict[str, object]:
        """The wording that was read."""
        return {"wording": self.shown().wording.row.pk}

    def shown(self) -> RuleRead:
        """The wording that this is about."""
        return self.rule.wordings[0]


class AgreeRuleView(_SharingStep):
    """Agree to a wording for one's own organisation."""

    heading = "Agree to this rule"
    button = "Agree for your organisation"
    about = "It holds once every party has agreed, and changes only when every party agrees to another."
    said = "You have agreed to the rule."

    def allowed(self) -> bool:
        """Whoever agrees for a party."""
        return Permission.AUTHORISE_FUND in self.held

    def shown(self) -> RuleRead:
        """The wording that is proposed."""
        return self.rule.wordings[-1]

    def act(self, filled: dict[str, Any]) -> None:
        """Agree to the wording that was read."""
        sent = self.request.POST.get("wording", "")
        # Another wording may have been proposed while this one was read: then that one is asked for.
        read = wording_sent(self.year, self.rule.slug, sent)
        if read is None:
            raise CannotHold("This is no wording of the rule. Open the page again.")
        agree_rule(rule=read, by=self.account, at=timezone.now())


class HoldPotView(_SharingStep):
    """Take the money out of the lines' budgets until the result is known."""

    heading = "Hold the money until the result is known"
    button = "Hold it"
    said = "The money is held."

    def act(self, filled: dict[str, Any]) -> None:
        """Hold it."""
        hold_pot(year=self.year, slug=self.rule.slug, stamp=self.stamp())


class ResolvePotView(_SharingStep):
    """Share the money out by the agreed result."""

    heading = "Share the money out by the result"
    button = "Share it out"
    about = "It is done once, by the result that is agreed. The working is kept with the entry."
    said = "The money is shared out."

    def act(self, filled: dict[str, Any]) -> None:
        """Share it out."""
        resolve_pot(year=self.year, slug=self.rule.slug, stamp=self.stamp())


class WhatIfForm(forms.Form):
    """A result for each risk share, and how each line ends: what is left empty is as it is expected now."""

    def __init__(self, sharing: list[SharingRead], lines: list[tuple[int, str, int]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for one in sharing:
            unit = one.standing.name if one.standing else "The result"
            self.fields[f"result-{one.slug}"] = forms.DecimalField(
                label=f"{unit}: the result",
                help_text=f"Target: {one.standing.target}" if one.standing and one.standing.target else "",
                required=False,
                min_value=Decimal(0),
                max_digits=14,
                decimal_places=4,
                widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            )
        for key, name, pence in lines:
            self.fields[f"line-{key}"] = PoundsField(
                label=f"{name} ends at", help_text=f"Expected now: {money(Decimal(pence) / 100)}",
                required=False, nothing=True,
            )  # fmt: skip


class WhatIfView(FundReadPage):
    """Type a result or how a line ends and see who would get what; nothing is posted."""

    template_name = "finance/what_if.html"
    here = "sharing"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form as it was typed, and every working by it."""
        sharing = [one for one in read_sharing(self.year) if one.is_risk]
        rule = settlement_in_force(self.year) or self._proposed_settlement()
        lines = self._lines() if rule else []
        sent = self.request.GET or None
        form = WhatIfForm(sharing, lines, data=sent)
        typed = form.cleaned_data if sent and form.is_valid() else {}
        results = []
        for one in sharing:
            value = typed.get(f"result-{one.slug}")
            if value is not None:
                working, cannot = what_if(self.year, one, value)
                results.append((one, working, cannot, True))
            else:
                results.append((one, one.working, one.cannot, False))
        ends = {key: typed[f"line-{key}"] for key, _, _ in lines if typed.get(f"line-{key}") is not None}
        settled = expected_end(self.year, rule[1], ends) if rule else None
        return super().get_context_data(
            form=form,
            results=results,
            settled=settled,
            settled_working=said_with(names_in(self.year), settled.working) if settled else (),
            settlement=rule[1] if rule else None,
            **kwargs,
        )

    def _proposed_settlement(self) -> tuple[SharingRule, SettlementRule] | None:
        """A wording that waits to be agreed: it can be tried before it holds."""
        for one in read_sharing(self.year):
            if isinstance(one.rule, SettlementRule):
                return one.wordings[0].wording.row, one.rule
        return None

    def _lines(self) -> list[tuple[int, str, int]]:
        """Each line with how it is expected to end."""
        return [
            (row.line.pk, str(row.line), row.sums.outturn)
            for priority in read_statement(self.year).priorities
            for scheme in priority.schemes
            for row in scheme.lines
        ][:MOST_FIELDS]
