"""One of the national outcomes has no measure."""

from collections.abc import Iterator

from lifecourse.assurance.findings import Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.reading import asks_for, table_of
from lifecourse.assurance.words import table_words

CHECK = Check(
    id="outcomes-measured",
    family=Family.PARTS,
    title="Each national outcome has a measure",
    severity=Severity.SHOULD_LOOK,
    rule="outcomes",
    why="An outcome that nobody measures cannot be shown to have improved.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each outcome without a measure."""
    outcomes, table = asked.pack.lists.get("outcomes"), table_of(asked.document, "measures")
    if outcomes is None or table is None or not asks_for(table, "domain"):
        return
    choices = table.template.column("domain").choices
    measured = {row.text("domain") for row in table.rows}
    if not measured <= choices.keys():
        return  # a row says nothing that can be understood: that is told elsewhere
    for outcome in outcomes.items:
        if outcome not in measured:
            words = choices.get(outcome, outcome)
            yield CHECK.finding(
                place=table.place(column="domain"),
                about=outcome,
                found="no measure",
                expected="at least one measure",
                sentence=f"{table_words(table)} has no measure of “{words}”, one of the outcomes that every "
                "plan is to improve.",
                mend=f"Choose at least one measure of “{words}” and say where it stands today.",
            )
