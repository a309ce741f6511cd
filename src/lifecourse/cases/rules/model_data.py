"""Reading a model of cost and benefit from plain data: the section [model], or what is kept of it."""

from fractions import Fraction

from lifecourse.cases.kinds.model import Divided, Model, Participant, Phase, Posts
from lifecourse.cases.rules.amounts import pence_in
from lifecourse.cases.rules.model_lines import LONGEST_SOURCE, read_benefits, read_costs, read_moves
from lifecourse.cases.rules.model_values import MOST_QUARTERS, count_in, quarter_in, word_in
from lifecourse.cases.rules.quarters import apart
from lifecourse.delivery.api import Quarter
from lifecourse.engine.entries import Entries, Row

MODEL = {"first", "last", "price_basis", "source", "reading", "seed", "draws", "participants", "phases"}
PARTICIPANT = {"slug", "name", "organisation", "share", "floor"}
PHASE = {"slug", "number", "name", "first", "participants", "divided", "fixed", "costs", "benefits"}
PHASE |= {"moves", "posts"}
MOST_PHASES = 50
DRAWS = 10_000
MOST_DRAWS = 100_000
MOST_SEED = 2**31 - 1
NEVER = Quarter(1, 1)


def read_model(data: Row, reader: Entries) -> Model | None:
    """The model of a case; None where it has none. Faults are kept by the reader."""
    section = data.get("model")
    if not section:
        return None
    if not isinstance(section, dict):
        reader.fault("model", section, "a section [model]")
        return None
    reader.strangers("model", section, MODEL)
    first, last = _ends(section, reader)
    participants = tuple(_participant(where, row, reader) for where, row in _some(section, reader))
    reader.each_once("model, participants", [one.slug for one in participants])
    said = [
        reader.text("model", section, key, most=LONGEST_SOURCE, needed=False)
        for key in ("price_basis", "source", "reading")
    ]
    drawn = {"seed": 1, "draws": DRAWS} | section
    return Model(
        first=first,
        last=last,
        participants=participants,
        phases=_phases(section, reader, participants, ends=(first, last)),
        price_basis=said[0],
        source=said[1],
        reading=said[2],
        seed=count_in(reader, "model", drawn, "seed", most=MOST_SEED),
        draws=count_in(reader, "model", drawn, "draws", most=MOST_DRAWS),
    )


def _ends(section: Row, reader: Entries) -> tuple[Quarter, Quarter]:
    first = quarter_in(reader, "model", section, "first") or NEVER
    last = quarter_in(reader, "model", section, "last") or first
    if first is not NEVER and not 0 <= apart(first, last) < MOST_QUARTERS:
        reader.fault(
            "model, last", section.get("last"), f"a quarter from {first} on, {MOST_QUARTERS} in all at most"
        )
    return first, last


def _some(section: Row, reader: Entries) -> list[tuple[str, Row]]:
    found = reader.rows("model", section, "participants")
    if section.get("participants", []) == []:
        reader.fault("model, participants", [], "one who takes part at least")
    return found


def _participant(where: str, row: Row, reader: Entries) -> Participant:
    reader.strangers(where, row, PARTICIPANT)
    return Participant(
        slug=reader.slug(where, row, "slug"),
        name=reader.text(where, row, "name"),
        organisation=reader.slug(where, row, "organisation"),
        share=reader.exactly(where, row, "share"),
        floor=pence_in(reader, where, row, "floor") if "floor" in row else 0,
    )


def _phases(
    section: Row, reader: Entries, participants: tuple[Participant, ...], *, ends: tuple[Quarter, Quarter]
) -> tuple[Phase, ...]:
    found = []
    for where, row in reader.rows("model", section, "phases"):
        phase = _phase(where, row, reader, participants)
        if phase.first is not NEVER and not ends[0] <= phase.first <= ends[1]:
            reader.fault(f"{where}, first", row.get("first"), f"a quarter from {ends[0]} to {ends[1]}")
        _check_divided(where, phase, reader, participants)
        found.append(phase)
    reader.each_once("model, phases", [one.slug for one in found])
    reader.each_once("model, phases, number", [one.number for one in found])
    return tuple(sorted(found, key=lambda one: one.number))


def _phase(where: str, row: Row, reader: Entries, participants: tuple[Participant, ...]) -> Phase:
    reader.strangers(where, row, PHASE)
    known = _taking_part(where, row, reader, [one.slug for one in participants])
    phase = Phase(
        slug=reader.slug(where, row, "slug"),
        number=count_in(reader, where, row, "number", most=MOST_PHASES),
        name=reader.text(where, row, "name"),
        first=quarter_in(reader, where, row, "first") or NEVER,
        participants=known,
        divided=word_in(reader, where, {"divided": Divided.BY_BENEFIT.value} | dict(row), "divided", Divided),
        fixed=_fixed(where, row, reader, known),
        costs=read_costs(where, row, reader, known=known),
        benefits=read_benefits(where, row, reader, known=known),
        moves=read_moves(where, row, reader, known=known),
        posts=_posts(where, row, reader, known),
    )
    slugs = [line.slug for line in phase.costs] + [line.slug for line in phase.benefits]
    reader.each_once(where, slugs + [move.slug for move in phase.moves])
    return phase


def _taking_part(where: str, row: Row, reader: Entries, known: list[str]) -> tuple[str, ...]:
    said = row.get("participants", known)
    if not isinstance(said, list) or not said or not all(one in known for one in said):
        reader.fault(f"{where}, participants", said, "short names of participants: " + ", ".join(known))
        return tuple(known)
    reader.each_once(f"{where}, participants", said)
    return tuple(one for one in known if one in said)


def _fixed(where: str, row: Row, reader: Entries, known: tuple[str, ...]) -> tuple[tuple[str, Fraction], ...]:
    section = row.get("fixed", {})
    if not isinstance(section, dict):
        reader.fault(f"{where}, fixed", section, "a part for each, such as { county = 60, city = 40 }")
        return ()
    reader.strangers(f"{where}, fixed", section, known)
    return tuple((name, reader.exactly(f"{where}, fixed", section, name)) for name in section)


def _posts(where: str, row: Row, reader: Entries, known: tuple[str, ...]) -> tuple[Posts, ...]:
    found = []
    for place, one in reader.rows(where, row, "posts"):
        reader.strangers(place, one, {"participant", "name", "posts"})
        found.append(
            Posts(
                participant=reader.choice(place, one, "participant", known),
                name=reader.text(place, one, "name"),
                posts=reader.exactly(place, one, "posts", least=None),
            )
        )
    return tuple(found)


def _check_divided(where: str, phase: Phase, reader: Entries, participants: tuple[Participant, ...]) -> None:
    """There is something to divide by, and no floor asks for more than the least there may be to divide."""
    taking = [one for one in participants if one.slug in phase.participants]
    shared = [line for line in phase.costs if not line.paid_by]
    by_share = any(not line.goes_to for line in phase.benefits)
    by_share |= bool(shared) and phase.divided is Divided.BY_BENEFIT
    if by_share and not any(one.share for one in taking):
        reader.fault(f"{where}, participants", list(phase.participants), "one with a share at least")
    if shared and phase.divided is Divided.FIXED and not any(part for _, part in phase.fixed):
        reader.fault(f"{where}, fixed", dict(phase.fixed), "a part for one who takes part at least")
    floors, least = sum(one.floor for one in taking), sum(line.best for line in shared)
    if shared and floors > least:
        reader.fault(f"{where}, costs", f"{floors // 100} pounds of floors", f"{least // 100} at most")
