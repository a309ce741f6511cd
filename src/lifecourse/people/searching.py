"""Finding people by what is known of them, only among those whom the searcher may know of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date, datetime
from itertools import batched
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from rapidfuzz import process
from rapidfuzz.distance import OSA

from lifecourse.accounts.api import Account
from lifecourse.engine.linkage.words import plain, plain_phone, short_forms_of
from lifecourse.people.asked import Term, letters_wrong, names_in, read_asked
from lifecourse.people.derived import as_kept, read_rows, write_rows
from lifecourse.people.models import About, FindPlace, FindWord, Person, SourceRecord
from lifecourse.people.portrait import Portrait
from lifecourse.people.queries import people_seen_by
from lifecourse.people.reading import portraits_of
from lifecourse.people.said import Said

MOST = 20
MOST_LOOKED_AT = 5_000
MOST_WRONG = 2
AT_ONCE = 500
WHY = {
    "born": "Born on that day",
    "number": "That NHS number",
    "postcode": "That postcode",
    "phone": "That telephone number",
}


@dataclass(frozen=True, kw_only=True)
class FoundPerson:
    """Somebody who was found, and why."""

    person: Person
    portrait: Portrait
    why: str


@dataclass(frozen=True, kw_only=True)
class Near:
    """A word that is kept and may be what was meant: how far off, and why it is one."""

    off: float
    why: str


def index_people(people: Iterable[UUID]) -> None:
    """Make the words by which these people are found anew, from their records as they are now."""
    for chunk in batched(people, AT_ONCE):
        with transaction.atomic():
            _index(list(chunk))


def rebuild_index() -> int:
    """Make all words anew; returns for how many people."""
    everybody = list(Person.objects.order_by("pk").values_list("pk", flat=True))
    index_people(everybody)
    FindWord.objects.filter(places=None).delete()
    return len(everybody)


def _index(people: list[UUID]) -> None:
    wanted: dict[UUID, set[tuple[str, str]]] = {person: set() for person in people}
    for record in SourceRecord.objects.filter(person__in=people).only("person_id", "said"):
        wanted[record.person_id].update(words_of(Said.from_json(record.said)))
    for about in About.objects.filter(person__in=people).only("person_id", "called"):
        wanted[about.person_id].update(("name", word) for word in names_in(about.called))
    FindPlace.objects.filter(person__in=people).delete()
    _write_words({as_kept(person): words for person, words in wanted.items()})


def index_new(came: Mapping[str, Said]) -> None:
    """Write the words to find people by who are here for the first time, each with what their record says.

    Their ids are as the database keeps them.
    """
    _write_words({person: set(words_of(said)) for person, said in came.items()})


def _write_words(wanted: Mapping[str, Set[tuple[str, str]]]) -> None:
    pairs = {pair for words in wanted.values() for pair in words}
    ids = _ids_of(pairs)
    # Most words are there already: somebody else has that name, or lives in that town.
    if missing := sorted(pairs - ids.keys()):
        write_rows(FindWord, ["kind", "text"], missing, or_leave=True)
        ids |= _ids_of(missing)
    # In the order of an index, so that each page of it is gone to once.
    places = [(ids[pair], person) for person, words in wanted.items() for pair in words]
    write_rows(FindPlace, ["word_id", "person_id"], sorted(places))


def _ids_of(pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    by_kind: dict[str, list[str]] = defaultdict(list)
    for kind, text in pairs:
        by_kind[kind].append(text)
    # Kind by kind, because that is how they are indexed.
    return {
        (kind, text): key for kind, texts in by_kind.items() for text, key in read_rows(WORDS, texts, kind)
    }


WORDS = "SELECT text, id FROM people_findword WHERE text AMONG AND kind = %s"


def words_of(said: Said) -> Iterator[tuple[str, str]]:
    """Everything that one record says by which its person may be asked for."""
    for name in said.names:
        yield from (("name", word[:100]) for word in names_in(f"{name.given} {name.family}"))
    if said.birth_date:
        yield "born", said.birth_date.isoformat()
    if said.nhs_number:
        yield "number", said.nhs_number
    for address in said.addresses:
        if address.postcode:
            yield "postcode", plain(address.postcode)
        yield from (("place", word[:100]) for line in address.lines for word in names_in(line))
    for phone in said.phones:
        if plain_phone(phone):
            yield "phone", plain_phone(phone)


def find_people(typed: str, *, by: Account, on: date, at: datetime) -> list[FoundPerson]:
    """The likeliest of those who match everything that was typed; twenty at most, the nearest first."""
    seen = people_seen_by(by, on=on, at=at)
    meant = [_meant(term) for term in read_asked(typed, today=on)]
    # First those who match to the letter: of a common word there may be too many to look at, spelled anyhow.
    exact = [{key: near for key, near in words.items() if not near.off} for words in meant]
    found = _found(seen, exact) if meant else {}
    # Not seen and not there are looked for again alike, so that how long it takes tells nothing.
    if meant and len(found) < MOST:
        found = _found(seen, meant) | found
    nearest = sorted(found, key=lambda head: (found[head].off, str(head)))[:MOST]
    people = Person.objects.in_bulk(nearest)
    portraits = portraits_of(list(people.values()), today=on)
    return [
        FoundPerson(person=people[head], portrait=portraits[head], why=found[head].why) for head in nearest
    ]


def _meant(term: Term) -> dict[int, Near]:
    """Every word that is kept and may be meant by a term, by its id."""
    if term.kind != "name":
        exact = FindWord.objects.filter(kind=term.kind, text=term.text)
        return {key: Near(off=0, why=WHY[term.kind]) for key in exact.values_list("pk", flat=True)}
    known = dict(FindWord.objects.filter(kind="name").values_list("text", "pk"))
    places = FindWord.objects.filter(kind="place", text=term.text).values_list("pk", flat=True)
    found = {key: Near(off=0.6, why="Lives or lived there") for key in places}
    most = letters_wrong(term.text + "?" * MOST_WRONG)
    for text, off, _ in process.extract(
        term.text, known.keys(), scorer=OSA.distance, score_cutoff=most, limit=None
    ):
        # A long name typed short is a long name still.
        if off <= letters_wrong(max(term.text, text, key=len)):
            found[known[text]] = Near(off=off, why=f"Spelled like {text.capitalize()}")
    for other in short_forms_of(term.text) & known.keys():
        found[known[other]] = Near(off=0.5, why=f"Also said as {other.capitalize()}")
    if len(term.text) > 1:
        for text, key in known.items():
            if text.startswith(term.text):
                found[key] = Near(off=0.3, why="Name begins like that")
    if term.text in known:
        found[known[term.text]] = Near(off=0, why="Name")
    return found


def _found(seen: QuerySet[Person], meant: list[dict[int, Near]]) -> dict[UUID, Near]:
    """Of those who may be seen, whoever has a word for every term: how far off in all, and why."""
    for words in meant:
        # No row is numbered nought: a word that nobody has costs the same reads as one that somebody has.
        leads = FindPlace.objects.filter(word__in=list(words) or [0])
        seen = seen.filter(pk__in=leads.values("person__head"))
    heads = list(seen.values_list("pk", flat=True)[:MOST_LOOKED_AT])
    every = [word for words in meant for word in words]
    leading: dict[UUID, set[int]] = defaultdict(set)
    for some in batched(heads, AT_ONCE):
        places = FindPlace.objects.filter(person__head__in=some, word__in=every)
        for head, word in places.values_list("person__head", "word"):
            leading[head].add(word)
    return {head: _in_all(words, meant) for head, words in leading.items()}


def _in_all(words: set[int], meant: list[dict[int, Near]]) -> Near:
    """The nearest word of somebody's for each term, taken together."""
    best = [min((one[word] for word in words & one.keys()), key=lambda near: near.off) for one in meant]
    return Near(off=sum(one.off for one in best), why=". ".join(dict.fromkeys(one.why for one in best)))
