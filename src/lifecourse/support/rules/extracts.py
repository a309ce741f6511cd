"""An extract held against our record, person by person: who is in which, what differs, and why that may be.

Plain decisions on plain values. Nothing is guessed: two are one by an NHS number that stands its check, or
because somebody said so; the same name and date of birth are only a question.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from nhs_number.validate import is_valid

from lifecourse.standards.api import counting_rules
from lifecourse.support.kinds.extracts import (
    COMMISSIONER,
    FLAGS,
    LAWS,
    NO,
    PROVIDER,
    SECTION,
    WARDS,
    YES,
)

# From this day on whoever is on extended leave is left out of the published counts.
LEAVE_LEFT_OUT_FROM = next(
    rule.in_force_from for rule in counting_rules() if "extended-leave" in rule.leaves_out
)
TEAM_TYPES = frozenset({"B02", "C01", "E01", "E02", "E03"})
CLUSTERS = frozenset({"03", "05"})
DIAGNOSES = ("F7", "F84")
NHS_LENGTH = 10
NOT_WORDS = re.compile(r"[^a-z0-9]+")


class Found(StrEnum):
    """In which of the two somebody is."""

    MAY_BE = "may_be"
    THEIRS = "theirs"
    OURS = "ours"
    DIFFERENT = "different"
    SAME = "same"


FOUND_WORDS: dict[Found, str] = {
    Found.MAY_BE: "Perhaps somebody on our record",
    Found.THEIRS: "In the file only",
    Found.OURS: "On our record only",
    Found.DIFFERENT: "In both, and they differ",
    Found.SAME: "In both, and the same",
}


@dataclass(frozen=True, kw_only=True)
class RowSaid:
    """What one row of an extract says; texts as they stand in it."""

    nhs_number: str = ""
    local_id: str = ""
    given: str = ""
    family: str = ""
    birth_date: date | None = None
    hospital: str = ""
    provider: str = ""
    ward_kind: str = ""
    law: str = ""
    commissioner: str = ""
    admitted: date | None = None
    left: date | None = None
    leave_from: date | None = None
    learning_disability: str = ""
    autism: str = ""
    flags: Mapping[str, str] = field(default_factory=dict)

    @property
    def called(self) -> str:
        """The name that the row gives, if it gives one."""
        return f"{self.given} {self.family}".strip()

    def there_on(self, day: date) -> bool:
        """Whether the row says that somebody was in hospital at the end of a day."""
        return (self.admitted is None or self.admitted <= day) and (self.left is None or self.left > day)


@dataclass(frozen=True, kw_only=True)
class OurWard:
    """Where somebody is on the day by our record."""

    since: date
    ward_since: date
    hospital: str
    ward_kind: str
    law: str
    commissioner: frozenset[str]
    payer: int
    until: date | None = None
    away_since: date | None = None
    ward_words: str = ""
    law_words: str = ""
    payer_words: str = ""


@dataclass(frozen=True, kw_only=True)
class OurPerson:
    """What our record says of one person for the day; `numbers` are those NHS numbers that it knows.

    `number` is the one of these that it gives first.
    """

    ward: OurWard | None = None
    left_on: date | None = None
    came_on: date | None = None
    died: date | None = None
    numbers: frozenset[str] = frozenset()
    number: str = ""


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What is compared: whose extract, and the day that it speaks of."""

    kind: str
    as_at: date
    # The commissioner of a commissioner's extract.
    payer: int | None = None


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Why two lists differ about somebody, as far as it can be worked out, and what to do next."""

    words: str
    do: str


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One thing that both say, each in its own way; `known` is False where the words cannot be compared."""

    what: str
    theirs: str
    ours: str
    known: bool = True


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One person in the file, on our record, or in both."""

    found: Found
    differences: Sequence[Difference]
    reasons: Sequence[Reason]


def plain(text: str) -> str:
    """A text without the signs in which systems differ."""
    return NOT_WORDS.sub(" ", text.casefold()).strip()


def number_of(text: str) -> str:
    """An NHS number as ten digits, or an empty string for what is none."""
    digits = re.sub(r"[\s\-]", "", text)
    ten = len(digits) == NHS_LENGTH and digits.isascii() and digits.isdigit()
    return digits if ten and is_valid(digits) else ""


def ward_of(text: str) -> str:
    """Our kind of ward for the words of a file, or an empty string where nobody can say."""
    return WARDS.get(plain(text), "")


def law_of(text: str) -> str:
    """Our kind of law for the words of a file, or an empty string where nobody can say."""
    said = plain(text)
    if said.startswith("informal"):
        return "informal"
    found = SECTION.fullmatch(said)
    return LAWS.get((found[1], found[2] or ""), "") if found else ""


def says(text: str) -> bool | None:
    """Yes or no; None where a file says neither."""
    said = plain(text)
    return True if said in YES else False if said in NO else None


def flags_of(flags: Mapping[str, str]) -> list[str]:
    """By which of its flags a row counts as about a person with a learning disability or autism, in words."""
    return [f"{FLAGS[name]}: {flags[name]}" for name in FLAGS if name in flags and _counts(name, flags[name])]


def _counts(name: str, text: str) -> bool:
    said = text.strip().upper()
    if name == "mental_category":
        return said == "B"
    if name == "treatment_function":
        return said == "700"
    if name == "cluster":
        return said.zfill(2) in CLUSTERS
    if name == "team_type":
        return said in TEAM_TYPES
    return said.replace(".", "").startswith(DIAGNOSES)


def compared(row: RowSaid | None, ours: OurPerson | None, frame: Frame) -> Compared:
    """One row, one person of ours, or both of one person, held against each other for the day."""
    if row is None:
        if ours is None:
            raise ValueError("There is nothing to compare.")
        return Compared(
            found=Found.OURS, differences=[], reasons=list(_only_ours(ours, frame)) or [_not_sent(frame)]
        )
    if ours is None:
        return Compared(found=Found.THEIRS, differences=[], reasons=list(_unknown(row, frame)))
    if ours.ward is None:
        if not row.there_on(frame.as_at):
            return Compared(found=Found.SAME, differences=[], reasons=[_gone(row, frame)])
        return Compared(found=Found.THEIRS, differences=[], reasons=list(_not_there(row, ours, frame)))
    differences = list(_differences(row, ours.ward, frame))
    found = Found.DIFFERENT if any(one.known for one in differences) else Found.SAME
    return Compared(found=found, differences=differences, reasons=list(_in_both(row, ours, ours.ward, frame)))


def may_be(row: RowSaid, numbers: Sequence[frozenset[str]]) -> Compared:
    """A row with the name and date of birth of somebody here; `numbers` are theirs, person by person."""
    number = number_of(row.nhs_number)
    reasons = list(_number_words(row))
    if number and any(numbers):
        words = "The name and the date of birth are the same, and the NHS number is another."
    else:
        words = (
            "The name and the date of birth are the same, and no NHS number says whether it is one person."
        )
    if len(numbers) > 1:
        words += f" It may be any of {len(numbers)} people."
    reasons.append(
        Reason(words=words, do="Look at both, and say here whether it is this person or somebody else.")
    )
    return Compared(found=Found.MAY_BE, differences=[], reasons=reasons)


def one_number() -> Compared:
    """A row whose NHS number more than one record here has."""
    return Compared(
        found=Found.MAY_BE,
        differences=[],
        reasons=[
            Reason(
                words="More than one record here has this NHS number.",
                do="Find out whether they are one person, and say here whom the row is about.",
            )
        ],
    )


def _only_ours(ours: OurPerson, frame: Frame) -> Iterator[Reason]:
    ward = ours.ward
    if ward is None:
        return
    if ward.away_since is not None and frame.as_at >= LEAVE_LEFT_OUT_FROM:
        yield Reason(
            words=f"They are on long leave since {_day(ward.away_since)}. Published counts leave out people "
            f"on extended leave from {_day(LEAVE_LEFT_OUT_FROM)} on.",
            do="Nothing, if it is that kind of leave. Keep them on your own list: they are not home yet.",
        )
    if ward.since == frame.as_at:
        yield Reason(
            words="They came to hospital on the very day that the file speaks of.",
            do="Look whether the next file has them.",
        )
    if ward.until is not None:
        yield Reason(
            words=f"They left on {_day(ward.until)}, after that day. A file made later may leave them out.",
            do="Ask when the file was made.",
        )
    if len(ours.numbers) > 1:
        yield Reason(
            words="Our record knows them by more than one NHS number, and the file has none of those.",
            do="Find out which number is right, and look for it in the file.",
        )
    elif not ours.numbers:
        yield Reason(
            words="Our record has no NHS number for them, so no row could be found by it.",
            do="Find their NHS number, and look for it in the file.",
        )


def _not_sent(frame: Frame) -> Reason:
    if frame.kind == PROVIDER:
        return Reason(
            words="Nothing here says why the file does not have them. It may be that none of the flags by "
            "which the data set knows a learning disability or autism is set for them.",
            do="Ask the provider whether they are in its data, and with which flags.",
        )
    return Reason(
        words="Nothing here says why the file does not have them.",
        do="Ask the commissioner to enter them, or end the stay here if they have left.",
    )


def _unknown(row: RowSaid, frame: Frame) -> Iterator[Reason]:
    yield from _number_words(row)
    if not row.there_on(frame.as_at):
        yield _gone(row, frame)
        return
    yield from _scope(row, frame)
    if number_of(row.nhs_number):
        yield Reason(
            words="Nobody whom you may see here has this NHS number.",
            do="Find out who looks after them. Bring their record in, or write them down, if you are to.",
        )
    else:
        yield Reason(
            words="Nobody whom you may see here has this name and date of birth.",
            do="Ask whoever sent the file who it is.",
        )


def _number_words(row: RowSaid) -> Iterator[Reason]:
    if number_of(row.nhs_number):
        return
    if row.nhs_number:
        yield Reason(
            words="The NHS number in the file cannot be right: it does not stand its own check.",
            do="Tell whoever sent the file, and ask for the right number.",
        )
    else:
        yield Reason(
            words="The row has no NHS number.",
            do="Ask whoever sent the file for it.",
        )


def _gone(row: RowSaid, frame: Frame) -> Reason:
    if row.left is not None and row.left <= frame.as_at:
        words = f"The row itself says that they left on {_day(row.left)}, so they were not there on the day."
    elif row.admitted is not None:
        words = f"The row itself says that they came on {_day(row.admitted)}, after the day."
    else:
        words = "The row itself says that they were not there on the day."
    return Reason(words=words, do="Nothing, if that is right.")


def _not_there(row: RowSaid, ours: OurPerson, frame: Frame) -> Iterator[Reason]:
    yield from _other_number(row, ours)
    yield from _scope(row, frame)
    if ours.died is not None and ours.died <= frame.as_at:
        yield Reason(
            words=f"By our record they died on {_day(ours.died)}.",
            do="Tell whoever sent the file.",
        )
        return
    if ours.came_on is not None:
        yield Reason(
            words=f"By our record they came to hospital on {_day(ours.came_on)}, after the day.",
            do="Look which day is right, and mend the one that is wrong.",
        )
    if ours.left_on is not None:
        yield Reason(
            words=f"By our record they left hospital on {_day(ours.left_on)}.",
            do="If they did, ask for the other record to be closed. If they are there, write the stay down.",
        )
    if ours.came_on is None and ours.left_on is None:
        yield Reason(
            words="No stay in hospital is written down for them.",
            do="Find out today whether they are there. If so, write the stay down: reviews count from it.",
        )


def _other_number(row: RowSaid, ours: OurPerson) -> Iterator[Reason]:
    number = number_of(row.nhs_number)
    if not number or not ours.number or number == ours.number:
        return
    if number in ours.numbers:
        words = "The record has two NHS numbers for them. The file has not the one that it gives first."
    else:
        words = "Our record does not have the NHS number of the file for them."
    yield Reason(words=words, do="Find out which number is right, and tell whoever has the other.")


def _in_both(row: RowSaid, ours: OurPerson, ward: OurWard, frame: Frame) -> Iterator[Reason]:
    yield from _other_number(row, ours)
    if frame.kind == COMMISSIONER and frame.payer is not None and ward.payer != frame.payer:
        yield Reason(
            words=f"By our record {ward.payer_words} arranged the bed and pays.",
            do="Agree between the two which of you it is: one of you leads the next review.",
        )
    if not row.there_on(frame.as_at):
        yield _gone(row, frame)
    if ward.until is not None and row.left is None:
        yield Reason(
            words=f"They left on {_day(ward.until)}, since the day that the file speaks of.",
            do="Look whether the next file says so.",
        )
    if ward.away_since is not None and frame.as_at >= LEAVE_LEFT_OUT_FROM:
        yield Reason(
            words=f"They are on long leave since {_day(ward.away_since)}. Published counts leave out people "
            f"on extended leave from {_day(LEAVE_LEFT_OUT_FROM)} on, so its number may lack them.",
            do="Nothing, if both know of the leave.",
        )
    yield from _scope(row, frame)


def _scope(row: RowSaid, frame: Frame) -> Iterator[Reason]:
    if frame.kind == PROVIDER:
        flags = flags_of(row.flags)
        if not flags:
            yield Reason(
                words="None of the flags by which the data set knows a learning disability or autism is set.",
                do="If they have one, ask the provider to set it: without it no national count has them.",
            )
        return
    if says(row.learning_disability) is False and says(row.autism) is False:
        yield Reason(
            words="The file says that they have neither a learning disability nor autism, so by its own rule "
            "they are not in its scope.",
            do="Ask the commissioner which is right.",
        )


def _differences(row: RowSaid, ward: OurWard, frame: Frame) -> Iterator[Difference]:
    if not row.there_on(frame.as_at):
        theirs = f"left on {_day(row.left)}" if row.left else "not there yet"
        yield Difference(what="There on the day", theirs=theirs, ours="there")
    elif row.admitted is not None and row.admitted not in {ward.since, ward.ward_since}:
        yield Difference(what="In hospital since", theirs=_day(row.admitted), ours=_day(ward.since))
    if row.hospital and not _alike(row.hospital, ward.hospital):
        yield Difference(what="Hospital", theirs=row.hospital, ours=ward.hospital)
    if row.ward_kind:
        kind = ward_of(row.ward_kind)
        if kind != ward.ward_kind:
            yield Difference(
                what="Kind of ward", theirs=row.ward_kind, ours=ward.ward_words, known=bool(kind)
            )
    if row.law:
        law = law_of(row.law)
        if law != ward.law or not law:
            yield Difference(
                what="By what law",
                theirs=row.law,
                ours=ward.law_words or "nothing is written down",
                known=bool(law),
            )
    if row.commissioner and plain(row.commissioner) not in ward.commissioner:
        yield Difference(what="Who pays", theirs=row.commissioner, ours=ward.payer_words)


def _alike(theirs: str, ours: str) -> bool:
    """Whether one name of a hospital is part of the other, as a ward's is of its hospital's."""
    one, other = set(plain(theirs).split()), set(plain(ours).split())
    return one <= other or other <= one


def same_name(given: str, family: str, said: str) -> bool:
    """Whether two full names are one, letter by letter; nothing that is only alike."""
    return bool(given and family) and plain(f"{given} {family}") == plain(said)


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"
