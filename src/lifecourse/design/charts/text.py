"""Words broken into lines for places that do not wrap them by themselves."""

import textwrap


def lines(words: str, *, wide: int, most: int = 3) -> tuple[str, ...]:
    """The words on at most so many lines of at most so many letters; an ellipsis where they do not fit."""
    return tuple(textwrap.wrap(words, width=wide, max_lines=most, placeholder=" …")) or ("",)
