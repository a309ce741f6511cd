"""Blind faults: what a plan must have and lacks, or names what is not there."""

from dataclasses import replace
from random import Random

from blind.kit import YEARS, Made, Spot, at, blank, figure, kind, pasted_twice, some, text, without, write
from lifecourse.plans.api import Place, PlanDocument


def _bare_section(document: PlanDocument, rng: Random) -> str | None:
    """A required section for which the text is all there is."""
    return some(
        rng,
        (
            s.key
            for s in document.template.sections
            if s.required and not any(t.rows for t in document.tables_in(s.key))
        ),
    )


@kind("parts")
def section_left_blank(document: PlanDocument, rng: Random) -> Made:
    """The template requires the section, and neither text nor table says anything."""
    key = _bare_section(document, rng)
    if key is None:
        return None
    return replace(document, answers={**document.answers, key: "  "}), [Place(section=key)]


@kind("parts")
def section_dropped(document: PlanDocument, rng: Random) -> Made:
    """The template requires the section, and it is not there."""
    key = _bare_section(document, rng)
    if key is None:
        return None
    return replace(document, answers={k: v for k, v in document.answers.items() if k != key}), [
        Place(section=key)
    ]


@kind("parts")
def placeholder_left_in(document: PlanDocument, rng: Random) -> Made:
    """A required section says only that it will be written."""
    key = _bare_section(document, rng)
    words = rng.choice(["TBC", "To be completed", "To follow", "[insert text here]", "xxx"])
    if key is None:
        return None
    return replace(document, answers={**document.answers, key: words}), [Place(section=key)]


@kind("parts")
def required_table_emptied(document: PlanDocument, rng: Random) -> Made:
    """The template requires the table."""
    key = some(rng, (t.key for t in document.template.tables if t.required and document.rows(t.key)))
    return (document.with_rows(key, ()), at(document, (key,))) if key else None


@kind("parts")
def required_cell_blank(document: PlanDocument, rng: Random) -> Made:
    """The template requires the column in every row."""
    spots: list[Spot] = [
        (t.key, row.key, c.key)
        for t in document.template.tables
        for c in t.columns
        if c.required and c.key != "mitigation"
        for row in document.rows(t.key)
        if not row.key.startswith("total") and row.cells.get(c.key) is not None and not row.cells[c.key].empty
    ]
    spot = some(rng, spots)
    return (blank(document, spot), at(document, spot)) if spot else None


@kind("parts")
def required_workstream_left_out(document: PlanDocument, rng: Random) -> Made:
    """The template asks for workforce, estates and communications at the least."""
    row = some(rng, (r for r in document.rows("workstreams") if r.key != "finance"))
    return (without(document, "workstreams", row.key), at(document, ("workstreams",))) if row else None


@kind("parts")
def outcome_without_measure(document: PlanDocument, rng: Random) -> Made:
    """Each of the three national outcomes needs a measure."""
    rows = document.rows("measures")
    row = some(rng, (r for r in rows if [o.text("domain") for o in rows].count(r.text("domain")) == 1))
    return (without(document, "measures", row.key), at(document, ("measures",))) if row else None


@kind("parts")
def measure_given_wrong_outcome(document: PlanDocument, rng: Random) -> Made:
    """The drop-down slipped: one national outcome now has no measure."""
    rows = document.rows("measures")
    row = some(rng, (r for r in rows if [o.text("domain") for o in rows].count(r.text("domain")) == 1))
    other = some(rng, (o.text("domain") for o in rows if row and o.text("domain") != row.text("domain")))
    if row is None or other is None:
        return None
    return write(document, ("measures", row.key, "domain"), other), at(document, ("measures",))


@kind("parts")
def partner_without_agreement(document: PlanDocument, rng: Random) -> Made:
    """Every commissioner has to agree to the plan; one has no line."""
    row = some(rng, document.rows("sign-offs"))
    if row is None:
        return None
    return without(document, "sign-offs", row.key), at(document, ("sign-offs",), ("partners", row.key))


@kind("parts")
def agreement_under_a_mistyped_code(document: PlanDocument, rng: Random) -> Made:
    """The code is nobody's: the organisation signs for no partner, and a partner has not signed."""
    row = some(rng, document.rows("sign-offs"))
    if row is None or not row.text("code"):
        return None
    wrong = row.text("code")[0] + "9" + row.text("code")[2:]
    changed = write(document, ("sign-offs", row.key, "code"), wrong)
    changed = write(changed, ("sign-offs", row.key, "organisation"), "Ferndale CCG")
    return changed, at(document, ("sign-offs", row.key), ("partners", row.key))


