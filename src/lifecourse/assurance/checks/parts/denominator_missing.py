"""The population that the national rate is a rate of is not in the plan."""

from collections.abc import Iterator
from decimal import Decimal

from lifecourse.assurance.findings import Asked, Check, Family, RawFinding, Severity
from lifecourse.plans.api import Place, implied_population
from lifecourse.standards.api import Denominator

CHECK = Check(
    id="denominator-missing",
    family=Family.PARTS,
    title="The population behind the national rate is stated",
    severity=Severity.SHOULD_LOOK,
    rule="inpatient-rate-ccg",
    why="Without the population that the rate is a rate of, nobody can work out or challenge the range.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each population that the rule pack needs and the plan does not state."""
    document = asked.document
    if not document.has_table("population"):
        return
    section = document.template.table("population").section
    wanted: dict[str, Denominator] = {
        r.denominator.quantity: r.denominator for r in asked.pack.rates if r.denominator
    }
    for quantity, denominator in wanted.items():
        if not asked.stating(quantity):
            yield CHECK.finding(
                place=Place(section=section, table="population"),
                about=quantity,
                found="not stated",
                expected=f"{denominator.words}, {denominator.vintage}",
                sentence=f"The national rates need the {denominator.words} ({denominator.vintage}). The plan "
                f"does not state it, so no range can be worked out from them.{_derived(asked)}",
                mend=f"In section {section} add a row called “{_row_name(quantity)}” and give it the "
                f"{denominator.words} ({denominator.vintage}) with its source.",
            )


def _row_name(quantity: str) -> str:
    # A row's key is made of its name, and its key names the quantity: docs/decisions/0051.
    return quantity.partition("/")[2].replace("-", " ")


def _derived(asked: Asked) -> str:
    implied = implied_population(asked.document)
    if implied is None:
        return ""
    low, high = (f"{end / Decimal(1_000_000):.2f}" for end in (implied.low, implied.high))
    span = f"{low} million" if low == high else f"{low} to {high} million"
    return f" The ranges that the plan states imply {span} people: derived, not sourced."
