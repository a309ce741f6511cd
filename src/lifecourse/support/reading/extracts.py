"""An extract beside our record, as its page reads it, of those people alone whom the reader may see."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Permission
from lifecourse.people.api import (
    Person,
    Portrait,
    called_by,
    organisations_seeing,
    people_seen_by,
    portraits_of,
)
from lifecourse.support.kinds.extracts import COMMISSIONER, DAYS
from lifecourse.support.kinds.stays import LEGAL_STATUSES, WARD_KINDS
from lifecourse.support.models import Extract, ExtractAnswer, ExtractRow, Leave, LegalStatus, WardStay
from lifecourse.support.queries.register import on_register_seen_by, wards_by_head
from lifecourse.support.reading.stays import HospitalStay, joined
from lifecourse.support.rules.extracts import (
    FOUND_WORDS,
    Difference,
    Found,
    Frame,
    OurPerson,
    OurWard,
    Reason,
    RowSaid,
    compared,
    flags_of,
    may_be,
    one_number,
    plain,
    same_name,
)

NOBODY = UUID(int=0)
TWICE = Reason(
    words="The file has more than one row with this NHS number.",
    do="Look at all of them: it may be two stays of one person, or two people under one number.",
)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One person in the file, on our record, or in both."""

    found: Found
    row: ExtractRow | None
    said: RowSaid | None
    person: Person | None
    called: str
    # Whom a row may be about, by name, where only name and birth date say so.
    candidates: Sequence[tuple[Person, str]]
    # Somebody said that it is this person, so somebody can say that it is not.
    named: bool
    # One of the candidates is in hospital by our record, so somebody thinks of them.
    may_be_there: bool
    differences: Sequence[Difference]
    reasons: Sequence[Reason]
    flags: Sequence[str]
    register: str
    also_in: Sequence[str]
    not_in: Sequence[str]
    # What was said of it, the latest last.
    answers: Sequence[ExtractAnswer]
    # What was last said of them about an earlier list of the same body.
    earlier: ExtractAnswer | None

    @property
    def key(self) -> str:
        """By what the page names this line: a row by its number, else somebody by their id."""
        return f"row-{self.row.pk}" if self.row else str(self.person.pk if self.person else "")

    @property
    def choices(self) -> Sequence[tuple[Person, str]]:
        """Whom the row may be said to be about, by name."""
        return [(self.person, self.called)] if self.named and self.person else self.candidates

    @property
    def words(self) -> str:
        """In which of the two they are."""
        return FOUND_WORDS[self.found]

    @property
    def answer(self) -> ExtractAnswer | None:
        """What was last said of it."""
        return self.answers[-1] if self.answers else None

    @property
    def on_no_list(self) -> bool:
        """In hospital by the file, with no stay written down here, and on no register that may be read."""
        missing = self.found in {Found.THEIRS, Found.MAY_BE} and not self.may_be_there
        return missing and not self.register and not self.settled and self._there

    @property
    def settled(self) -> bool:
        """Whether somebody said that nothing is left to do about it."""
        return self.answer is not None and self.answer.settled

    @property
    def _there(self) -> bool:
        return self.said is not None and self.row is not None and self.said.there_on(self.row.extract.as_at)


@dataclass(frozen=True, kw_only=True)
class Reconciled:
    """Every line of a comparison, those first of whom nobody has thought."""

    lines: Sequence[Line]
    others: Sequence[Extract]

    def of(self, found: Found) -> list[Line]:
        """The lines of one kind."""
        return [line for line in self.lines if line.found is found]

    @property
    def on_no_list(self) -> list[Line]:
        """Who is in hospital by the file and on nobody's list here."""
        return [line for line in self.lines if line.on_no_list]

    @property
    def open(self) -> list[Line]:
        """What differs, and nobody has settled."""
        return [line for line in self.lines if line.found is not Found.SAME and not line.settled]


def extracts_seen_by(account: Account, *, on: date) -> QuerySet[Extract]:
    """The extracts of the organisations for which somebody may compare them."""
    own = organisations_seeing(account, on=on, permission=Permission.COMPARE_EXTRACTS)
    return Extract.objects.filter(kept_by__in=own).select_related("kept_by", "commissioner", "by")


def said_in(row: ExtractRow) -> RowSaid:
    """What a row says, from how it is kept."""
    known = {one.name for one in fields(RowSaid)}
    values: dict[str, Any] = {name: value for name, value in row.said.items() if name in known}
    values |= {name: date.fromisoformat(values[name]) for name in DAYS if name in values}
    return RowSaid(**values)