@kind("parts")
def commissioner_left_out_of_partners(document: PlanDocument, rng: Random) -> Made:
    """An organisation spends and signs and is not in the partnership."""
    signing = {r.key for r in document.rows("sign-offs")}
    row = some(rng, (r for r in document.rows("partners") if r.key in signing))
    if row is None:
        return None
    places = at(document, ("partners",), ("sign-offs", row.key), ("spend-by-commissioner", row.key))
    return without(document, "partners", row.key), places


@kind("parts")
def partner_listed_twice(document: PlanDocument, rng: Random) -> Made:
    """One organisation, with one code, is two partners."""
    row = some(rng, (r for r in document.rows("partners") if r.text("code")))
    if row is None:
        return None
    copy = Place(section="1.1", table="partners", row=f"{row.key}-copy")
    places = [*at(document, ("partners", row.key)), copy]
    return pasted_twice(document, "partners", row), places


@kind("parts")
def risk_with_nothing_done(document: PlanDocument, rng: Random) -> Made:
    """No mitigation stands with the risk and none in 5.5 answers it."""
    answered = {k for r in document.rows("mitigations") for k in r.keys("answers")}
    row = some(rng, (r for r in document.rows("risks") if r.key not in answered and r.text("mitigation")))
    if row is None:
        return None
    spot = ("risks", row.key, "mitigation")
    return blank(document, spot), at(document, spot)


@kind("parts")
def a_year_of_money_missing(document: PlanDocument, rng: Random) -> Made:
    """The total of a plan year is empty while its parts are filled in."""
    spots = [("funding", "total-revenue", y) for y in YEARS[1:]]
    spots += [("spend-by-commissioner", "total", y) for y in YEARS[1:]]
    spot = some(rng, (s for s in spots if figure(document, s)))
    return (blank(document, spot), at(document, spot)) if spot else None


@kind("parts")
def a_year_of_activity_missing(document: PlanDocument, rng: Random) -> Made:
    """Activity is asked for in the baseline year and all three plan years."""
    spots = [("activity", r, y) for r in ("inpatients", "packages") for y in YEARS[1:]]
    spot = some(rng, (s for s in spots if figure(document, s)))
    return (blank(document, spot), at(document, spot)) if spot else None


@kind("parts")
def mitigation_of_unknown_risk(document: PlanDocument, rng: Random) -> Made:
    """The approach answers a risk that is not in the list."""
    row = some(rng, document.rows("mitigations"))
    if row is None:
        return None
    spot = ("mitigations", row.key, "answers")
    return write(document, spot, f"{row.text('answers')}, risk-99"), at(document, spot)


@kind("parts")
def group_that_does_not_exist(document: PlanDocument, rng: Random) -> Made:
    """The service is for a group that neither the nation nor the plan knows."""
    row = some(rng, document.rows("service-changes"))
    if row is None:
        return None
    spot = ("service-changes", row.key, "cohorts")
    return write(document, spot, rng.choice(["1, 2, 33", "1, 9", "12"])), at(document, spot)


@kind("parts")
def principle_that_does_not_exist(document: PlanDocument, rng: Random) -> Made:
    """There are nine national principles."""
    row = some(rng, document.rows("service-changes"))
    if row is None:
        return None
    spot = ("service-changes", row.key, "principles")
    return write(document, spot, rng.choice(["1, 77", "10", "1, 17"])), at(document, spot)


@kind("parts")
def figure_said_in_no_section(document: PlanDocument, rng: Random) -> Made:
    """The section named does not exist, so the figure is printed nowhere."""
    row = some(rng, document.rows("figures-in-text"))
    if row is None:
        return None
    spot = ("figures-in-text", row.key, "stated_in")
    changed = write(document, spot, rng.choice(["7.3", "22", "2,2", "4.19"]))
    return changed, at(changed, spot)


@kind("parts")
def group_of_people_left_out(document: PlanDocument, rng: Random) -> Made:
    """The national service model has five groups; one has no row."""
    row = some(
        rng,
        (r for r in document.rows("cohorts") if text(document, ("cohorts", r.key, "cohort")) in set("12345")),
    )
    return (without(document, "cohorts", row.key), at(document, ("cohorts",))) if row else None
