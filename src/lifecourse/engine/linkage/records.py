"""Records as columns of whole numbers, so that very many pairs of them are compared at once."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from typing import Any

import numpy as np
from nhs_number.validate import is_valid
from numpy.typing import NDArray

from lifecourse.engine.linkage.words import GROUPS, first_of, plain, plain_phone, plain_street, sound_of

Ints = NDArray[np.integer[Any]]
Hashes = NDArray[np.uint64]
NAMES, PLACES, PHONES = 3, 3, 2
MOST_GROUPS = 3
GENDERS = {"male": 1, "m": 1, "1": 1, "female": 2, "f": 2, "2": 2}


@dataclass(frozen=True, kw_only=True)
class Record:
    """What one system says of somebody, as far as it helps to tell who it is. Text as it was given.

    `given` and `family` begin with the usual name; after it come nicknames and earlier names.
    """

    key: Hashable
    given: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    # A day, or the parts of one that no calendar has, such as the thirtieth of February.
    birth_date: date | tuple[int, int, int] | None = None
    gender: str = ""
    streets: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    gp_practice: str = ""
    nhs_number: str = ""
    nhs_number_is_verified: bool = False


class Words:
    """Every text that was met, by a number; nought is none. Tables that share it can be compared.

    Names also have a hash, the hash of how they sound, and the short forms that they belong to.
    """

    def __init__(self) -> None:
        self.number: dict[str, int] = {"": 0}
        self.text: list[str] = [""]
        self._hash, self._hashed = [0], 1
        self._hashes = np.zeros(1, np.uint64)
        self._about = np.zeros((1, 1 + MOST_GROUPS), np.uint64)
        self._is_told = np.ones(1, np.bool_)
        # Texts as they were given, so that the same one is put in its plain spelling once.
        self.given: dict[str, int] = {}
        self.family: dict[str, int] = {}

    def of(self, text: str) -> int:
        """The number of a text; a new one for a text that was not met yet."""
        known = self.number.get(text)
        if known is None:
            known = self.number[text] = len(self.text)
            self.text.append(text)
            # The hash of a text is the same in every process: keys made of it are kept in databases.
            self._hash.append(steady_hash(text))
        return known

    def of_given(self, name: str) -> int:
        """The number of somebody's first given name."""
        known = self.given.get(name)
        if known is None:
            known = self.given[name] = self.of(first_of(name))
        return known

    def of_family(self, name: str) -> int:
        """The number of a family name."""
        known = self.family.get(name)
        if known is None:
            known = self.family[name] = self.of(plain(name)[:40])
        return known

    def hashes(self, numbers: Ints) -> Hashes:
        """A hash of each text."""
        if new := self._hash[self._hashed :]:
            self._hashes = _roomy(self._hashes, len(self.text))
            self._hashes[self._hashed : len(self.text)] = new
            self._hashed = len(self.text)
        found: Hashes = self._hashes[numbers]
        return found

    def sounds(self, numbers: Ints) -> Hashes:
        """A hash of how each name sounds."""
        self._tell_of(numbers)
        found: Hashes = self._about[numbers, 0]
        return found

    def groups(self, numbers: Ints) -> Hashes:
        """The hashes of the names that each is a form of, noughts after them; one row a name."""
        self._tell_of(numbers)
        found: Hashes = self._about[numbers, 1:]
        return found

    def _tell_of(self, numbers: Ints) -> None:
        """Find out what is only asked about names, and about most texts never."""
        self._about = _roomy(self._about, len(self.text))
        self._is_told = _roomy(self._is_told, len(self.text))
        new = np.unique(numbers[~self._is_told[numbers]])
        if not len(new):
            return
        rows = []
        for number in new.tolist():
            text = self.text[number]
            groups = [steady_hash(f"={group}") for group in GROUPS.get(text, ())[:MOST_GROUPS]]
            rows.append((steady_hash(f"~{sound_of(text)}"), *groups, *(0,) * (MOST_GROUPS - len(groups))))
        self._about[new] = np.array(rows, np.uint64)
        self._is_told[new] = True


