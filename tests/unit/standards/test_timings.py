"""Every time by which something is due has a source, and the right one is chosen for a person on a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.standards.api import (
    BadPack,
    Basis,
    CountedFrom,
    Counts,
    EnteredTiming,
    Reviewed,
    Rules,
    Status,
    Step,
    TimingAnswer,
    TimingPack,
    Unit,
    Ward,
    Whom,
    papers_time,
    timing_for,
    timing_packs,
    working_days_of_england,
)
from lifecourse.standards.timing_reading import read_timing_pack

pytestmark = pytest.mark.unit

PACKS = {pack.id: pack for pack in timing_packs()}
RULES = Rules(packs=timing_packs(), calendar=working_days_of_england())
CHILD, ADULT = Reviewed(born=date(2012, 5, 1)), Reviewed(born=date(1980, 5, 1))


def asked(
    step: Step, who: Reviewed, day: date, *, secure: bool = False, rules: Rules = RULES
) -> TimingAnswer:
    return timing_for(step=step, who=who, secure=secure, on=day, start=CountedFrom(day=day), rules=rules)


# Where each time was read, beside what was read there. A time that is not in this table fails the test below.
POLICY_2017 = "NHS England, Care and Treatment Reviews: Policy and Guidance, 27 March 2017"
UPDATE_2021 = "October 2021 policy update, pas.gov.uk"
INTERIM = "information for commissioners, england.nhs.uk/learning-disabilities"
ACT = "Mental Health Act 2025 (c. 33), section 4, inserting section 125"
AFTER, BEGINNING = Counts.AFTER, Counts.BEGINNING_WITH
PUBLISHED = {
    ("ctr-2017", "before"): (0, Unit.DAYS, AFTER, POLICY_2017),
    ("ctr-2017", "before-child"): (0, Unit.DAYS, AFTER, POLICY_2017),
    ("ctr-2017", "first-adult"): (4, Unit.WEEKS, AFTER, POLICY_2017),
    ("ctr-2017", "first-child"): (2, Unit.WEEKS, AFTER, POLICY_2017),
    ("ctr-2017", "repeat-adult"): (6, Unit.MONTHS, AFTER, POLICY_2017),
    ("ctr-2017", "repeat-adult-secure"): (12, Unit.MONTHS, AFTER, POLICY_2017),
    ("ctr-2017", "repeat-child"): (3, Unit.MONTHS, AFTER, POLICY_2017),
    ("ctr-2021", "before-child"): (0, Unit.DAYS, AFTER, UPDATE_2021),
    ("ctr-2021", "first-child"): (1, Unit.WEEKS, AFTER, UPDATE_2021),
    ("ctr-2021", "repeat-adult"): (6, Unit.MONTHS, AFTER, UPDATE_2021),
    ("ctr-2021", "repeat-adult-secure"): (12, Unit.MONTHS, AFTER, UPDATE_2021),
    ("ctr-2021", "repeat-child"): (3, Unit.MONTHS, AFTER, UPDATE_2021),
    ("cyp-interim", "first-child"): (5, Unit.WORKING_DAYS, AFTER, INTERIM),
    ("mha-2025", "first-child-or-ehc"): (14, Unit.DAYS, BEGINNING, f"{ACT}A"),
    ("mha-2025", "first-adult"): (28, Unit.DAYS, BEGINNING, f"{ACT}B"),
    ("mha-2025", "repeat-child-or-ehc"): (12, Unit.MONTHS, BEGINNING, f"{ACT}A"),
    ("mha-2025", "repeat-adult"): (12, Unit.MONTHS, BEGINNING, f"{ACT}B"),
    ("mha-2025", "report-child-or-ehc"): (14, Unit.DAYS, BEGINNING, f"{ACT}A"),
    ("mha-2025", "report-adult"): (14, Unit.DAYS, BEGINNING, f"{ACT}B"),
}


def test_every_time_is_as_published_and_says_where():
    shipped = {(pack.id, one.id): one for pack in timing_packs() for one in pack.timings}
    assert shipped.keys() == PUBLISHED.keys()
    for name, (count, unit, counts, source) in PUBLISHED.items():
        one = shipped[name]
        assert (one.count, one.unit, one.counts) == (count, unit, counts)
        assert source in one.citation
        assert "[R]" not in repr(one)


def test_the_policy_of_2023_ships_without_times_and_says_why():
    assert PACKS["ctr-2023"].timings == ()
    assert "not confirmed" in PACKS["ctr-2023"].unconfirmed


@pytest.mark.parametrize(
    ("asking", "pack", "by"),
    [
        ((Step.FIRST, ADULT, date(2018, 3, 3), False), "ctr-2017", date(2018, 3, 31)),
        ((Step.FIRST, ADULT, date(2022, 3, 3), False), "ctr-2017", date(2022, 3, 31)),
        ((Step.FIRST, CHILD, date(2018, 3, 3), False), "ctr-2017", date(2018, 3, 17)),
        ((Step.FIRST, CHILD, date(2021, 9, 30), False), "ctr-2017", date(2021, 10, 14)),
        ((Step.FIRST, CHILD, date(2021, 10, 1), False), "ctr-2021", date(2021, 10, 8)),
        ((Step.REPEAT, ADULT, date(2022, 3, 3), False), "ctr-2021", date(2022, 9, 3)),
        ((Step.REPEAT, ADULT, date(2022, 3, 3), True), "ctr-2021", date(2023, 3, 3)),
        ((Step.REPEAT, CHILD, date(2022, 3, 3), True), "ctr-2021", date(2022, 6, 3)),
        ((Step.BEFORE_ADMISSION, CHILD, date(2022, 3, 3), False), "ctr-2021", date(2022, 3, 3)),
    ],
)
def test_the_rule_in_force_on_the_day_applies_and_is_named(asking, pack, by):
    step, who, day, secure = asking
    answer = asked(step, who, day, secure=secure)
    assert (answer.basis, answer.by) == (Basis.IN_FORCE, by)
    assert answer.pack is PACKS[pack]
    assert answer.timing is not None and answer.timing.citation in answer.why


def test_the_words_are_for_a_page():
    assert asked(Step.FIRST, ADULT, date(2018, 3, 3)).why == (
        "First review: within 4 weeks after 3 March 2018. This is the rule for people of 18 and over in the "
        "policy on care and treatment reviews of March 2017. Source: NHS England, Care and Treatment "
        "Reviews: Policy and Guidance, 27 March 2017, as "
        "england.nhs.uk/learning-disabilities/care/ctr/ctr-policy-changes sums it up."
    )


@pytest.mark.parametrize("day", [date(2016, 12, 1), date(2017, 3, 26)])
def test_before_any_known_policy_no_day_is_given(day):
    answer = asked(Step.FIRST, ADULT, day)
    assert (answer.by, answer.basis, answer.also) == (None, Basis.NONE, None)
    assert "No policy that is known was in force" in answer.why


@pytest.mark.parametrize(
    ("asking", "pack", "by"),
    [
        ((Step.FIRST, ADULT, date(2026, 3, 3), False), "ctr-2017", date(2026, 3, 31)),
        # A week, or five working days: whichever ends first from that day.
        ((Step.FIRST, CHILD, date(2026, 3, 3), False), "ctr-2021", date(2026, 3, 10)),
        ((Step.FIRST, CHILD, date(2026, 4, 2), False), "ctr-2021", date(2026, 4, 9)),
        ((Step.FIRST, CHILD, date(2026, 3, 7), False), "cyp-interim", date(2026, 3, 13)),
        ((Step.REPEAT, ADULT, date(2026, 3, 3), False), "ctr-2021", date(2026, 9, 3)),
        ((Step.REPEAT, ADULT, date(2026, 3, 3), True), "ctr-2021", date(2027, 3, 3)),
    ],
)
def test_without_a_confirmed_time_the_strictest_so_far_is_taken_and_the_words_say_so(asking, pack, by):
    step, who, day, secure = asking
    answer = asked(step, who, day, secure=secure)
    assert (answer.basis, answer.by) == (Basis.STRICTEST, by)
    assert answer.pack is PACKS[pack]
    assert PACKS["ctr-2023"].unconfirmed in answer.why
    assert "the strictest confirmed time" in answer.why


@given(
    st.dates(date(2023, 5, 1), date(2027, 9, 1)), st.sampled_from((Step.FIRST, Step.REPEAT)), st.booleans()
)
def test_no_confirmed_time_of_a_policy_ends_before_the_strictest(day, step, child):
    who = CHILD if child else ADULT
    answer = asked(step, who, day)
    assert answer.by is not None
    for pack in timing_packs():
        alone = Rules(
            packs=[pack, PACKS["ctr-2023"]] if pack.id != "mha-2025" else [PACKS["ctr-2023"]],
            calendar=RULES.calendar,
        )
        other = asked(step, who, day, rules=alone).by
        assert other is None or other >= answer.by


def test_what_an_administrator_entered_with_its_source_comes_before_the_strictest():
    entered = EnteredTiming(
        step=Step.FIRST,
        whom=Whom.ADULT,
        count=28,
        unit=Unit.DAYS,
        counts=Counts.BEGINNING_WITH,
        citation="The policy of 2023, page 1",
        entered_on=date(2026, 2, 1),
        holds_from=date(2023, 5, 1),
    )
    rules = Rules(packs=timing_packs(), calendar=RULES.calendar, entered=[entered])
    answer = asked(Step.FIRST, ADULT, date(2026, 3, 3), rules=rules)
    assert (answer.basis, answer.by) == (Basis.ENTERED, date(2026, 3, 30))
    assert "The policy of 2023, page 1" in answer.why and "1 February 2026" in answer.why
    assert answer.pack is PACKS["ctr-2023"]
    assert asked(Step.FIRST, CHILD, date(2026, 3, 3), rules=rules).basis is Basis.STRICTEST
    # What a national source confirms for a day is not overruled by what somebody entered.
    assert asked(Step.FIRST, ADULT, date(2022, 3, 3), rules=rules).basis is Basis.IN_FORCE


@pytest.mark.parametrize(
    ("who", "by"),
    [
        (CHILD, date(2026, 3, 16)),
        (Reviewed(born=date(2005, 1, 1), ehc_plan=True), date(2026, 3, 16)),
        (ADULT, date(2026, 3, 30)),
    ],
)
def test_what_the_act_would_say_stands_beside_and_is_never_the_rule(who, by):
    answer = asked(Step.FIRST, who, date(2026, 3, 3))
    assert answer.also is not None
    assert answer.also.by == by
    assert "not in force" in answer.also.why
    assert answer.pack is not PACKS["mha-2025"]
    assert asked(Step.FIRST, who, date(2025, 12, 17)).also is None


def test_no_policy_says_by_when_a_report_is_sent_and_the_act_would():
    answer = asked(Step.REPORT, ADULT, date(2026, 3, 3))
    assert (answer.by, answer.basis) == (None, Basis.NONE)
    assert answer.also is not None and answer.also.by == date(2026, 3, 16)


def test_where_the_birth_date_is_not_known_the_stricter_rule_is_taken_and_said():
    answer = asked(Step.FIRST, Reviewed(born=None), date(2026, 3, 3))
    assert answer.by == asked(Step.FIRST, CHILD, date(2026, 3, 3)).by
    assert "date of birth is not known" in answer.why


def test_where_the_calendar_ends_the_times_that_need_it_are_left_out_and_that_is_said():
    answer = asked(Step.FIRST, CHILD, date(2027, 12, 29))
    assert answer.by == date(2028, 1, 5)
    assert "could not be compared" in answer.why


PACK = {
    "id": "a-pack",
    "words": "a policy",
    "citation": "A book",
    "status": "in-force",
    "in_force_from": date(2020, 1, 1),
    "reviewed_on": date(2026, 1, 1),
    "next_review": date(2027, 1, 1),
}
TIMING = {
    "id": "t",
    "words": "A time",
    "step": "first",
    "whom": "adult",
    "count": 4,
    "unit": "weeks",
    "counts": "after",
    "citation": "A book, page 1",
    "status": "in-force",
    "in_force_from": date(2020, 1, 1),
}


@pytest.mark.parametrize(
    ("timing", "complaint"),
    [
        ({"citation": " "}, "no citation"),
        ({"status": "rumoured"}, "rumoured"),
        ({"in_force_from": None}, "expected a day"),
        ({"in_force_to": date(2019, 1, 1)}, "before it begins"),
        ({"in_force_to": date(2021, 1, 1)}, "expected superseded"),
        ({"status": "enacted-not-commenced"}, "expected none"),
        ({"unit": "fortnights"}, "fortnights"),
        ({"count": 0}, "only what comes before"),
        ({"count": -1}, "whole number"),
        ({"count": "4"}, "whole number"),
        ({"words": "A time [R]"}, "unconfirmed"),
        ({"colour": "red"}, "colour is not known"),
    ],
)
def test_a_time_without_source_status_or_day_is_refused_by_name(timing, complaint):
    with pytest.raises(BadPack, match=complaint):
        read_timing_pack(PACK | {"timings": [TIMING | timing]}, where="a.toml")


@pytest.mark.parametrize(
    ("pack", "complaint"),
    [
        ({"timings": []}, "expected unconfirmed"),
        ({"timings": [TIMING, TIMING]}, "same id"),
        ({"next_review": date(2025, 1, 1)}, "next review"),
        ({"status": "undated", "in_force_from": None}, "expected unconfirmed"),
        ({"status": "enacted-not-commenced", "in_force_from": None}, "enacted_on"),
        ({"enacted_on": date(2020, 1, 1)}, "enacted_on"),
    ],
)
def test_a_timing_pack_with_a_gap_is_refused(pack, complaint):
    with pytest.raises(BadPack, match=complaint):
        read_timing_pack(PACK | {"timings": [TIMING]} | pack, where="a.toml")


def test_a_ward_that_is_secure_is_told_from_one_that_is_not():
    timing = next(one for one in PACKS["ctr-2021"].timings if one.ward is Ward.SECURE)
    assert timing.is_for(step=Step.REPEAT, age=30, ehc_plan=False, secure=True)
    assert not timing.is_for(step=Step.REPEAT, age=30, ehc_plan=False, secure=False)
    assert timing.status is Status.SUPERSEDED


def test_how_many_children_are_to_be_reviewed_before_hospital_stands_in_the_policy_that_asks_for_it() -> None:
    asked = {pack.id: pack.reviewed_before_of_hundred for pack in timing_packs()}
    assert asked.pop("cyp-interim") == 90
    assert not any(asked.values())


PAPERS = {
    "id": "p",
    "words": "Papers a day before",
    "hours": 24,
    "citation": "A book, page 2",
    "status": "in-force",
    "in_force_from": date(2020, 1, 1),
}
CHECKLIST = "england.nhs.uk/long-read/care-education-and-treatment-review-document-checklist-inpatient"


def papers(pack: str, hours: int, **said: object) -> TimingPack:
    time = PAPERS | {"hours": hours, "words": f"{hours} before"} | said
    of_pack = {name: time[name] for name in ("status", "in_force_from", "in_force_to") if name in time}
    if "in_force_from" in of_pack and of_pack["in_force_from"] is None:
        del of_pack["in_force_from"], time["in_force_from"]
    return read_timing_pack(
        {name: value for name, value in PACK.items() if name not in ("in_force_from", "in_force_to")}
        | of_pack
        | {"id": pack, "papers": [time], "unconfirmed": "Nobody knows since when."},
        where="a.toml",
    )


def test_papers_have_the_one_time_that_is_published_and_the_page_says_that_it_has_no_first_day() -> None:
    assert [(pack.id, one.hours, one.length) for pack in timing_packs() for one in pack.papers] == [
        ("ctr-papers", 24, "24 hours")
    ]
    found = papers_time(date(2026, 11, 28), timing_packs())
    assert found is not None and CHECKLIST in found.why
    assert "do not say from which day they hold" in found.why


def test_the_time_in_force_on_the_day_goes_before_a_longer_one_without_a_day() -> None:
    undated = papers("undated", 72, status="undated", in_force_from=None)
    older, newer = papers("older", 48), papers("newer", 12, in_force_from=date(2022, 1, 1))

    def hours(day: date, *packs: TimingPack) -> int | None:
        found = papers_time(day, packs)
        return found.time.hours if found else None

    assert hours(date(2019, 12, 31), undated, older, newer) == 72
    assert hours(date(2021, 12, 31), undated, older, newer) == 48
    assert hours(date(2022, 1, 1), newer, older, undated) == 12
    # Not a rule yet, and no pack at all.
    assert hours(date(2019, 12, 31), older) is None
    assert hours(date(2022, 1, 1)) is None


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ({"hours": 0}, "above 0"),
        ({"hours": "24"}, "above 0"),
        ({"hours": True}, "above 0"),
        ({"citation": " "}, "no citation"),
        ({"in_force_from": None}, "expected a day"),
        ({"in_force_to": date(2021, 1, 1)}, "expected superseded"),
        ({"days": 1}, "days is not known"),
        ({"id": "t"}, "same id"),
    ],
)
def test_a_time_for_papers_with_a_gap_is_refused_by_name(said, complaint):
    with pytest.raises(BadPack, match=complaint):
        read_timing_pack(PACK | {"timings": [TIMING], "papers": [PAPERS | said]}, where="a.toml")
