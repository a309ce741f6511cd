"""A partner has no date by which it is to agree the plan."""

from collections.abc import Iterator

from lifecourse.assurance.findings import TEMPLATE, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.partners import commissioners, is_same
from lifecourse.assurance.reading import table_of
from lifecourse.assurance.words import listed, row_words, table_words
from lifecourse.plans.api import Place

CHECK = Check(
    id="sign-off-dates",
    family=Family.PARTS,
    title="Every commissioner has a date for agreeing the plan",
    severity=Severity.MUST_MEND,
    rule=TEMPLATE,
    why="A plan binds only those who agreed it; a partner without a date can undo it later.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding that names every commissioner without a date."""
    partners, sign_offs = table_of(asked.document, "partners"), table_of(asked.document, "sign-offs")
    if sign_offs is None:
        return
    places: list[Place] = []
    names: list[str] = []
    for row in sign_offs.rows:
        if not row.text("target").strip():
            places.append(sign_offs.place(row.key, "target"))
            names.append(row_words(sign_offs, row))
    for partner in commissioners(partners):
        if not any(is_same(partner, row) for row in sign_offs.rows) and partners is not None:
            places.append(partners.place(partner.key, "organisation"))
            names.append(row_words(partners, partner))
    if names:
        yield CHECK.finding(
            place=sign_offs.place(column="target"),
            others=places,
            found=f"no date for {len(names)}",
            expected="a date for each",
            sentence=f"{table_words(sign_offs)} gives no date for {listed(names, most=8)}.",
            mend="Enter the day on which each of them is to decide.",
        )
