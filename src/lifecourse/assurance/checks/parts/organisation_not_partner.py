"""An organisation that agrees or spends is not among the partners."""

from collections.abc import Iterator

from lifecourse.assurance.findings import TEMPLATE, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.partners import is_same
from lifecourse.assurance.reading import counted, table_of
from lifecourse.assurance.words import listed, row_words, table_words

CHECK = Check(
    id="organisation-not-partner",
    family=Family.PARTS,
    title="Whoever agrees or spends is a partner",
    severity=Severity.SHOULD_LOOK,
    rule=TEMPLATE,
    why="An organisation that pays and is not in the partnership is asked for nothing and told nothing.",
)

TABLES = ("sign-offs", "spend-by-commissioner", "scheme-lines")


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each table that names somebody else."""
    partners = table_of(asked.document, "partners")
    if partners is None or not all(p.text("organisation").strip() for p in partners.rows):
        return  # a partner without a name may be anybody: that is told elsewhere
    for key in TABLES:
        table = table_of(asked.document, key)
        if table is None:
            continue
        named = [r for r in counted(table) if r.text("organisation").strip()]
        strangers = [r for r in named if not any(is_same(p, r) for p in partners.rows)]
        if strangers:
            yield CHECK.finding(
                place=table.place(strangers[0].key, "organisation"),
                others=[
                    *(table.place(r.key, "organisation") for r in strangers),
                    partners.place(column="organisation"),
                ],
                about=key,
                found=f"{len(strangers)} not among the partners",
                expected="partners only",
                sentence=f"{table_words(table)} names {listed(row_words(table, r) for r in strangers)}, "
                f"who is not in {table_words(partners)}."
                if len(strangers) == 1
                else f"{table_words(table)} names {listed(row_words(table, r) for r in strangers)}, "
                f"who are not in {table_words(partners)}.",
                mend="Add them to the partners, or correct the name or code.",
            )
