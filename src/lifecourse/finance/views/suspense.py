"""Money of which it is not known what it was for, and rules by which lines find their place."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from lifecourse.accounts.api import Stamp
from lifecourse.design.api import DayField, key_sent
from lifecourse.finance.forms import LineField
from lifecourse.finance.models import FundYear, ImportedLine, MatchRule
from lifecourse.finance.operations.matching import copy_rules, end_rule, make_rule, year_before
from lifecourse.finance.operations.suspense import clear, clear_by_rules
from lifecourse.finance.queries.imports import match_rules, open_suspense, rule_of, suspense_by_month
from lifecourse.finance.reading.imports import read_suspense
from lifecourse.finance.rules.ledger import CannotPost
from lifecourse.finance.rules.matching import CannotMatch, Rule, rule_like
from lifecourse.finance.rules.months import CannotHold
from lifecourse.finance.views.imports import PartyField, parties_for
from lifecourse.finance.views.place import FundKeepPage, FundPage, FundReadPage
from lifecourse.organisations.api import NotAllowed, Organisation

BY = {
    "": "No",
    "cost_centre": "Yes, by the cost centre",
    "cost_centre+subjective": "Yes, by the cost centre and the subjective",
    "supplier": "Yes, by the supplier",
    "cost_centre+supplier": "Yes, by the cost centre and the supplier",
}


class ClearForm(forms.Form):
    """Which lines were for what, and whether the next ones of the kind go there by themselves."""

    say_optional = False

    def __init__(self, *args: Any, year: FundYear, party: Organisation, **kw: Any) -> None:
        # A page has one of these for each partner.
        super().__init__(*args, **kw)
        self.auto_id = f"id_{party.code}_%s"
        self.fields |= {
            "came": forms.ModelMultipleChoiceField(
                open_suspense(year).filter(run__party=party),
                error_messages={
                    "required": "Tick the lines that it is about.",
                    "invalid_choice": "One of the lines is not in suspense any more. Look again.",
                },
            ),
            "line": LineField(year=year, led_by=[party.pk], label="What were the ticked lines for?"),
            "by": forms.ChoiceField(
                label="Should lines like the first of them go there from now on?",
                choices=list(BY.items()),
                required=False,
                widget=forms.RadioSelect,
                initial="",
            ),
        }


class RuleForm(forms.Form):
    """What lines are known by, and where they go."""

    def __init__(self, *args: Any, year: FundYear, led_by: frozenset[int], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields |= {
            "line": LineField(year=year, led_by=led_by, label="To which line do they go?"),
            "cost_centre": _text(
                "Cost centre", 60, "As the ledger writes it; 47* stands for all that begin so."
            ),
            "subjective": _text("Subjective or account code", 60, "The same."),
            "supplier": _text("Supplier", 200, "Capitals and full stops make no difference."),
            "words": _text("Words of the description", 200, "Lines in which all of these words stand."),
            "first_day": DayField(
                label="From which day?", help_text="Empty: from the first.", required=False
            ),
            "last_day": DayField(label="Until which day?", help_text="Empty: to the last.", required=False),
        }


def _text(label: str, most: int, help_text: str) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, help_text=help_text, required=False)


class SuspenseView(FundReadPage):
    """What is in suspense, oldest first, with a form for each partner whose ledger the reader keeps."""

    template_name = "finance/suspense.html"
    here = "imports"

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say what the ticked lines were for; or let the rules that hold now decide."""
        party = next((one for one in parties_for(self) if one.code == request.POST.get("party")), None)
        if party is None:
            raise Http404("There is no such partner here.")
        stamp = self.stamp()
        form = ClearForm(request.POST, year=self.year, party=party)
        try:
            if "rules" in request.POST:
                count = clear_by_rules(year=self.year, party=party, stamp=stamp)
                said = f"The rules found the place of {count} {'line' if count == 1 else 'lines'}."
                messages.success(request, said)
                return redirect(self.url("show_suspense"))
            if form.is_valid():
                entry = self.clear(form.cleaned_data, stamp)
                messages.success(request, f"Posted as entry {entry}.")
                return redirect(self.url("show_suspense"))
        except (NotAllowed, CannotHold, CannotPost, CannotMatch) as reason:
            form.add_error(None, str(reason))
        return self.render_to_response(self.get_context_data(sent=form, sent_by=party), status=422)

    def clear(self, filled: dict[str, Any], stamp: Stamp) -> int:
        """Make the rule where one is wanted, and clear the lines. Gives the entry's number."""
        came, line, by = list(filled["came"]), filled["line"], filled["by"]
        goes_by = None
        if by:
            goes_by = rule_like({name: getattr(came[0], name) for name in by.split("+")}, line.pk)
        entry = clear(
            year=self.year,
            came=came,
            line=line,
            because="Somebody said what it was for",
            goes_by=goes_by,
            stamp=stamp,
        )
        return entry.number

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Sums for every reader; lines for who keeps a partner's ledger."""
        sent, sent_by = kwargs.get("sent"), kwargs.get("sent_by")
        found = read_suspense(self.year, parties_for(self), today=self.today)
        ticked = {str(key) for key in sent.data.getlist("came")} if sent else set()
        sections = [
            (one, sent if one.party == sent_by else ClearForm(year=self.year, party=one.party))
            for one in found
        ]
        months = {month.number: month for month in self.year.months.all()}
        by_month = [
            (months[number], count, pence) for number, (count, pence) in suspense_by_month(self.year).items()
        ]
        return super().get_context_data(
            sections=sections,
            by_month=by_month,
            ticked=ticked,
            form=sent,
            carried={"key": key_sent(self.request)},
            **kwargs,
        )


