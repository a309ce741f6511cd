"""Made-up people, their lives since 2010, and what five systems say of them, mistakes and all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from nhs_number.validate import calculate_checksum

from lifecourse.engine.synthetic.words import ENDINGS, FAMILY, LANGUAGES, MEN, SHORT, STREETS, TOWNS, WOMEN

# Adults and children of the example at full size, of whom a fifth are children.
FULL_SIZE = 42_000
CHILDREN = 9_000 / FULL_SIZE
OLDEST = 92
# No clock is read, so that the same seed gives the same bytes on any day.
AS_OF = date(2026, 4, 1)
FIRST_DAY = date(2010, 4, 1)
NO_DIGIT = 10
# Shares of records, or of people where it says so, with each kind of mistake or event.
DUPLICATES = 0.06
NICKNAMES = 0.10
TYPOS = 0.04
SURNAME_CHANGES = 0.04  # of women's records
SWAPPED_NAMES = 0.008
SWAPPED_DATES = 0.012
DEFAULT_DATES = 0.006
MOVED = 0.14
ANOTHERS_NUMBER = 0.0006
TWINS = 0.02  # of people
SAME_NAME_PARENTS = 0.004  # of people
SHARED_HOMES = 0.2  # of people
# About 12 days in 31 can be read as a month, and one of them is the same either way.
SWAPPABLE = 11 / 30.4
# About this share of people have a name that has a short form.
SHORTENED = 0.6 * sum(name in SHORT for name in MEN) / len(MEN) + 0.4 * sum(
    name in SHORT for name in WOMEN
) / len(WOMEN)
NUMBER_MISSING = {
    "trust": 0.03,
    "county": 0.50,
    "southend": 0.52,
    "education": 0.90,
    "gp": 0.03,
}
# Nobody can match by ids what must be matched by what is said.
SCATTER = {
    "trust": 7_368_787,
    "county": 3_141_593,
    "southend": 2_718_281,
    "education": 1_414_213,
    "gp": 5_772_157,
}
AREAS = (("essex-county", 0.80), ("southend", 0.105), ("thurrock", 0.095))
COUNCILS = {
    "essex-county": "essex-county-council",
    "southend": "southend-council",
    "thurrock": "thurrock-council",
}
COMMISSIONERS = {
    "essex-county": (
        "essex-ccg-mid",
        "essex-ccg-north-east",
        "essex-ccg-west",
        "essex-ccg-basildon",
        "essex-ccg-castle-point",
    ),
    "southend": ("essex-ccg-southend",),
    "thurrock": ("essex-ccg-thurrock",),
}


@dataclass(frozen=True, kw_only=True)
class MadeAddress:
    """Where somebody made up lived, from when to when."""

    street: str
    town: str
    postcode: str
    area: str
    from_date: date
    to_date: date | None = None


@dataclass(frozen=True, kw_only=True)
class MadePart:
    """An organisation answerable for somebody made up, from when to when."""

    part: str
    organisation: str
    from_date: date
    to_date: date | None = None


@dataclass(frozen=True, kw_only=True)
class MadePerson:
    """Somebody made up, as they truly are."""

    number: int
    given: str
    family: str
    former_family: str
    birth_date: date
    gender: str
    nhs_number: str
    addresses: tuple[MadeAddress, ...]
    parts: tuple[MadePart, ...]
    phone: str
    email: str
    gp_practice: str
    language: str

    @property
    def is_child(self) -> bool:
        """Whether under eighteen on the day of the files."""
        return self.birth_date > AS_OF.replace(year=AS_OF.year - 18)


@dataclass(frozen=True, kw_only=True)
class MadeRecord:
    """What one system says of somebody made up; `mistakes` names what was done to it."""

    system: str
    local_id: str
    person: int
    given: str
    family: str
    former_family: str = ""
    birth_date: date
    gender: str
    nhs_number: str
    verified: bool
    addresses: tuple[MadeAddress, ...]
    parts: tuple[MadePart, ...]
    phone: str
    email: str
    gp_practice: str
    language: str
    mistakes: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Made:
    """A made-up partnership: its people, and every record of them."""

    people: tuple[MadePerson, ...]
    records: tuple[MadeRecord, ...]


def make(*, seed: int, people: int) -> Made:
    """A partnership of so many people: the same from the same seed, whatever the machine."""
    if not 10 <= people <= 500_000:
        raise ValueError("From 10 to 500,000 people can be made: other numbers belong to somebody.")
    rng = Random(f"people {seed}")  # noqa: S311  (chance for made-up people, not for secrets)
    numbers = _numbers(rng, people + 3)
    known = _people(rng, people - 3, numbers)
    records = [record for person in known for record in _records_of(rng, person)]
    records = _anothers_numbers(rng, records, known)
    told, their_records = _story(len(known), numbers)
    return Made(people=(*known, *told), records=(*records, *their_records))


def _numbers(rng: Random, wanted: int) -> list[str]:
    chosen = rng.sample(range(1_000_000), min(1_000_000, wanted + wanted // 5 + 60))
    bases = [f"999{base:06d}" for base in chosen]
    # Where the sum asks for a tenth digit of ten, no number begins so.
    numbers = [f"{nine}{last}" for nine in bases if (last := calculate_checksum(nine)) != NO_DIGIT]
    return numbers[:wanted]


def _people(rng: Random, wanted: int, numbers: list[str]) -> list[MadePerson]:
    people: list[MadePerson] = []
    while len(people) < wanted:
        first = _somebody(rng, len(people), numbers)
        people.append(first)
        if len(people) == wanted:
            break
        chance = rng.random()
        # One more beside each of these makes two of them in every hundred.
        if chance < TWINS / 2:
            people.append(_beside(rng, first, len(people), numbers, first.birth_date))
        elif chance < TWINS / 2 + SAME_NAME_PARENTS:
            days = rng.randrange(20 * 365, 38 * 365)
            parent = _beside(rng, first, len(people), numbers, first.birth_date - timedelta(days=days))
            people.append(replace(parent, given=first.given, gender=first.gender, former_family=""))
        elif chance < TWINS / 2 + SAME_NAME_PARENTS + SHARED_HOMES / 2:
            other = _somebody(rng, len(people), numbers)
            people.append(replace(other, addresses=first.addresses, parts=first.parts, phone=first.phone))
    return people


def _somebody(rng: Random, number: int, numbers: list[str]) -> MadePerson:
    gender = rng.choices(("male", "female"), (0.6, 0.4))[0]
    is_child = rng.random() < CHILDREN
    years = rng.uniform(3, 17.9) if is_child else _grown(rng)
    given = rng.choice(WOMEN if gender == "female" else MEN)
    family = _skewed(rng, FAMILY)
    addresses = tuple(_lives(rng))
    here = addresses[-1].area
    commissioner = rng.choice(COMMISSIONERS[here])
    return MadePerson(
        number=number,
        given=given,
        family=family,
        former_family=_skewed(rng, FAMILY) if gender == "female" and not is_child else "",
        birth_date=AS_OF - timedelta(days=int(years * 365.25)),
        gender=gender,
        nhs_number=numbers[number],
        addresses=addresses,
        parts=tuple(_answerable(addresses, commissioner)),
        phone=_phone(rng),
        email=f"{given}.{family}{number}@example.org".lower().replace("'", "") if rng.random() < 0.4 else "",
        gp_practice=f"ZZ{rng.randrange(1, 160):04d}",
        language=rng.choice(LANGUAGES),
    )


def _grown(rng: Random) -> float:
    """An adult's years. One past the oldest is drawn again: cut off, thousands would share a birthday."""
    while (years := 18 + rng.expovariate(1 / 24)) > OLDEST:
        pass
    return years