def steady_hash(text: str) -> int:
    """Sixty-four bits that are the same on every machine."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


@dataclass
class Table:
    """Records as columns: one row a record. Numbers of texts are those of `words`."""

    words: Words
    places: Words
    keys: list[Hashable] = field(default_factory=list)
    given: Ints = field(default_factory=lambda: np.zeros((0, NAMES), np.int32))
    family: Ints = field(default_factory=lambda: np.zeros((0, NAMES), np.int32))
    born: Ints = field(default_factory=lambda: np.zeros((0, 3), np.int16))
    gender: Ints = field(default_factory=lambda: np.zeros(0, np.int8))
    street: Ints = field(default_factory=lambda: np.zeros((0, PLACES), np.int32))
    postcode: Ints = field(default_factory=lambda: np.zeros((0, PLACES), np.int32))
    phone: Ints = field(default_factory=lambda: np.zeros((0, PHONES), np.int32))
    email: Ints = field(default_factory=lambda: np.zeros(0, np.int32))
    gp: Ints = field(default_factory=lambda: np.zeros(0, np.int32))
    number: Ints = field(default_factory=lambda: np.zeros(0, np.int64))
    verified: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, np.bool_))

    def __len__(self) -> int:
        return len(self.keys)

    def append(self, other: "Table") -> None:
        """Take in the rows of another table with the same words. Columns grow by half, to be quick."""
        start, end = len(self.keys), len(self.keys) + len(other.keys)
        for name in COLUMNS:
            column = _roomy(getattr(self, name), end)
            setattr(self, name, column)
            column[start:end] = getattr(other, name)[: len(other)]
        self.keys.extend(other.keys)

    @staticmethod
    def of(records: Iterable[Record], beside: "Table | None" = None) -> "Table":
        """The records as columns, in their order; they can be compared with those of the table beside."""
        words, places = (beside.words, beside.places) if beside is not None else (Words(), Words())
        first, last, at = words.of_given, words.of_family, places.of
        keys: list[Hashable] = []
        given, family, born, gender, street, postcode = [], [], [], [], [], []
        phone, email, gp, number, verified = [], [], [], [], []
        for one in records:
            keys.append(one.key)
            given.append(_some([first(name) for name in one.given], NAMES))
            family.append(_some([last(name) for name in one.family], NAMES))
            born.append(parts_of(one.birth_date))
            gender.append(GENDERS.get(one.gender.strip().casefold(), 0))
            street.append(_some([at(plain_street(line)) for line in one.streets], PLACES))
            postcode.append(_some([at(plain(code)) for code in one.postcodes], PLACES))
            phone.append(_some([at(plain_phone(each)) for each in one.phones], PHONES))
            email.append(at(one.emails[0].strip().casefold()) if one.emails else 0)
            gp.append(at(plain(one.gp_practice)))
            number.append(int(one.nhs_number) if one.nhs_number and is_valid(one.nhs_number) else 0)
            verified.append(one.nhs_number_is_verified)
        return Table(
            words=words,
            places=places,
            keys=keys,
            given=np.array(given, np.int32).reshape(-1, NAMES),
            family=np.array(family, np.int32).reshape(-1, NAMES),
            born=np.array(born, np.int16).reshape(-1, 3),
            gender=np.array(gender, np.int8),
            street=np.array(street, np.int32).reshape(-1, PLACES),
            postcode=np.array(postcode, np.int32).reshape(-1, PLACES),
            phone=np.array(phone, np.int32).reshape(-1, PHONES),
            email=np.array(email, np.int32),
            gp=np.array(gp, np.int32),
            number=np.array(number, np.int64),
            verified=np.array(verified, np.bool_),
        )


COLUMNS = (
    "given",
    "family",
    "born",
    "gender",
    "street",
    "postcode",
    "phone",
    "email",
    "gp",
    "number",
    "verified",
)


def _roomy[Column: NDArray[Any]](column: Column, size: int) -> Column:
    """A column with room for so many: as it is, or half as long again and filled up with nought."""
    if size <= len(column):
        return column
    room = np.zeros((size + size // 2, *column.shape[1:]), column.dtype)
    room[: len(column)] = column
    return room  # type: ignore[return-value]


def parts_of(day: date | tuple[int, int, int] | None) -> tuple[int, int, int]:
    """Year, month and day; noughts for none."""
    if isinstance(day, date):
        return day.year, day.month, day.day
    return day or (0, 0, 0)


def _some(numbers: Sequence[int], most: int) -> tuple[int, ...]:
    """The first few different ones, filled up with nought."""
    if len(numbers) == 1:
        return (numbers[0], *(0,) * (most - 1))
    found = tuple(dict.fromkeys(number for number in numbers if number))[:most]
    return found + (0,) * (most - len(found))