def reconciled(extract: Extract, *, seen_by: Account, on: date, at: datetime) -> Reconciled:
    """An extract held against our record for its day, as far as the reader may see people."""
    return _Reading(extract, seen_by, on, at).done()


def whom_rows_may_be(rows: Sequence[ExtractRow], seen: QuerySet[Person]) -> dict[int, list[UUID]]:
    """Whom each row is about, of those who are seen: more than one where records share its NHS number.

    Whom somebody named goes before the number. Named and not seen is as if nobody were named.
    """
    numbers = {row.nhs_number for row in rows if row.nhs_number}
    named = {row.person_id for row in rows if row.person_id is not None}
    by_number: dict[str, set[UUID]] = defaultdict(set)
    members = Person.objects.filter(records__nhs_number__in=numbers)
    for head, number in members.values_list("head", "records__nhs_number"):
        by_number[number].add(head)
    head_of = dict(Person.objects.filter(pk__in={NOBODY, *named}).values_list("pk", "head"))
    # Whom one sees is asked of these few: asked first, a database goes through everybody.
    shown = seen_among({*head_of.values(), *(head for heads in by_number.values() for head in heads)}, seen)
    found: dict[int, list[UUID]] = {}
    for row in rows:
        who = {head_of[row.person_id]} if row.person_id is not None else set()
        heads = who & shown or by_number.get(row.nhs_number, set()) & shown
        if heads:
            found[row.pk] = sorted(heads, key=str)
    return found


def seen_among(heads: Iterable[UUID], seen: QuerySet[Person]) -> set[UUID]:
    """Those of these people who are seen."""
    # Asked also where there is nobody: else how long it takes would tell that somebody is here.
    return set(seen.filter(pk__in={NOBODY, *heads}).values_list("pk", flat=True))


