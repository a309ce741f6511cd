"""The words by which people are found, made from their records."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import batched
from uuid import UUID

from django.db import transaction

from lifecourse.engine.linkage.words import plain, plain_phone
from lifecourse.people.asked import names_in
from lifecourse.people.derived import as_kept, read_rows, write_rows
from lifecourse.people.models import About, FindPlace, FindWord, Person, SourceRecord
from lifecourse.people.said import Said

AT_ONCE = 500


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
