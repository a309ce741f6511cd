"""Records as the engine compares them, and how many people have each name."""

from collections.abc import Hashable, Sequence

import numpy as np

from lifecourse.engine.linkage.matching import Shares
from lifecourse.engine.linkage.model import Model
from lifecourse.engine.linkage.records import Ints, Record, Table
from lifecourse.people.derived import read_rows
from lifecourse.people.models import SourceRecord
from lifecourse.people.said import Said, SaidAddress

# So many more people are thought of, with names as usual: among few, whoever has a name would seem common.
THOUGHT_OF = 2_000


def record_of(key: Hashable, said: Said) -> Record:
    """What one system says, as far as it helps to tell who it is."""
    usual = said.usual_name
    names = (usual, *(name for name in said.names if name is not usual))
    # What ended last is where they are likeliest to be known.
    homes: Sequence[SaidAddress] = said.addresses
    if len(homes) > 1:
        homes = sorted(homes, key=lambda one: (one.to_date is None, str(one.from_date)), reverse=True)
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


NAMED = """
    SELECT word.text, count(*) FROM people_findword AS word
    JOIN people_findplace AS place ON place.word_id = word.id
    WHERE word.text AMONG AND word.kind = 'name' GROUP BY word.text
"""


def shares_of(table: Table, rows: Ints, model: Model) -> Shares:
    """The share of records that has each name of these rows of a table, as far as records are here."""
    numbers = np.unique(np.concatenate([table.given[rows, 0], table.family[rows, 0]]))
    texts = [table.words.text[number] for number in numbers.tolist()]
    counts = dict(read_rows(NAMED, texts))
    everybody = SourceRecord.objects.count() + THOUGHT_OF
    found = np.zeros(len(table.words.text))
    found[numbers] = [counts.get(text, 0) for text in texts]
    return Shares(
        given=(found + model.usual_given * THOUGHT_OF) / everybody,
        family=(found + model.usual_family * THOUGHT_OF) / everybody,
    )
