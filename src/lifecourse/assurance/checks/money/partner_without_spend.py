"""A commissioner has no row in the table of spend."""

from collections.abc import Iterator

from lifecourse.assurance.findings import TEMPLATE, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.partners import commissioners, is_same
from lifecourse.assurance.reading import counted, table_of
from lifecourse.assurance.words import listed, row_words, table_words

CHECK = Check(
    id="partner-without-spend",
    family=Family.MONEY,
    title="Every commissioner's spend is shown",
    severity=Severity.SHOULD_LOOK,
    rule=TEMPLATE,
    why="A partner whose money is not in the plan has promised nothing.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding that names every commissioner without a row."""
    partners, spend = table_of(asked.document, "partners"), table_of(asked.document, "spend-by-commissioner")
    if partners is None or spend is None or not all(r.text("organisation").strip() for r in counted(spend)):
        return  # a row without a name may be anybody's: that is told elsewhere
    without = [p for p in commissioners(partners) if not any(is_same(p, r) for r in spend.rows)]
    if without:
        names = listed((row_words(partners, p) for p in without), most=8)
        yield CHECK.finding(
            place=spend.place(column="organisation"),
            others=[partners.place(p.key, "organisation") for p in without],
            found=f"{len(without)} without a row",
            expected="a row for each commissioner",
            sentence=f"{table_words(spend)} says nothing of {names}.",
            mend="Add what each of them spends in each year, nought if it is nothing.",
        )
