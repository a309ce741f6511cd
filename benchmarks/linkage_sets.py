"""Made-up records with labels, for measuring linkage: not the records from which the model was learned.

    .venv/bin/python benchmarks/linkage_sets.py --seed 1 --records 100000 --mix stated --out set.csv

Five sources of one population, about two records a person, households, twins, parents and children of one
name. `stated` is the mix of mistakes in the brief; `worse` has about twice as many of each, fewer telephones
and numbers, and other kinds of typing mistake. Names are drawn from lists of their own, common ones far more
often than rare ones, so that nothing is measured with the names from which it was learned.
"""

import argparse
import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from nhs_number.validate import calculate_checksum

COLUMNS = (
    "unique_id",
    "source_dataset",
    "given",
    "family",
    "dob",
    "gender",
    "street",
    "postcode",
    "phone",
    "email",
    "nhs_number",
    "person",
)
SOURCES = ("trust", "gp", "council_a", "council_b", "education")


def listed(words: str) -> list[str]:
    """Words as a list."""
    return words.split()


NO_NUMBER = {"trust": 0.03, "gp": 0.03, "council_a": 0.50, "council_b": 0.50, "education": 0.90}
WOMEN = listed("""
Margaret Susan Patricia Elizabeth Christine Jacqueline Deborah Rebecca Samantha Charlotte Jennifer Sarah
Emma Laura Claire Michelle Victoria Katie Amy Jessica Sophie Lucy Olivia Chloe Ellie Freya Isla Poppy
Evelyn Florence Matilda Josephine Frances Beatrice Harriet Georgina Gillian Maureen Sheila Brenda Doreen
Eileen Hazel Irene Marjorie Muriel Norma Phyllis Vera Winifred Yasmin Aisha Nadia Sana Zara Maryam Leila
Ifeoma Chidinma Abena Efua Wanjiru Mei Ling Xin Yuki Hana Ewa Magdalena Katarzyna Monika Elena Ana Bianca
Ingrid Astrid Siobhan Niamh Aoife Ciara Bronwen Cerys Eluned Rhiannon Morag Isobel Ailsa Catriona
""")
MEN = listed("""
James John Robert Michael William David Richard Thomas Charles Christopher Daniel Matthew Anthony Donald
Mark Paul Steven Andrew Kenneth Joshua Kevin Brian George Edward Ronald Timothy Jason Jeffrey Ryan Jacob
Gary Nicholas Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel Gregory Alexander Patrick
Frank Raymond Jack Dennis Jerry Tyler Aaron Jose Adam Nathan Henry Douglas Zachary Peter Kyle Noah Ethan
Jeremy Walter Christian Keith Roger Terry Harry Sean Ralph Roy Eugene Louis Philip Bobby Johnny Mohammed
Ahmed Omar Yusuf Hassan Imran Tariq Ravi Sanjay Arun Chukwu Emeka Kwame Kofi Wei Jun Hiroshi Piotr Tomasz
Krzysztof Andrei Mihai Dafydd Rhys Gethin Callum Hamish Fergus Declan Cormac Eoin
""")
SHORT = {
    "Margaret": "Maggie", "Susan": "Sue", "Patricia": "Pat", "Elizabeth": "Liz", "Christine": "Chris",
    "Jacqueline": "Jackie", "Deborah": "Debbie", "Rebecca": "Becky", "Samantha": "Sam", "Jennifer": "Jenny",
    "Victoria": "Vicky", "Jessica": "Jess", "Josephine": "Jo", "Frances": "Fran", "Georgina": "Georgie",
    "Matilda": "Tilly", "James": "Jim", "John": "Jack", "Robert": "Bob", "Michael": "Mike", "William": "Bill",
    "David": "Dave", "Richard": "Dick", "Thomas": "Tom", "Charles": "Charlie", "Christopher": "Chris",
    "Daniel": "Dan", "Matthew": "Matt", "Anthony": "Tony", "Steven": "Steve", "Andrew": "Andy",
    "Kenneth": "Ken", "Joshua": "Josh", "Edward": "Ted", "Ronald": "Ron", "Timothy": "Tim",
    "Nicholas": "Nick",
    "Jonathan": "Jon", "Stephen": "Steve", "Benjamin": "Ben", "Samuel": "Sam", "Gregory": "Greg",
    "Alexander": "Alex", "Patrick": "Paddy", "Raymond": "Ray", "Henry": "Harry", "Zachary": "Zac",
    "Peter": "Pete", "Philip": "Phil", "Douglas": "Doug",
}  # fmt: skip
COMMON = listed("""
Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White
Roberts Green Hall Wood Jackson Clarke Patel Khan Lewis James Phillips Mason Mitchell Rose Davis Rodgers
Cox Begum Singh Kaur Ali Hussain Ahmed O'Brien Murphy Kelly Nowak Popescu Okafor Mensah Chen Wong
""")
FIRST = listed("""
Ash Ald Bart Beck Black Brad Brook Burn Called Clif Crom Dal Dun East El Fair Farn Glad Gran Hart Hather
Hol Hum Ing Kel King Lang Lin Lock Mar Mel Mid Nor Oak Pem Pres Ram Red Rock Sand Shel Stan Sut
Thorn Tun Wal Wat Wes Whit Wim Win Wood Wy
""")
LAST = listed("""
ford ley ton ham by worth well field wood don bridge shaw bury gate man croft son stead more combe
""")
ROADS = listed("""
Mill Church Station Victoria Park Green Manor Kings Queens School North South High London York
""")
KINDS = listed("""
Road Street Lane Close Avenue Drive Way Gardens Court Place
""")