def _beside(rng: Random, first: MadePerson, number: int, numbers: list[str], birth_date: date) -> MadePerson:
    gender = rng.choice(("male", "female"))
    names = [name for name in (WOMEN if gender == "female" else MEN) if name != first.given]
    return replace(
        first,
        number=number,
        given=rng.choice(names),
        gender=gender,
        former_family="",
        birth_date=birth_date,
        nhs_number=numbers[number],
        email="",
    )


def _skewed(rng: Random, names: Sequence[str]) -> str:
    # Common names are much more common than rare ones: the square makes the first of the list so.
    return names[int(len(names) * rng.random() ** 1.6)]


def _phone(rng: Random) -> str:
    # Ofcom keeps these numbers for drama: they ring nowhere.
    if rng.random() < 0.5:
        return f"07700 900{rng.randrange(1000):03d}"
    return f"01632 960{rng.randrange(1000):03d}"


def _address(rng: Random, area: str, from_date: date, to_date: date | None) -> MadeAddress:
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    # No postcode area is called ZZ. Its district 99 is left out: it means "no fixed abode" to the NHS.
    postcode = f"ZZ{rng.randrange(1, 90)} {rng.randrange(1, 10)}{rng.choice(letters)}{rng.choice(letters)}"
    street = f"{rng.randrange(1, 180)} {rng.choice(STREETS)} {rng.choice(ENDINGS)}"
    return MadeAddress(
        street=street,
        town=rng.choice(TOWNS[area]),
        postcode=postcode,
        area=area,
        from_date=from_date,
        to_date=to_date,
    )


