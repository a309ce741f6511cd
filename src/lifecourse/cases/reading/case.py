"""A case as a board reads it: what it brings, whom it touches, where it stands and what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.kinds.finding import CaseFinding, Weight
from lifecourse.cases.kinds.gateways import THROUGH, WHERE_WORDS, GatewayStanding, Where
from lifecourse.cases.kinds.template import Kind, Template, TemplatePart
from lifecourse.cases.models import CaseVersion
from lifecourse.cases.queries.approval import Approval
from lifecourse.cases.rules.completeness import is_empty
from lifecourse.finance.api import day_words

# How a tag looks for each place where a case may stand.
LOOKS: dict[Where, str] = {
    Where.NOT_YET: "plain",
    Where.WAITS: "look",
    Where.SENT_BACK: "mend",
    Where.REFUSED: "mend",
    Where.CONDITIONS: "inform",
    Where.PASSED: "done",
}


@dataclass(frozen=True, kw_only=True)
class GatewayShown:
    """A gateway as a page shows it."""

    slug: str
    name: str
    asks: str
    board: str
    tag: str
    look: str
    sentence: str
    version: CaseVersion | None
    standing: GatewayStanding


@dataclass(frozen=True, kw_only=True)
class PartShown:
    """A part of the template with what stands in it; `rows`: its cells in the order of the columns."""

    part: TemplatePart
    empty: bool
    words: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def must_mend(findings: Sequence[CaseFinding]) -> int:
    """How many findings must be mended."""
    return sum(one.weight is Weight.MUST_MEND for one in findings)


def gateways_shown(approval: Approval, names: dict[str, str]) -> list[GatewayShown]:
    """Each gateway in order; `names`: of organisations by code."""
    return [
        GatewayShown(
            slug=one.slug,
            name=one.name,
            asks=one.asks,
            board=one.board,
            tag=WHERE_WORDS[approval.standing[one.slug].where],
            look=LOOKS[approval.standing[one.slug].where],
            sentence=_sentence(approval.standing[one.slug], names),
            version=approval.newest.get(one.slug),
            standing=approval.standing[one.slug],
        )
        for one in approval.template.gateways
    ]


def _sentence(standing: GatewayStanding, names: dict[str, str]) -> str:
    """What it waits for, or when it was decided."""
    if standing.where is Where.WAITS:
        return "Waits for " + " and ".join(names.get(code, code) for code in standing.waits_for) + "."
    if standing.where is Where.CONDITIONS:
        count = len(standing.open_conditions)
        return f"{count} condition{'' if count == 1 else 's'} still to meet."
    return f"Decided on {day_words(standing.on)}." if standing.on else ""


def where_it_stands(approval: Approval) -> tuple[str, str]:
    """Where a case stands in a few words, with the look of its tag, for a list."""
    following = approval.next
    if following is None:
        return "Through all gateways", "done"
    standing = approval.standing[following.slug]
    if standing.where is not Where.NOT_YET:
        return f"{WHERE_WORDS[standing.where]}: {following.name}", LOOKS[standing.where]
    passed = [one.name for one in approval.template.gateways if approval.standing[one.slug].where in THROUGH]
    return (f"Approved: {passed[-1]}", "done") if passed else ("Being written", "plain")


def parts_shown(document: CaseDocument, template: Template) -> list[PartShown]:
    """Every part of the template in order, with what stands in it."""
    return [
        PartShown(
            part=part,
            empty=is_empty(document, part),
            words=document.words.get(part.slug, "") if part.kind is Kind.WORDS else "",
            rows=tuple(
                tuple(row.get(column.slug, "") for column in part.columns)
                for row in document.rows.get(part.slug, ())
            )
            if part.kind is Kind.ROWS
            else (),
        )
        for part in template.parts
    ]