@dataclass(frozen=True, kw_only=True)
class Mix:
    """Shares of records, or of people where it says so, with each kind of mistake."""

    duplicates: float = 0.06
    nickname: float = 0.10
    typo: float = 0.04
    renamed: float = 0.04
    swapped_names: float = 0.008
    swapped_date: float = 0.012
    default_date: float = 0.006
    moved: float = 0.14
    anothers: float = 0.0006
    twins: float = 0.02
    namesakes: float = 0.004
    homes: float = 0.2
    no_phone: float = 0.3
    old_phone: float = 0.1
    no_number: Mapping[str, float] = field(default_factory=lambda: NO_NUMBER)
    other_typos: bool = False


STATED = Mix()
WORSE = Mix(
    duplicates=0.10,
    nickname=0.18,
    typo=0.09,
    renamed=0.07,
    swapped_names=0.015,
    swapped_date=0.025,
    default_date=0.015,
    moved=0.25,
    anothers=0.0015,
    twins=0.03,
    namesakes=0.01,
    homes=0.4,
    no_phone=0.5,
    old_phone=0.2,
    no_number={"trust": 0.10, "gp": 0.05, "council_a": 0.70, "council_b": 0.70, "education": 0.95},
    other_typos=True,
)
MIXES = {"stated": STATED, "worse": WORSE}


@dataclass(frozen=True, kw_only=True)
class Somebody:
    """A made-up person as they truly are."""

    given: str
    family: str
    born: date
    gender: str
    home: tuple[str, str]
    phone: str
    email: str
    number: str


def sets(seed: int, records: int, mix: Mix) -> Iterator[dict[str, str]]:
    """So many records, the same from the same seed; `person` is the label."""
    chance = Random(f"linkage {seed}")  # noqa: S311  (chance for made-up people, not for secrets)
    families = [*COMMON, *(first + last for first in FIRST for last in LAST)]
    people: list[Somebody] = []
    made = 0
    bases = chance.sample(range(1_000_000), 1_000_000)
    while made < records:
        person = len(people)
        one = _somebody(chance, families, bases, person)
        if people and (luck := chance.random()) < mix.twins / 2:
            one = _beside(chance, one, people[-1], born=people[-1].born)
        elif people and luck < mix.twins / 2 + mix.namesakes:
            before = people[-1]
            elder = before.born - timedelta(days=chance.randrange(19 * 365, 38 * 365))
            one = replace(_beside(chance, one, before, born=elder), given=before.given, gender=before.gender)
        elif people and luck < mix.twins / 2 + mix.namesakes + mix.homes / 2:
            one = replace(one, home=people[-1].home, phone=people[-1].phone)
            if chance.random() < 0.6:
                one = replace(one, family=people[-1].family)
        people.append(one)
        for source in chance.sample(SOURCES, chance.choices((1, 2, 3), (0.35, 0.4, 0.25))[0]):
            for _ in range(2 if chance.random() < mix.duplicates else 1):
                if made < records:
                    other = people[chance.randrange(len(people))]
                    ids = {"unique_id": str(made), "person": str(person)}
                    yield ids | _record(chance, mix, one, source, other)
                    made += 1