def _lives(rng: Random) -> Iterator[MadeAddress]:
    moves = rng.choices((0, 1, 2, 3), (0.45, 0.35, 0.15, 0.05))[0]
    span = (AS_OF - FIRST_DAY).days
    days = sorted(FIRST_DAY + timedelta(days=day) for day in rng.sample(range(100, span - 30), moves))
    area = _area(rng)
    for begins, ends in zip((FIRST_DAY, *days), (*days, None), strict=True):
        yield _address(rng, area, begins, ends)
        if rng.random() < 0.12:
            area = _area(rng)


def _area(rng: Random) -> str:
    return rng.choices([name for name, _ in AREAS], [share for _, share in AREAS])[0]


def _answerable(addresses: tuple[MadeAddress, ...], commissioner: str) -> Iterator[MadePart]:
    """Which council and commissioner answered for somebody, by where they lived."""
    for part in ("council", "commissioner"):
        spells: list[MadePart] = []
        for one in addresses:
            at_home = one.area == addresses[-1].area
            health = commissioner if at_home else COMMISSIONERS[one.area][0]
            name = COUNCILS[one.area] if part == "council" else health
            if spells and spells[-1].organisation == name:
                spells[-1] = replace(spells[-1], to_date=one.to_date)
            else:
                spells.append(
                    MadePart(part=part, organisation=name, from_date=one.from_date, to_date=one.to_date)
                )
        yield from spells


def _systems_of(rng: Random, person: MadePerson) -> Iterator[str]:
    areas = {one.area for one in person.addresses}
    if person.is_child:
        yield "education"
        if rng.random() < 0.55:
            yield "gp"
        if rng.random() < 0.25:
            yield "trust"
        return
    yield "gp"
    if rng.random() < 0.40:
        yield "trust"
    # Somebody who moved is known to both councils.
    if "essex-county" in areas and rng.random() < 0.50:
        yield "county"
    if "southend" in areas and rng.random() < 0.50:
        yield "southend"


def _records_of(rng: Random, person: MadePerson) -> Iterator[MadeRecord]:
    for system in _systems_of(rng, person):
        times = 2 if rng.random() < DUPLICATES else 1
        for time in range(times):
            yield _mistaken(rng, _record(person, system, time))


def _record(person: MadePerson, system: str, time: int) -> MadeRecord:
    # A multiple modulo a prime, another for each system, scatters ids and never meets itself.
    scattered = (person.number * 2 + time + 1) * SCATTER[system] % 15_485_863
    return MadeRecord(
        system=system,
        local_id=f"{system[0].upper()}{scattered:08d}",
        person=person.number,
        given=person.given,
        family=person.family,
        birth_date=person.birth_date,
        gender=person.gender,
        nhs_number=person.nhs_number,
        verified=system in {"trust", "gp"},
        addresses=person.addresses,
        parts=person.parts,
        phone=person.phone,
        email=person.email if system in {"county", "gp"} else "",
        gp_practice=person.gp_practice if system in {"trust", "gp"} else "",
        language=person.language,
    )


def _mistaken(rng: Random, record: MadeRecord) -> MadeRecord:
    """The record with the mistakes that chance gives it, each named."""
    changes = (
        (NICKNAMES / SHORTENED, "nickname", _nickname),
        (SURNAME_CHANGES, "former family name", _former),
        (TYPOS, "typo", _typo),
        (SWAPPED_NAMES, "swapped names", _swap_names),
        (SWAPPED_DATES / SWAPPABLE, "swapped date", _swap_date),
        (DEFAULT_DATES, "default date", _default_date),
        (MOVED, "moved", _still_there),
        (NUMBER_MISSING[record.system], "no number", _no_number),
    )
    mistakes = set()
    for share, name, change in changes:
        if rng.random() < share:
            changed = change(rng, record)
            if changed != record:
                record = changed
                mistakes.add(name)
    return replace(record, mistakes=frozenset(mistakes))


def _nickname(rng: Random, record: MadeRecord) -> MadeRecord:
    return replace(record, given=SHORT.get(record.given, record.given))


def _former(rng: Random, record: MadeRecord) -> MadeRecord:
    if record.gender != "female":
        return record
    # A married name that this system never heard of, or one given up that it still has.
    return replace(record, family=_skewed(rng, FAMILY))


