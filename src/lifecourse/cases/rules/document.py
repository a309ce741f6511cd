"""Reading a case from plain data: all of it, or every fault by place, found, expected and mend."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from lifecourse.cases.kinds.document import (
    WORDS,
    About,
    CaseDocument,
    CaseRisk,
    Declared,
    Dependency,
    Depends,
    Group,
    GroupImpact,
    Impact,
    Milestone,
    PartName,
)
from lifecourse.cases.rules.amounts import pence_in
from lifecourse.cases.rules.model_data import read_model
from lifecourse.cases.rules.options_data import check_model, read_appraisal
from lifecourse.cases.rules.published_data import read_agreements, read_tables
from lifecourse.cases.rules.savings_data import read_benefits, read_savings
from lifecourse.delivery.api import Level, first_day_of
from lifecourse.engine.entries import SLUG, Entries, Row

LONGEST = 200
LONGEST_WORDS = 10_000
LEVELS = tuple(level.value for level in Level)
ABOUT = {"slug", "reference", "title", "template", "organisation", "owner", "brief", "source"}
ABOUT |= {"first_day", "last_day", "made_up"}
# Pages over all cases of a partnership stand where a case does.
RESERVED = frozenset({"savings", "claims", "actions", "begin"})
PARTS = frozenset(part.value for part in PartName)


class BadCase(Exception):
    """What was given is not a case; every fault found is in `faults`."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def read_document(data: Row, *, place: str) -> CaseDocument:
    """The case in a file or in its kept parts. `place` is what faults call it. Raises BadCase."""
    reader = Entries(place=place)
    found = _read(data, reader)
    if reader.faults:
        raise BadCase(reader.faults)
    return found


def _read(data: Row, reader: Entries) -> CaseDocument:
    reader.strangers("", {key: row for key, row in data.items() if not key.startswith(WORDS)}, PARTS)
    about = _about(_section(reader, data, PartName.ABOUT), reader)
    published = read_tables(data, reader)
    appraisal = read_appraisal(data, reader, on=about.first_day)
    model = read_model(data, reader)
    check_model(appraisal, model, reader)
    return CaseDocument(
        about=about,
        declared=_declared(data, reader),
        words=_words(data, reader),
        rows=_tables(_section(reader, data, PartName.ROWS), reader),
        milestones=_milestones(data, reader),
        dependencies=_dependencies(data, reader),
        risks=_risks(data, reader),
        impact=_impact(_section(reader, data, PartName.IMPACT), reader),
        appraisal=appraisal,
        savings=read_savings(data, reader),
        benefits=read_benefits(data, reader),
        model=model,
        published=published,
        agrees=read_agreements(data, reader, published),
    )


def _section(reader: Entries, data: Row, key: str) -> Row:
    section = data.get(key, {})
    if not isinstance(section, dict):
        reader.fault(key, section, f"a section [{key}]")
        return {}
    return section


def _about(row: Row, reader: Entries) -> About:
    reader.strangers("about", row, ABOUT)
    first = reader.day("about", row, "first_day")
    if row.get("slug") in RESERVED:
        reader.fault(
            "about, slug",
            row["slug"],
            "a short name that is not the address of a page over all cases",
            f"Say more, such as “{row['slug']}-{first.year if first else 2018}”.",
        )
    last = reader.day("about", row, "last_day") if row.get("last_day") else None
    if first and last and last < first:
        reader.fault("about, last_day", last, f"a day not before {first}")
    if not isinstance(row.get("made_up", False), bool):
        reader.fault("about, made_up", row["made_up"], "true or false")
    return About(
        slug=reader.slug("about", row, "slug"),
        reference=reader.text("about", row, "reference", most=40),
        title=reader.text("about", row, "title", most=LONGEST),
        template=reader.slug("about", row, "template"),
        organisation=reader.slug("about", row, "organisation"),
        owner=reader.text("about", row, "owner", most=LONGEST, needed=False),
        brief=reader.text("about", row, "brief", most=LONGEST_WORDS, needed=False),
        source=reader.text("about", row, "source", most=LONGEST, needed=False),
        first_day=first or date.min,
        last_day=last,
        made_up=bool(row.get("made_up", False)),
    )


def _declared(data: Row, reader: Entries) -> tuple[Declared, ...]:
    found = []
    for where, row in reader.rows("", data, PartName.DECLARED):
        reader.strangers(where, row, {"year", "pounds", "words"})
        found.append(
            Declared(
                year=year_in(reader, where, row),
                pence=pence_in(reader, where, row, "pounds") if "pounds" in row else None,
                words=reader.text(where, row, "words", most=LONGEST_WORDS, needed=False),
            )
        )
    return tuple(found)


