"""Finds numbers that a person typed, in digits or in words. Numbers come from the plan."""

import re

from lifecourse.publishing.easy_read.taken import typed_in

SMALL = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
LARGE = (
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion"
)
OTHER = (
    "dozen score double twice treble triple half halves third thirds quarter quarters fifth tenth zero nil"
)
NUMBER_WORDS = frozenset(f"{SMALL} {LARGE} {OTHER}".split())
# "one person" counts; "one another" and "no one" do not.
NOT_COUNTED = re.compile(
    r"\b(?:no|this|that|each|every|any|another|which) one\b|\bone (?:another|day|by one)\b"
)
WORDS = re.compile(r"[^\W_]+")


def numbers_typed(text: str) -> list[str]:
    """Every number that stands in a text and is not taken from the plan, as it is written there."""
    typed = typed_in(text)
    counted = NOT_COUNTED.sub(" ", typed.lower())
    found = [word for word in WORDS.findall(counted) if _is_number(word)]
    # A sign such as a Roman numeral or a half stands alone and is no letter or digit.
    signs = [sign for sign in typed if sign.isnumeric() and not sign.isalnum()]
    return [*found, *signs]


def _is_number(word: str) -> bool:
    plain = word.removesuffix("s")
    return word == "one" or word in NUMBER_WORDS or plain in NUMBER_WORDS or any(c.isnumeric() for c in word)
