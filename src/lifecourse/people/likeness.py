"""Records as the engine compares them, and how many people have each name."""

from collections.abc import Hashable, Iterable

from django.db.models import Count

from lifecourse.engine.linkage.matching import Shares
from lifecourse.engine.linkage.model import Model
from lifecourse.engine.linkage.records import Record, Table
from lifecourse.people.models import FindPlace, SourceRecord
from lifecourse.people.said import Said

# So many more people are thought of, with names as usual: among few, whoever has a name would seem common.
THOUGHT_OF = 2_000


def record_of(key: Hashable, said: Said) -> Record:
    """What one system says, as far as it helps to tell who it is."""
    usual = said.usual_name
    names = (usual, *(name for name in said.names if name is not usual))
    # What ended last is where they are likeliest to be known.
    homes = sorted(said.addresses, key=lambda one: (one.to_date is None, str(one.from_date)), reverse=True)
    return Record(
        key=key,
        given=tuple(name.given for name in names if name.given),
        family=tuple(name.family for name in names if name.family and name.use != "nickname"),
        birth_date=said.birth_date,
        gender=said.gender,
        streets=tuple(one.lines[0] for one in homes if one.lines),
        postcodes=tuple(one.postcode for one in homes if one.postcode),
        phones=said.phones,
        emails=said.emails,
        gp_practice=said.gp_practice,
        nhs_number=said.nhs_number,
        nhs_number_is_verified=said.nhs_number_is_verified,
    )


def shares_of(table: Table, model: Model) -> Shares:
    """The share of records that has each name of a table, as far as records are here."""
    texts = {
        table.words.text[number] for number in {*table.given[:, 0].tolist(), *table.family[:, 0].tolist()}
    }
    places = FindPlace.objects.filter(word__kind="name", word__text__in=texts)
    counts = dict(places.values_list("word__text").annotate(Count("pk")))
    everybody = SourceRecord.objects.count() + THOUGHT_OF

    def share(usual: float) -> Iterable[float]:
        return [(counts.get(text, 0) + usual * THOUGHT_OF) / everybody for text in table.words.text]

    return Shares.told(share(model.usual_given), share(model.usual_family))