class _Reading:
    def __init__(self, extract: Extract, account: Account, on: date, at: datetime) -> None:
        self.extract, self.account, self.on, self.at = extract, account, on, at
        self.day = extract.as_at
        self.frame = Frame(kind=extract.kind, as_at=self.day, payer=extract.commissioner_id)
        self.seen = people_seen_by(account, on=on, at=at, permission=Permission.COMPARE_EXTRACTS)

    def done(self) -> Reconciled:
        if not self.extract.has_rows_on(self.on):
            return Reconciled(lines=[], others=[])
        rows = list(self.extract.rows.select_related("person"))
        for row in rows:
            row.extract = self.extract
        said = {row.pk: said_in(row) for row in rows}
        often = Counter(row.nhs_number for row in rows if row.nhs_number)
        self.twice = {number for number, times in often.items() if times > 1}
        whom = whom_rows_may_be(rows, self.seen)
        joined_to = {key: heads[0] for key, heads in whom.items() if len(heads) == 1}
        self.shared = {key: heads for key, heads in whom.items() if len(heads) > 1}
        ours = self._ours()
        heads = {*joined_to.values(), *ours}
        candidates = self._candidates([row for row in rows if row.pk not in whom], said) | self.shared
        maybe = {head for found in candidates.values() for head in found}
        self.people = Person.objects.in_bulk(heads | maybe)
        everybody = list(self.people.values())
        self.portraits = portraits_of(everybody, today=self.on)
        self.called = called_by(everybody, today=self.on, known=self.portraits)
        known = self._known(heads | maybe)
        self.register = self._register(heads | maybe)
        self.others = [
            one
            for one in extracts_seen_by(self.account, on=self.on)
            if one.as_at == self.day and one.pk != self.extract.pk and one.state == "in"
        ]
        self.elsewhere = self._elsewhere()
        answers = list(self.extract.answers.select_related("by", "person"))
        earlier = self._earlier()
        about = {one.person.head_id for one in (*answers, *earlier) if one.person is not None}
        shown = seen_among(about, self.seen)
        by_row: dict[int, list[ExtractAnswer]] = defaultdict(list)
        by_person: dict[UUID, list[ExtractAnswer]] = defaultdict(list)
        for one in answers:
            if one.row_id is not None and (one.person is None or one.person.head_id in shown):
                by_row[one.row_id].append(one)
            elif one.row_id is None and one.person is not None:
                by_person[one.person.head_id].append(one)
        self.earlier_by_number: dict[str, ExtractAnswer] = {}
        self.earlier_by_person: dict[UUID, ExtractAnswer] = {}
        for one in earlier:
            if one.row is not None and (one.person is None or one.person.head_id in shown):
                self.earlier_by_number[one.row.nhs_number] = one
            if one.person is not None:
                self.earlier_by_person[one.person.head_id] = one
        lines = []
        met: set[UUID] = set()
        for row in rows:
            head = joined_to.get(row.pk)
            if head is not None:
                met.add(head)
            lines.append(
                self._line(
                    row,
                    said[row.pk],
                    head,
                    known=known,
                    candidates=candidates.get(row.pk, []),
                    answers=by_row[row.pk],
                )
            )
        for head in ours:
            if head not in met:
                lines.append(
                    self._line(None, None, head, known=known, candidates=[], answers=by_person[head])
                )
        lines.sort(key=_order)
        return Reconciled(lines=lines, others=self.others)

    def _line(
        self,
        row: ExtractRow | None,
        said: RowSaid | None,
        head: UUID | None,
        *,
        known: Mapping[UUID, OurPerson],
        candidates: Sequence[UUID],
        answers: Sequence[ExtractAnswer],
    ) -> Line:
        if row is not None and row.pk in self.shared:
            result = one_number()
        elif head is None and candidates and said is not None:
            numbers = [self._numbers(self.portraits[one]) for one in candidates]
            result = may_be(said, numbers)
        else:
            result = compared(said, known[head] if head is not None else None, self.frame)
        who = head if head is not None else candidates[0] if len(candidates) == 1 else None
        number = row.nhs_number if row is not None else ""
        numbers_of = {number} if number else set(known[head].numbers) if head is not None else set()
        there = [one for one in self.others if numbers_of & self.elsewhere[one.pk]]
        return Line(
            found=result.found,
            row=row,
            said=said,
            person=self.people[head] if head is not None else None,
            called=self._called(said, head),
            candidates=[(self.people[one], self.called[one]) for one in candidates],
            named=row is not None and row.person is not None and row.person.head_id == head,
            may_be_there=any(known[one].ward is not None for one in candidates),
            differences=result.differences,
            reasons=[*result.reasons, *([TWICE] if number in self.twice else [])],
            flags=flags_of(said.flags) if said else [],
            register=self.register.get(who, "") if who is not None else "",
            also_in=[one.whose for one in there],
            not_in=[one.whose for one in self.others if numbers_of and one not in there],
            answers=answers,
            earlier=(self.earlier_by_number.get(number) if number else None)
            or (self.earlier_by_person.get(head) if head is not None else None),
        )

    def _called(self, said: RowSaid | None, head: UUID | None) -> str:
        if head is not None:
            return self.called[head]
        if said is not None and said.called:
            return said.called
        return f"NHS number {said.nhs_number}" if said is not None and said.nhs_number else "Nobody named"

    def _ours(self) -> list[UUID]:
        """Who is in hospital at the end of the day by our record, as far as this extract is to have them."""
        there = WardStay.objects.filter(
            Q(to_date=None) | Q(to_date__gt=self.day),
            Exists(self.seen.filter(pk=OuterRef("person__head"))),
            from_date__lte=self.day,
        )
        if self.extract.kind == COMMISSIONER:
            there = there.filter(commissioner=self.extract.commissioner_id)
        wards = there.order_by("from_date", "pk").values_list("person__head", "provider")
        theirs = plain(self.extract.provider)
        by_provider = self.extract.kind != COMMISSIONER
        found = [head for head, provider in wards if not by_provider or plain(provider) == theirs]
        return list(dict.fromkeys(found))

    def _candidates(self, rows: Sequence[ExtractRow], said: Mapping[int, RowSaid]) -> dict[int, list[UUID]]:
        """Whose name and birth date a row has, of those whom the reader sees: a question, never an answer."""
        days = {said[row.pk].birth_date for row in rows} - {None}
        born = Person.objects.filter(records__birth_date__in=days).values_list("head", flat=True)
        heads = list(Person.objects.in_bulk(seen_among(born, self.seen)).values())
        portraits = portraits_of(heads, today=self.on)
        found: dict[int, list[UUID]] = {}
        for row in rows:
            one = said[row.pk]
            alike = [
                head.pk
                for head in heads
                if one.birth_date is not None
                and portraits[head.pk].birth_date == one.birth_date
                and any(same_name(one.given, one.family, name) for name in _names(portraits[head.pk]))
            ]
            if alike:
                found[row.pk] = sorted(alike, key=str)
        return found

    def _known(self, heads: Iterable[UUID]) -> dict[UUID, OurPerson]:
        heads = list(heads)
        wards = wards_by_head(heads)
        of_them = {"person__head__in": heads}
        on_the_day = Q(to_date=None) | Q(to_date__gt=self.day)
        laws: dict[UUID, str] = {}
        for law in LegalStatus.objects.filter(on_the_day, **of_them, from_date__lte=self.day).select_related(
            "person"
        ):
            laws[law.person.head_id] = law.kind
        away: dict[UUID, date] = {}
        for leave in Leave.objects.filter(
            on_the_day, **of_them, kind="extended", from_date__lte=self.day
        ).select_related("person"):
            away[leave.person.head_id] = leave.from_date
        return {
            head: self._one(
                wards[head],
                self.portraits[head],
                law=laws.get(head, ""),
                away=away.get(head),
            )
            for head in heads
        }

    def _one(
        self,
        wards: Sequence[WardStay],
        portrait: Portrait,
        *,
        law: str,
        away: date | None,
    ) -> OurPerson:
        there = [one for one in wards if one.from_date <= self.day and (one.to_date or date.max) > self.day]
        ended = [one.to_date for one in wards if one.to_date is not None and one.to_date <= self.day]
        coming = [one.from_date for one in wards if one.from_date > self.day]
        died = portrait.died_on
        stays = joined(wards, on=self.on)
        return OurPerson(
            ward=_ward(there[-1], stays, law, away) if there else None,
            left_on=max(ended, default=None),
            came_on=min(coming, default=None),
            died=died,
            numbers=self._numbers(portrait),
            number=_digits(portrait.nhs_number.words) if portrait.nhs_number else "",
        )

    def _numbers(self, portrait: Portrait) -> frozenset[str]:
        said = portrait.nhs_number
        return frozenset() if said is None else frozenset(_digits(one.words) for one in (said, *said.others))

    def _register(self, heads: Iterable[UUID]) -> dict[UUID, str]:
        entries = on_register_seen_by(
            self.account, on=self.on, at=self.at, permission=Permission.COMPARE_EXTRACTS
        )
        found = entries.filter(person__head__in=list(heads)).select_related("keeper", "person")
        return {one.person.head_id: f"On the register of {one.keeper}" for one in found}

    def _earlier(self) -> list[ExtractAnswer]:
        """What was said about earlier lists of the same body, the latest last."""
        one = self.extract
        before = Q(extract__as_at__lt=one.as_at) | Q(extract__as_at=one.as_at, extract__lt=one.pk)
        answers = ExtractAnswer.objects.filter(
            before,
            extract__kept_by=one.kept_by_id,
            extract__kind=one.kind,
            extract__commissioner=one.commissioner_id,
            extract__provider=one.provider,
            extract__keep_until__gte=self.on,
        )
        return list(answers.select_related("extract", "row", "by", "person").order_by("at", "pk"))

    def _elsewhere(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = {one.pk: set() for one in self.others}
        rows = ExtractRow.objects.filter(extract__in=found, extract__keep_until__gte=self.on)
        for extract, number in rows.exclude(nhs_number="").values_list("extract", "nhs_number"):
            found[extract].add(number)
        return found


def _ward(ward: WardStay, stays: Sequence[HospitalStay], law: str, away: date | None) -> OurWard:
    stay = next(one for one in stays if ward in one.wards)
    return OurWard(
        since=stay.since,
        ward_since=ward.from_date,
        hospital=ward.hospital,
        ward_kind=ward.ward_kind,
        law=law,
        commissioner=frozenset({plain(ward.commissioner.name), plain(ward.commissioner.code)}),
        payer=ward.commissioner_id,
        until=stay.until,
        away_since=away,
        ward_words=WARD_KINDS[ward.ward_kind],
        law_words=LEGAL_STATUSES.get(law, ""),
        payer_words=str(ward.commissioner),
    )


def _digits(number: str) -> str:
    return number.replace(" ", "")


def _names(portrait: Portrait) -> list[str]:
    every = [portrait.name, *portrait.other_names] if portrait.name else list(portrait.other_names)
    return [name.words for one in every for name in (one, *one.others)]


def _order(line: Line) -> tuple[bool, bool, int, str, int]:
    return (
        not line.on_no_list,
        line.settled,
        list(Found).index(line.found),
        line.called.casefold(),
        line.row.number if line.row else 0,
    )