class ShowRulesView(FundReadPage):
    """The rules by which partners' lines find their place."""

    template_name = "finance/matching.html"
    here = "imports"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Those that hold, by partner; those that ended below."""
        own = parties_for(self)
        rows = match_rules(self.year, own)
        rules = [(row, rule_of(row)) for row in rows.order_by("party__name", "id")]
        return super().get_context_data(
            rules=[one for one in rules if one[0].ended_at is None],
            ended=[one for one in rules if one[0].ended_at is not None],
            keeps_one=bool(own),
            before=year_before(self.year),
            **kwargs,
        )


class CopyRulesForm(forms.Form):
    """Whose rules are taken over."""

    say_optional = False

    def __init__(self, *args: Any, parties: Iterable[Organisation], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["party"] = PartyField(parties=parties, label="For whose ledger?")


class CopyRulesView(FundKeepPage):
    """The rules of the year before hold in this one too."""

    form_class = CopyRulesForm
    heading = "Take over the rules of the year before"
    button = "Take them over"
    back = "show_rules"
    here = "imports"
    about = (
        "Each rule that holds there holds here, where this year has the same line: the same scheme by number "
        "and name, of the same partner. Rules for certain days are left."
    )

    def allowed(self) -> bool:
        """Whoever keeps books for a partner."""
        return bool(parties_for(self))

    def get_form_kwargs(self) -> dict[str, Any]:
        """The partners that the reader may choose."""
        return super().get_form_kwargs() | {"parties": parties_for(self)}

    def act(self, filled: dict[str, Any]) -> None:
        """Take them over, and say what was left and why."""
        copied = copy_rules(year=self.year, party=filled["party"], stamp=self.stamp())
        count = len(copied.made)
        self.said = f"{count} {'rule was' if count == 1 else 'rules were'} taken over."
        for words in copied.left:
            messages.warning(self.request, f"Left: {words}")


class MakeRuleView(FundKeepPage):
    """A rule is made."""

    form_class = RuleForm
    heading = "Make a rule for a partner's ledger"
    button = "Make the rule"
    about = (
        "Lines that say all that you fill in go to the line of the scheme, from the next file on. Of several "
        "rules, the one that says most decides; of those, the newest."
    )
    back = "show_rules"
    said = "The rule holds."
    here = "imports"

    def allowed(self) -> bool:
        """Whoever keeps books for a partner."""
        return bool(parties_for(self))

    def get_form_kwargs(self) -> dict[str, Any]:
        """Lines of those partners."""
        led_by = frozenset(one.pk for one in parties_for(self))
        return super().get_form_kwargs() | {"year": self.year, "led_by": led_by}

    def act(self, filled: dict[str, Any]) -> None:
        """Make it."""
        line = filled.pop("line")
        try:
            make_rule(year=self.year, line=line, goes_by=Rule(key=0, to=0, **filled), stamp=self.stamp())
        except CannotMatch as reason:
            raise CannotHold(str(reason)) from None


class EndForm(forms.Form):
    """Nothing is asked."""


class EndRuleView(FundKeepPage):
    """A rule decides nothing more."""

    form_class = EndForm
    heading = "End a rule"
    button = "End the rule"
    back = "show_rules"
    said = "The rule is ended."
    here = "imports"

    def allowed(self) -> bool:
        """Whoever keeps books for a partner."""
        return bool(parties_for(self))

    def rule(self) -> MatchRule:
        """The rule, or a page that is not there."""
        found = match_rules(self.year, parties_for(self)).filter(pk=self.kwargs["rule"]).first()
        if found is None:
            raise Http404("There is no such rule here.")
        found.year = self.year
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What it says stands above the button."""
        rule = self.rule()
        self.about = (
            f"Lines of the ledger of {rule.party} by {rule_of(rule).because} go to {rule.line}. What went "
            "there stays there; the next such lines go to suspense, or where another rule says."
        )
        return super().get_context_data(**kwargs)

    def act(self, filled: dict[str, Any]) -> None:
        """End it."""
        end_rule(rule=self.rule(), by=self.account, at=timezone.now())


def rows_seen(page: FundPage, rows: Any) -> list[ImportedLine]:
    """Of these lines those whose ledger the reader keeps."""
    own = {one.pk for one in parties_for(page)}
    return [row for row in rows if row.run.party_id in own]
