"""Proposing a rule of sharing, or another wording of one, in fields and sentences."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import slugify

from lifecourse.design.api import DayField
from lifecourse.finance.forms import PoundsField
from lifecourse.finance.kinds.sharing import BY_WORDS, HOW_WORDS, STEP_WORDS, StepKind
from lifecourse.finance.models import FundYear, SchemeLine
from lifecourse.finance.models.risk_share import RISK_SHARE, SETTLEMENT
from lifecourse.finance.operations.risk_share import propose_rule
from lifecourse.finance.queries.risk_share import RuleStands, lines_by_name, parties_of, rules_of
from lifecourse.finance.rules.pounds import read_pounds
from lifecourse.finance.rules.sharing_data import BadRule
from lifecourse.finance.rules.wording import (
    MOST_STEPS,
    field_of,
    left_without_kind,
    risk_share_data,
    risk_share_typed,
    settlement_data,
    settlement_typed,
)
from lifecourse.finance.views.place import FundKeepPage
from lifecourse.measures.api import measures_of
from lifecourse.organisations.api import Organisation

WAYS = {"over": "Spent over the budget", "under": "Not spent"}
LONGEST = 300
AMOUNT = re.compile(r"^held-|-pounds$")


def _percent(label: str, **options: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, required=False, min_value=Decimal(0), max_value=Decimal(100),
        max_digits=7, decimal_places=4,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}), **options,
    )  # fmt: skip


def _words(label: str, *, most: int = LONGEST, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, **options)


def line_as_data(line: SchemeLine) -> dict[str, Any]:
    """What a fund's file calls a line."""
    found: dict[str, Any] = {
        "scheme": line.scheme.number,
        "lead": line.lead.code,
        "contribution": line.contribution.slug,
    }
    return found | ({"provider": line.provider} if line.provider else {})


class _WordingForm(forms.Form):
    """What both kinds of rule ask, with the fields in groups, each under a heading."""

    say_optional = False

    def __init__(self, *, why: bool, **options: Any) -> None:
        super().__init__(**options)
        self.headings: list[tuple[str, bool, list[str]]] = []
        self.fields["clause"] = _words("Clause of the agreement")
        self.fields["source"] = _words("Where it is written down")
        self.asks_why = why

    def put(self, heading: str, fields: dict[str, forms.Field], *, folded: bool = False) -> None:
        """A group of fields; `folded` ones open when somebody wants them."""
        self.fields.update(fields)
        self.headings.append((heading, folded, list(fields)))

    def close(self) -> None:
        """Ask last why another wording takes the place of the one that holds."""
        if self.asks_why:
            self.put(
                "Why it changes", {"why": _words("Why does this take the place of the rule that holds?")}
            )

    @property
    def groups(self) -> list[tuple[str, bool, list[forms.BoundField]]]:
        """Each heading, whether its fields are folded away, and the fields; what is filled is open."""
        return [
            (heading, folded and not any(self[name].value() or self[name].errors for name in names),
             [self[name] for name in names])
            for heading, folded, names in self.headings
        ]  # fmt: skip


