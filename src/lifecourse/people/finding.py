"""Finding people by what is known of them, only among those whom the searcher may know of."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet, StringAgg, Value

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import dated
from lifecourse.people.asked import Term, read_asked
from lifecourse.people.derived import read_rows
from lifecourse.people.models import FindPlace, FindWord, Person, Responsibility
from lifecourse.people.nearness import LIVES, NARROW, Known, Near
from lifecourse.people.portrait import Portrait
from lifecourse.people.queries import organisations_seeing, people_seen_by
from lifecourse.people.reading import portraits_of
from lifecourse.people.searching import WORDS

MOST = 20
MOST_LOOKED_AT = 400
# From so many on it makes no odds how common a word is.
MANY = 3_000
# Two names of one record are nearer than two that only different records of somebody say.
ACROSS_RECORDS = 0.25
WHY = {
    "born": "Born on that day",
    "number": "That NHS number",
    "postcode": "That postcode",
    "phone": "That telephone number",
}
Meant = dict[int, Near]


@dataclass(frozen=True, kw_only=True)
class FoundPerson:
    """Somebody who was found, and why."""

    person: Person
    portrait: Portrait
    why: str


@dataclass(frozen=True)
class _Wanted:
    """Words of which somebody has to have one, and how often they are kept, roughly."""

    words: Meant
    count: int


def find_people(typed: str, *, by: Account, on: date, at: datetime) -> list[FoundPerson]:
    """The likeliest of those who match everything that was typed; twenty at most, the nearest first."""
    terms = read_asked(typed, today=on)
    found = _found(people_seen_by(by, on=on, at=at), terms, _meant(terms)) if terms else {}
    own = _worked_with(found, by=by, on=on)
    nearest = sorted(found, key=lambda head: (found[head].off, head not in own, str(head)))[:MOST]
    people = Person.objects.in_bulk(nearest)
    portraits = portraits_of(list(people.values()), today=on)
    return [
        FoundPerson(person=people[head], portrait=portraits[head], why=found[head].why) for head in nearest
    ]


def _meant(terms: list[Term]) -> list[Meant]:
    """Every word that is kept and may be meant by each term, by its id."""
    # All at once, as one text: a row for each of very many words would take longer than to compare them.
    names = FindWord.objects.filter(kind="name").order_by()
    known = Known(names.aggregate(all=StringAgg("text", delimiter=Value(" ")))["all"] or "")
    near: list[dict[tuple[str, str], Near]] = []
    for term in terms:
        if term.kind != "name":
            near.append({(term.kind, term.text): Near(off=0, why=WHY[term.kind])})
            continue
        words = {("place", term.text): Near(off=LIVES, why="Lives or lived there")}
        like = known.near(term.text, alone=len(terms) == 1)
        near.append(words | {("name", text): one for text, one in like.items()})
    ids = {term.kind: _ids_of(term.kind, near) for term in terms} | {"place": _ids_of("place", near)}
    return [
        {ids[kind][text]: one for (kind, text), one in words.items() if text in ids[kind]} for words in near
    ]


def _ids_of(kind: str, near: list[dict[tuple[str, str], Near]]) -> dict[str, int]:
    # No word is empty: where there is none of a kind, that is read like any other.
    texts = ["", *(text for words in near for of, text in words if of == kind)]
    return dict(read_rows(WORDS, texts, kind))


def _found(seen: QuerySet[Person], terms: list[Term], meant: list[Meant]) -> dict[UUID, Near]:
    """Of those who may be seen, the nearest: how far off in all, and why.

    Looked for in steps, of which a later one finds only who is further off: of a common name there are too
    many to look at, spelled anyhow. Not seen and not there are looked for alike in every step, so that how
    long it takes tells nothing.
    """
    narrow = [_within(words, NARROW) for words in meant]
    few = [(_how_many(some), _how_many(every)) for some, every in zip(narrow, meant, strict=True)]
    exact = [_Wanted(_within(words, 0), count) for words, (count, _) in zip(meant, few, strict=True)]
    near = [_Wanted(words, count) for words, (count, _) in zip(narrow, few, strict=True)]
    found = _by_one_record(seen, exact)
    # A number that one system says, with a name that another does. Of names alone this would be many.
    if not found and any(term.kind != "name" for term in terms):
        found = _by_all_records(seen, exact)
    if len(found) < MOST:
        found = _by_one_record(seen, near) | found
    # Two letters wrong in one of the words, and one at most in each other.
    for place, words in enumerate(meant):
        if len(found) < MOST:
            wide = _Wanted(words, few[place][1])
            found = _by_one_record(seen, [*near[:place], wide, *near[place + 1 :]]) | found
    return found or _by_all_records(seen, near)


def _within(words: Meant, off: float) -> Meant:
    return {key: near for key, near in words.items() if near.off <= off}


def _by_one_record(seen: QuerySet[Person], wanted: list[_Wanted]) -> dict[UUID, Near]:
    """Of those who may be seen, whoever has a record with a word for every term."""
    # From the rarest, so that few are asked whether they have the others too, and fewer who may see them.
    rarest, *others = _rarest_first(wanted)
    # Asked of each, not listed first: SQLite would go through everybody who may be seen.
    may_see = Exists(seen.filter(pk=OuterRef("person__head")))
    leads = FindPlace.objects.filter(may_see, word__in=rarest).order_by()
    for words in others:
        leads = leads.filter(Exists(FindPlace.objects.filter(person=OuterRef("person"), word__in=words)))
    return _nearness(leads.values_list("person__head", flat=True)[:MOST_LOOKED_AT], wanted)


def _by_all_records(seen: QuerySet[Person], wanted: list[_Wanted]) -> dict[UUID, Near]:
    """The same where it takes several records of somebody: that is slower, and seldom asked for."""
    rarest, *others = _rarest_first(wanted)
    seen = seen.filter(pk__in=FindPlace.objects.filter(word__in=rarest).values("person__head"))
    for words in others:
        seen = seen.filter(Exists(FindPlace.objects.filter(person__head=OuterRef("pk"), word__in=words)))
    return _nearness(seen.values_list("pk", flat=True)[:MOST_LOOKED_AT], wanted)


def _rarest_first(wanted: list[_Wanted]) -> list[list[int]]:
    # No row is numbered nought: a word that nobody has costs the same reads as one that somebody has.
    return [list(one.words) or [0] for one in sorted(wanted, key=lambda one: one.count)]


def _how_many(words: Meant) -> int:
    """How many places these words have; beyond many, many."""
    if connection.vendor == "postgresql":
        # It has counted them already, and chooses for itself where to begin.
        return 0
    return FindPlace.objects.filter(word__in=list(words) or [0]).order_by()[:MANY].count()


def _nearness(heads: Iterable[UUID], wanted: list[_Wanted]) -> dict[UUID, Near]:
    """How far off each of these is, and why."""
    meant = [one.words for one in wanted]
    every = [word for words in meant for word in words]
    leading: dict[UUID, dict[UUID, set[int]]] = defaultdict(lambda: defaultdict(set))
    places = FindPlace.objects.filter(person__head__in=set(heads), word__in=every).order_by()
    for head, person, word in places.values_list("person__head", "person", "word"):
        leading[head][person].add(word)
    found = {head: _in_all(list(records.values()), meant) for head, records in leading.items()}
    return {head: near for head, near in found.items() if near is not None}


def _in_all(records: list[set[int]], meant: list[Meant]) -> Near | None:
    """The nearest word of somebody's for each term, taken together: in one of their records, or in all."""
    whole = [near for words in records if (near := _together(words, meant)) is not None]
    every = _together(set().union(*records), meant)
    if every is not None and len(records) > 1:
        whole.append(Near(off=every.off + ACROSS_RECORDS, why=every.why))
    return min(whole, key=lambda near: near.off, default=None)


def _together(words: set[int], meant: list[Meant]) -> Near | None:
    best = [
        min((one[word] for word in words & one.keys()), key=lambda near: near.off, default=None)
        for one in meant
    ]
    if None in best:
        return None
    near = [one for one in best if one is not None]
    return Near(off=sum(one.off for one in near), why=". ".join(dict.fromkeys(one.why for one in near)))


def _worked_with(heads: Iterable[UUID], *, by: Account, on: date) -> set[UUID]:
    """Those of these people for whom an organisation of the searcher's is responsible."""
    seeing = organisations_seeing(by, on=on)
    theirs = Responsibility.objects.filter(dated(on), person__head__in=list(heads), organisation__in=seeing)
    return set(theirs.values_list("person__head", flat=True))