def year_in(reader: Entries, where: str, row: Row, key: str = "year") -> str:
    """A financial year such as "2016/17"; "" where it is wrong."""
    value = row.get(key)
    try:
        first_day_of(str(value))
    except ValueError:
        reader.fault(f"{where}, {key}", value, "a financial year such as 2016/17")
        return ""
    return str(value)


def _words(data: Row, reader: Entries) -> Mapping[str, str]:
    found = {}
    for key in data:
        slug = key.removeprefix(WORDS)
        if slug == key:
            continue
        if not re.fullmatch(SLUG, slug):
            reader.fault(key, slug, "a short name of small letters, digits and single hyphens")
        found[slug] = reader.text("words", {slug: data[key]}, slug, most=LONGEST_WORDS, needed=False)
    return found


def _tables(section: Row, reader: Entries) -> Mapping[str, tuple[Mapping[str, str], ...]]:
    found = {}
    for key in section:
        rows = []
        for where, row in reader.rows("rows", section, key):
            rows.append(
                {name: reader.text(where, row, name, most=LONGEST_WORDS, needed=False) for name in row}
            )
        found[key] = tuple(rows)
    return found


def _milestones(data: Row, reader: Entries) -> tuple[Milestone, ...]:
    found = []
    for where, row in reader.rows("", data, PartName.MILESTONES):
        reader.strangers(where, row, {"slug", "name", "first_day", "due", "informs", "who"})
        found.append(
            Milestone(
                slug=reader.slug(where, row, "slug"),
                name=reader.text(where, row, "name", most=500),
                first_day=reader.day(where, row, "first_day") if row.get("first_day") else None,
                due=reader.day(where, row, "due") if row.get("due") else None,
                informs=names_in(reader, where, row, "informs"),
                who=reader.text(where, row, "who", needed=False),
            )
        )
    slugs = [one.slug for one in found]
    reader.each_once("milestones", slugs)
    for one in found:
        for informed in one.informs:
            if informed not in slugs:
                reader.fault(
                    f"milestones, {one.slug}, informs", informed, "the short name of a milestone here"
                )
    return tuple(found)


def names_in(reader: Entries, where: str, row: Row, key: str) -> tuple[str, ...]:
    """A list of words; () where there is none or it is wrong."""
    value: Any = row.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
        reader.fault(f"{where}, {key}", value, 'a list of words, such as ["a", "b"]')
        return ()
    return tuple(one.strip() for one in value)


def _dependencies(data: Row, reader: Entries) -> tuple[Dependency, ...]:
    found = []
    for where, row in reader.rows("", data, PartName.DEPENDENCIES):
        reader.strangers(where, row, {"title", "how", "reference"})
        how = reader.choice(where, {"how": Depends.NEEDS.value} | dict(row), "how", list(Depends))
        found.append(
            Dependency(
                title=reader.text(where, row, "title"),
                how=Depends(how) if how else Depends.NEEDS,
                reference=reader.text(where, row, "reference", most=40, needed=False),
            )
        )
    return tuple(found)


def _risks(data: Row, reader: Entries) -> tuple[CaseRisk, ...]:
    found = []
    for where, row in reader.rows("", data, PartName.RISKS):
        reader.strangers(where, row, {"title", "likelihood", "impact", "owner", "mitigation", "corporate"})
        levels = {
            key: reader.choice(where, row, key, LEVELS) if row.get(key) else ""
            for key in ("likelihood", "impact")
        }
        found.append(
            CaseRisk(
                title=reader.text(where, row, "title", most=1000),
                owner=reader.text(where, row, "owner", needed=False),
                mitigation=reader.text(where, row, "mitigation", most=LONGEST_WORDS, needed=False),
                corporate=names_in(reader, where, row, "corporate"),
                **levels,
            )
        )
    return tuple(found)


def _impact(row: Row, reader: Entries) -> Impact:
    said = {"who", "better", "worse", "neutral", "on_groups"}
    reader.strangers("impact", row, said | {"groups"})
    groups = []
    for where, one in reader.rows("impact", row, "groups"):
        reader.strangers(where, one, {"group", "words", "done"})
        group = reader.choice(where, one, "group", list(Group))
        groups.append(
            GroupImpact(
                group=Group(group) if group else Group.DISABILITY,
                words=reader.text(where, one, "words", most=LONGEST_WORDS),
                done=reader.text(where, one, "done", most=LONGEST_WORDS, needed=False),
            )
        )
    reader.each_once("impact, groups", [one.group.value for one in groups])
    words = {key: reader.text("impact", row, key, most=LONGEST_WORDS, needed=False) for key in said}
    return Impact(groups=tuple(groups), **words)
