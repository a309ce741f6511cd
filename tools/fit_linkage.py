"""Fits the shipped model that says how likely two records are one person: `python -m tools.fit_linkage`.

On made-up records, half of them as full as a health record and half as sparse as a council's; the curve is
fitted to labels of other made-up people than those from whom the model was learned.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from random import Random

import numpy as np

from lifecourse.engine.linkage.blocking import pairs_of
from lifecourse.engine.linkage.comparing import compare
from lifecourse.engine.linkage.linking import learn
from lifecourse.engine.linkage.matching import Shares, rarity
from lifecourse.engine.linkage.model import SHIPPED, Model, calibrate
from lifecourse.engine.linkage.records import Record, Table
from lifecourse.engine.synthetic import make

PEOPLE = 30_000
LEARNED_FROM, CALIBRATED_ON = 11, 12


def records(seed: int, people: int) -> Iterator[Record]:
    """Made-up records with the number of whoever each is truly about as the key."""
    chance = Random(seed)  # noqa: S311  (chance for made-up people, not for secrets)
    for one in make(seed=seed, people=people).records:
        addresses = list(reversed(one.addresses))
        full = Record(
            key=one.person,
            given=(one.given,),
            family=(one.family,),
            birth_date=one.birth_date,
            gender=one.gender,
            streets=tuple(each.street for each in addresses),
            postcodes=tuple(each.postcode for each in addresses),
            phones=(one.phone,),
            emails=(one.email,) if one.email else (),
            gp_practice=one.gp_practice,
            nhs_number=one.nhs_number,
            nhs_number_is_verified=one.verified,
        )
        yield full if one.person % 2 else sparse(full, chance)


def sparse(record: Record, chance: Random) -> Record:
    """As a system keeps it that was told little: the last address it heard of, often an old telephone."""
    moved = chance.random() < 0.15
    street = f"{chance.randrange(1, 200)} Elsewhere Road" if moved else record.streets[0]
    postcode = f"ZZ{chance.randrange(1, 90)} {chance.randrange(1, 10)}AB" if moved else record.postcodes[0]
    phone = f"07700 9{chance.randrange(100_000):05d}" if chance.random() < 0.3 else record.phones[0]
    return replace(
        record,
        streets=(street,),
        postcodes=(postcode,),
        phones=() if chance.random() < 0.5 else (phone,),
        emails=(),
        gp_practice="",
    )


def fitted() -> Model:
    """The model, with its curve."""
    table = Table.of(records(LEARNED_FROM, PEOPLE))
    model = learn(table, *pairs_of(table), Shares.of(table))
    table = Table.of(records(CALIBRATED_ON, PEOPLE))
    first, second = pairs_of(table)
    levels = compare(table, first, table, second)
    odds = model.log_odds(levels, rarity(model, levels, Shares.of(table), table, first))
    keys = np.array(table.keys)
    return calibrate(model, odds, keys[first] == keys[second])


if __name__ == "__main__":
    SHIPPED.write_text(json.dumps(fitted().as_json(), indent=1) + "\n", encoding="utf-8")
