"""A line says who does what."""

from collections.abc import Iterator

from lifecourse.publishing.easy_read.checks.engine import Printed, ReadingCheck

BEING = frozenset({"is", "are", "was", "were", "be", "been", "being"})
BETWEEN = frozenset({"not", "also", "yet", "now", "often", "always", "never", "still"})
ODD = """made given done seen written shown taken found held kept bought built sent spent paid told put set
known chosen met led run cut heard brought taught"""
ODD_FORMS = frozenset(ODD.split())
# They end like a deed done to somebody, and say how somebody is.
HOW_SOMEBODY_IS = frozenset(
    {"worried", "interested", "tired", "pleased", "excited", "married", "needed", "red"}
)


def find(printed: list[Printed]) -> Iterator[tuple[str, str, str]]:
    """A form of "to be" with what was done to somebody close behind it."""
    for one in printed:
        words = one.words
        for at, word in enumerate(words[:-1]):
            rest = [w for w in words[at + 1 : at + 4] if w not in BETWEEN]
            if word in BEING and rest and _is_done(rest[0]):
                yield (
                    one.line.key,
                    f'"{word} {rest[0]}" does not say who does it.',
                    'Say who does it: "We pay for it", not "It is paid for".',
                )
                break


def _is_done(word: str) -> bool:
    return word not in HOW_SOMEBODY_IS and (word in ODD_FORMS or (word.endswith("ed") and len(word) > 4))


CHECK = ReadingCheck(
    id="active-voice",
    title="Who does what",
    asks='A line says who does something. Found by rule: "is", "was" or "be" before a word like "paid".',
    find=find,
)