def _typo(rng: Random, record: MadeRecord) -> MadeRecord:
    field = rng.choice(("given", "family"))
    word = record.given if field == "given" else record.family
    place = rng.randrange(1, len(word))
    kind = rng.randrange(3)
    if kind == 0:
        word = word[:place] + rng.choice("aeinrst") + word[place:]
    elif kind == 1:
        word = word[:place] + word[place + 1 :]
    else:
        word = word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :]
    word = word if "'" in word else word.capitalize()
    return replace(record, given=word) if field == "given" else replace(record, family=word)


def _swap_names(rng: Random, record: MadeRecord) -> MadeRecord:
    return replace(record, given=record.family, family=record.given)


def _swap_date(rng: Random, record: MadeRecord) -> MadeRecord:
    born = record.birth_date
    return replace(record, birth_date=date(born.year, born.day, born.month)) if born.day <= 12 else record


def _default_date(rng: Random, record: MadeRecord) -> MadeRecord:
    year = record.birth_date.year if rng.random() < 0.7 else 1900
    return replace(record, birth_date=date(year, 1, 1))


def _still_there(rng: Random, record: MadeRecord) -> MadeRecord:
    last = record.addresses[-1]
    if len(record.addresses) > 1:
        return replace(
            record, addresses=(*record.addresses[:-2], replace(record.addresses[-2], to_date=None))
        )
    # Moved within the last month, as this system heard and the others did not.
    day = AS_OF - timedelta(days=rng.randrange(1, 30))
    return replace(record, addresses=(replace(last, to_date=day), _address(rng, last.area, day, None)))


def _no_number(rng: Random, record: MadeRecord) -> MadeRecord:
    return replace(record, nhs_number="", verified=False)


def _anothers_numbers(rng: Random, records: list[MadeRecord], people: list[MadePerson]) -> list[MadeRecord]:
    out = []
    for record in records:
        other = people[rng.randrange(len(people))]
        if rng.random() < ANOTHERS_NUMBER and other.number != record.person:
            mistakes = (record.mistakes - {"no number"}) | {"another's number"}
            out.append(replace(record, nhs_number=other.nhs_number, mistakes=mistakes))
        else:
            out.append(record)
    return out


def _story(number: int, numbers: list[str]) -> tuple[list[MadePerson], list[MadeRecord]]:
    """One person known to two councils under two spellings; a father and a son of one name at one address."""
    home = MadeAddress(
        street="14 Samphire Close",
        town="Cliffmere",
        postcode="ZZ31 4PL",
        area="southend",
        from_date=date(2019, 9, 2),
    )
    before = replace(
        home,
        street="3 Hornbeam Lane",
        town="Netherwick",
        postcode="ZZ12 7QD",
        area="essex-county",
        from_date=FIRST_DAY,
        to_date=home.from_date,
    )
    lived = (before, home)
    moved = MadePerson(
        number=number,
        given="Catherine",
        family="Wetherall",
        former_family="",
        birth_date=date(1984, 3, 3),
        gender="female",
        nhs_number=numbers[number],
        addresses=lived,
        parts=tuple(_answerable(lived, "essex-ccg-southend")),
        phone="07700 900417",
        email="",
        gp_practice="ZZ0031",
        language="English",
    )
    shared = (replace(before, street="22 Lapwing Way", postcode="ZZ15 2HT", to_date=None),)
    father = replace(
        moved,
        number=number + 1,
        given="Robert",
        family="Thorogood",
        gender="male",
        birth_date=date(1961, 5, 14),
        nhs_number=numbers[number + 1],
        addresses=shared,
        parts=tuple(_answerable(shared, "essex-ccg-mid")),
        phone="01632 960288",
    )
    son = replace(father, number=number + 2, birth_date=date(1991, 5, 14), nhs_number=numbers[number + 2])
    in_county = replace(
        _record(moved, "county", 0), nhs_number="", addresses=(replace(before, to_date=None),)
    )
    in_southend = replace(
        _record(moved, "southend", 0),
        given="Katherine",
        family="Weatherall",
        nhs_number="",
        addresses=(home,),
        phone="01632 960417",
        mistakes=frozenset({"typo", "no number", "moved"}),
    )
    no_number = frozenset({"no number"})
    told = [
        replace(in_county, mistakes=no_number | {"moved"}),
        in_southend,
        replace(_record(father, "county", 0), nhs_number="", mistakes=no_number),
        replace(_record(son, "county", 0), nhs_number="", mistakes=no_number),
        _record(son, "gp", 0),
    ]
    return [moved, father, son], told