class SettlementForm(_WordingForm):
    """Who bears what was spent over the budget, and who gets what was not spent, step by step."""

    def __init__(self, *, parties: Sequence[Organisation], **options: Any) -> None:
        super().__init__(**options)
        first = {"clause": self.fields["clause"], "source": self.fields["source"]}
        self.put("The rule", first | {
            "by": forms.ChoiceField(label="Which budgets make up for one another?",
                                    choices=[(one.value, words) for one, words in BY_WORDS.items()],
                                    widget=forms.RadioSelect),
        })  # fmt: skip
        for way, heading in WAYS.items():
            wrong = StepKind.CARRY_FORWARD if way == "over" else StepKind.CONTINGENCY
            kinds = [("", "No such step")]
            kinds += [(one.value, words) for one, words in STEP_WORDS.items() if one is not wrong]
            for number in range(1, MOST_STEPS + 1):
                at = f"{way}-{number}"
                fields: dict[str, forms.Field] = {
                    f"{at}-step": forms.ChoiceField(label="Who takes it?", choices=kinds, required=False),
                    f"{at}-percent": _percent("At most this per cent of the budget"),
                    f"{at}-pounds": PoundsField(label="At most this many pounds", required=False),
                    f"{at}-clause": _words("Clause, if it is another one", required=False),
                }
                if way == "under":
                    fields[f"{at}-held_by"] = forms.ChoiceField(
                        label="Who holds what is carried into the next year?", required=False,
                        choices=[("", "Nobody"), *((one.code, one.name) for one in parties)],
                    )  # fmt: skip
                for one in parties:
                    fields[f"{at}-share-{one.code}"] = _percent(f"{one.name}’s fixed per cent")
                self.put(f"{heading}: step {number}", fields, folded=number > 1)
        self.close()

    def clean(self) -> dict[str, Any]:
        """Nothing typed is passed over."""
        typed = self.cleaned_data
        for way in WAYS:
            for number in left_without_kind(typed, way):
                self.add_error(f"{way}-{number}-step", "Choose who takes it, or empty what is typed below.")
            for number in range(1, MOST_STEPS + 1):
                kind = typed.get(f"{way}-{number}-step")
                if kind == StepKind.CARRY_FORWARD.value and not typed.get(f"{way}-{number}-held_by"):
                    self.add_error(f"{way}-{number}-held_by", "Say who holds it.")
        return typed


