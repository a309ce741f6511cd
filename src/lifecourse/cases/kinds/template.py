"""What a kind of case asks for: its parts in order, and the gateways at which it is decided."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What stands in a part: words, a table of words, or something with a page of its own."""

    WORDS = "words"
    ROWS = "rows"
    PART = "part"


class Decider(StrEnum):
    """Who decides at a gateway."""

    BRINGER = "bringer"
    EACH = "each"


DECIDER_WORDS: dict[Decider, str] = {
    Decider.BRINGER: "the organisation that brings the case",
    Decider.EACH: "each organisation of the partnership, for itself",
}


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a table of words. `needed`: a row without it is not complete."""

    slug: str
    title: str
    needed: bool = False


@dataclass(frozen=True, kw_only=True)
class TemplatePart:
    """One part of a case. `by`: the gateway by which something must stand there; "": it may stay empty."""

    slug: str
    title: str
    kind: Kind = Kind.WORDS
    question: str = ""
    help: str = ""
    by: str = ""
    # The most letters of a part of words.
    longest: int = 4000
    columns: tuple[Column, ...] = ()

    @property
    def name(self) -> str:
        """What the document calls it: `words.aims`, `rows.services`, `risks`."""
        prefix = {Kind.WORDS: "words.", Kind.ROWS: "rows.", Kind.PART: ""}[self.kind]
        return prefix + self.slug


@dataclass(frozen=True, kw_only=True)
class Gateway:
    """A point at which somebody decides whether the case goes on. `asks`: what is decided there."""

    slug: str
    name: str
    decides: Decider
    asks: str
    # The board or committee that decides, as the template's owner calls it; "" where each has its own.
    board: str = ""


@dataclass(frozen=True, kw_only=True)
class Template:
    """A kind of case. `source`: where its headings stand; `ours`: what in it we added, "" for nothing."""

    slug: str
    name: str
    about: str
    source: str
    ours: str
    parts: tuple[TemplatePart, ...]
    gateways: tuple[Gateway, ...]

    def part(self, name: str) -> TemplatePart | None:
        """The part of that name in the document, or none."""
        return next((one for one in self.parts if one.name == name), None)

    def gateway(self, slug: str) -> Gateway | None:
        """The gateway of that short name, or none."""
        return next((one for one in self.gateways if one.slug == slug), None)

    def needed_at(self, gateway: str) -> tuple[TemplatePart, ...]:
        """The parts in which something must stand at a gateway: those due at it or at one before."""
        slugs = [one.slug for one in self.gateways]
        due = set(slugs[: slugs.index(gateway) + 1])
        return tuple(one for one in self.parts if one.by in due)