def _somebody(chance: Random, families: list[str], bases: list[int], person: int) -> Somebody:
    gender = chance.choice(("male", "female"))
    given = _common_first(chance, WOMEN if gender == "female" else MEN)
    family = _common_first(chance, families)
    base = f"999{bases[person % len(bases)]:06d}"
    digit = calculate_checksum(base)
    return Somebody(
        given=given,
        family=family,
        born=date(2024, 1, 1) - timedelta(days=chance.randrange(3 * 365, 90 * 365)),
        gender=gender,
        home=_home(chance),
        phone=f"07700{chance.randrange(1_000_000):06d}",
        email=f"{given}.{family}{person}@example.org".lower() if chance.random() < 0.3 else "",
        # Where the sum asks for a tenth digit of ten there is no such number; this one has none.
        number=f"{base}{digit}" if digit < 10 else "",
    )


def _beside(chance: Random, one: Somebody, other: Somebody, *, born: date) -> Somebody:
    return replace(one, family=other.family, home=other.home, phone=other.phone, born=born)


def _common_first(chance: Random, names: list[str]) -> str:
    return names[int(len(names) * chance.random() ** 2.5)]


def _home(chance: Random) -> tuple[str, str]:
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    code = (
        f"ZZ{chance.randrange(1, 99)} {chance.randrange(10)}{chance.choice(letters)}{chance.choice(letters)}"
    )
    return f"{chance.randrange(1, 200)} {chance.choice(ROADS)} {chance.choice(KINDS)}", code


def _record(chance: Random, mix: Mix, one: Somebody, source: str, other: Somebody) -> dict[str, str]:
    given, family, born, home = one.given, one.family, one.born, one.home
    if chance.random() < mix.nickname:
        given = SHORT.get(given, given)
    if one.gender == "female" and chance.random() < mix.renamed:
        family = other.family
    if chance.random() < mix.typo:
        if chance.random() < 0.5:
            given = _typo(chance, given, mix)
        else:
            family = _typo(chance, family, mix)
    if chance.random() < mix.swapped_names:
        given, family = family, given
    if born.day <= 12 and chance.random() < mix.swapped_date * 2.6:
        born = date(born.year, born.day, born.month)
    if chance.random() < mix.default_date:
        born = date(born.year if chance.random() < 0.7 else 1900, 1, 1)
    if chance.random() < mix.moved:
        home = _home(chance)
    nhs = "" if chance.random() < mix.no_number[source] else one.number
    if chance.random() < mix.anothers:
        nhs = other.number
    phone = "" if chance.random() < mix.no_phone else one.phone
    if phone and chance.random() < mix.old_phone:
        phone = f"07700{chance.randrange(1_000_000):06d}"
    return {
        "source_dataset": source,
        "given": given,
        "family": family,
        "dob": born.isoformat(),
        "gender": one.gender,
        "street": home[0],
        "postcode": home[1],
        "phone": phone,
        "email": one.email if source in {"gp", "council_a"} else "",
        "nhs_number": nhs,
    }


def _typo(chance: Random, word: str, mix: Mix) -> str:
    place = chance.randrange(1, len(word))
    kind = chance.randrange(6 if mix.other_typos else 3)
    letter = chance.choice("aeioulnrst")
    return (
        word[:place] + letter + word[place:],
        word[:place] + word[place + 1 :],
        word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :],
        word[:place] + letter + word[place + 1 :],
        word[:place] + word[place - 1] + word[place:],
        word[: max(1, len(word) - 2)],
    )[kind]


def write(path: Path, rows: Iterator[dict[str, str]]) -> None:
    """A CSV file with a row of headings."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)


def main() -> int:
    """Write one set."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--records", type=int, default=100_000)
    asked.add_argument("--mix", choices=sorted(MIXES), default="stated")
    asked.add_argument("--out", type=Path, required=True)
    args = asked.parse_args()
    write(args.out, sets(args.seed, args.records, MIXES[args.mix]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