class RiskShareForm(_WordingForm):
    """Money held until a result is known: how much from which lines, and who gets it when."""

    def __init__(
        self, *, parties: Sequence[Organisation], lines: dict[str, SchemeLine],
        measures: list[tuple[str, str]], **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(**options)
        self.put("The rule", {
            "name": _words("What the money is held for"),
            "clause": self.fields["clause"],
            "source": self.fields["source"],
        })  # fmt: skip
        self.put("The result it hangs on", {
            "measure": forms.ChoiceField(label="Measure", choices=[("", "Choose"), *measures]),
            "from": DayField(label="From"),
            "to": DayField(label="To"),
            "how": forms.ChoiceField(label="How much is freed when the target is missed?",
                                     choices=[(one.value, words) for one, words in HOW_WORDS.items()],
                                     widget=forms.RadioSelect),
        })  # fmt: skip
        self.put("Held from", {
            f"held-{key}": PoundsField(
                label=", ".join(filter(None, [str(line), line.contribution.name, line.provider])),
                required=False,
            )
            for key, line in lines.items()
        })  # fmt: skip
        self.put("Kept by, when the target is missed", {
            f"kept-{one.code}": _percent(f"{one.name}, per cent") for one in parties
        })  # fmt: skip
        for number in range(1, MOST_STEPS + 1):
            self.put(
                f"Step {number}, where it is freed by steps",
                {
                    f"steps-{number}-achieved": _percent("From this per cent of the way to the target on"),
                    f"steps-{number}-released": _percent("this per cent of the money is freed"),
                },
                folded=True,
            )
        self.close()


class _ProposeView(FundKeepPage):
    """Put a wording of a rule before the parties."""

    template_name = "finance/propose_rule.html"
    here = "sharing"
    back = "show_sharing"
    button = "Put it before the parties"
    about = "It holds once every party has agreed to it, and moves no money by itself."
    said = "The wording is put before the parties."
    refusals = (*FundKeepPage.refusals, BadRule)
    kind = ""
    stands: RuleStands | None = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the rule, where another wording of one is proposed, and what it may name."""
        super().setup(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return
        slug = kwargs.get("slug")
        found = [one for one in rules_of(self.year) if (one.kind, one.slug) == (self.kind, slug)]
        self.stands = found[0] if found else None
        if self.kind == RISK_SHARE and slug and not found:
            raise Http404("There is no such rule here.")
        self.parties = parties_of(self.year)
        self.codes = [one.code for one in self.parties]

    @property
    def newest(self) -> dict[str, Any] | None:
        """The wording that was proposed last, as it is kept."""
        if self.stands is None:
            return None
        wording = self.stands.proposed or self.stands.now
        return dict(wording.row.data) if wording else None

    def get_form_kwargs(self) -> dict[str, Any]:
        """The parties, and whether a reason is needed."""
        why = self.stands is not None and self.stands.now is not None
        return super().get_form_kwargs() | {"parties": self.parties, "why": why}

    def data_of(self, filled: dict[str, Any]) -> dict[str, Any]:
        """The rule as it is kept."""
        raise NotImplementedError

    def refuse(self, form: forms.Form, reason: Exception) -> HttpResponse:
        """Say at the fields what is to be mended."""
        if not isinstance(reason, BadRule):
            return super().refuse(form, reason)
        for fault in reason.faults:
            name, words = field_of(fault, form.cleaned_data, list(form.fields))
            form.add_error(name if name in form.fields else None, words)
        return self.form_invalid(form)

    def act(self, filled: dict[str, Any]) -> None:
        """Propose it."""
        propose_rule(
            year=self.year,
            kind=self.kind,
            data=self.data_of(filled),
            why=filled.get("why", ""),
            by=self.account,
            at=timezone.now(),
        )


class ProposeSettlementView(_ProposeView):
    """The rule about what is spent over or under the budget."""

    kind = SETTLEMENT
    form_class = SettlementForm
    heading = "What is spent over or under the budget"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """There is one such rule in a year."""
        super().setup(request, *args, **kwargs | {"slug": SETTLEMENT})

    def get_initial(self) -> dict[str, Any]:
        """The fields as the newest wording fills them."""
        return _in_pence(settlement_typed(self.newest)) if self.newest else {}

    def data_of(self, filled: dict[str, Any]) -> dict[str, Any]:
        """The rule as it is kept."""
        return settlement_data(filled, self.codes)


class ProposeRiskShareView(_ProposeView):
    """A rule about money held until a result is known."""

    kind = RISK_SHARE
    form_class = RiskShareForm
    heading = "Money held until a result is known"

    @property
    def lines(self) -> dict[str, SchemeLine]:
        """The lines of the year by their key."""
        return {str(line.pk): line for line in _in_order(self.year)}

    def get_form_kwargs(self) -> dict[str, Any]:
        """The lines and measures that a rule may name."""
        measures = [(one.code, one.name) for one in measures_of(self.partnership)]
        kept = (self.newest or {}).get("measure")
        if kept and kept not in dict(measures):
            measures.append((kept, f"{kept}, which the partnership does not keep yet"))
        return super().get_form_kwargs() | {"lines": self.lines, "measures": measures}

    def get_initial(self) -> dict[str, Any]:
        """The fields as the newest wording fills them."""
        if self.newest is None:
            return {"from": self.year.first_day, "to": self.year.last_day}
        called = {key: line_as_data(line) for key, line in self.lines.items()}
        return _in_pence(risk_share_typed(self.newest, called))

    def data_of(self, filled: dict[str, Any]) -> dict[str, Any]:
        """The rule as it is kept; where freed money goes is taken over from the wording before."""
        slug = self.stands.slug if self.stands else slugify(filled["name"])[:60].strip("-")
        if self.stands is None and slug in {one.slug for one in rules_of(self.year)}:
            raise BadRule([f"The rule, rule, name: found {filled['name']!r}, expected a name of its own."])
        called = {key: line_as_data(line) for key, line in self.lines.items()}
        data = risk_share_data(filled, slug=slug, lines=called, parties=self.codes)
        released = (self.newest or {}).get("released")
        return data | ({"released": released} if released else {})


def _in_order(year: FundYear) -> list[SchemeLine]:
    rows = lines_by_name(year).values()
    return sorted(rows, key=lambda one: (one.scheme.priority.number, one.scheme.number, one.pk))


def _in_pence(typed: dict[str, Any]) -> dict[str, Any]:
    """Amounts as the fields take them: whole pence."""
    return {
        name: read_pounds(str(value)) if value is not None and (AMOUNT.search(name)) else value
        for name, value in typed.items()
    }
