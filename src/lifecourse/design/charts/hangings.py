"""How things hang together: each on a line of its own, and arcs beside them from one to another."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from lifecourse.design.charts.chart import ChartTable
from lifecourse.design.charts.text import lines

WIDTH, NAMES, LETTERS = 720, 400, 46
TOP, ROW, LINE = 14, 46, 17
DOT = 6


@dataclass(frozen=True, kw_only=True)
class Node:
    """One thing, by its key, with its name."""

    key: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Link:
    """From one thing to another, by their keys: what kind of link, and what is to be said of it.

    `both`: it goes neither way. `strong`: drawn thick.
    """

    one: str
    other: str
    kind: str
    words: str
    both: bool = False
    strong: bool = False


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a name and its dot stand."""

    y: int
    words: tuple[tuple[int, str], ...]
    linked: bool


@dataclass(frozen=True, kw_only=True)
class Arc:
    """One link as a shape, with an arrow's head at its end where it goes one way."""

    path: str
    strong: bool
    dashed: bool
    head: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Hangings:
    """What hangs on what: names down the page, arcs at their side, thick where money may be counted twice."""

    kind: ClassVar[str] = "hangings"
    title: str
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    sentence: str
    strong_words: str = "Strong"
    dashed_words: str = "Hangs on"
    width: ClassVar[int] = WIDTH
    dot_x: ClassVar[int] = NAMES + 14
    dot: ClassVar[int] = DOT

    @property
    def height(self) -> int:
        """As high as its names need."""
        return TOP + ROW * len(self.nodes)

    @property
    def table(self) -> ChartTable:
        """Every link in words."""
        names = {node.key: node.name for node in self.nodes}
        return ChartTable(
            headers=("One", "The other", "How", "What"),
            rows=tuple(
                (names.get(link.one, link.one), names.get(link.other, link.other), link.kind, link.words)
                for link in self.links
            ),
        )

    @cached_property
    def places(self) -> Sequence[Place]:
        """Every name with its dot."""
        linked = {key for link in self.links for key in (link.one, link.other)}
        return tuple(
            Place(y=self._y(number), words=self._words(number, node), linked=node.key in linked)
            for number, node in enumerate(self.nodes)
        )

    def _y(self, number: int) -> int:
        return TOP + ROW * number + ROW // 2 - 8

    def _words(self, number: int, node: Node) -> tuple[tuple[int, str], ...]:
        said = lines(node.name, wide=LETTERS, most=2)
        first = self._y(number) + 5 - (LINE // 2) * (len(said) - 1)
        return tuple((first + LINE * index, words) for index, words in enumerate(said))

    @cached_property
    def arcs(self) -> Sequence[Arc]:
        """Every link between two that are here."""
        rows = {node.key: number for number, node in enumerate(self.nodes)}
        return tuple(
            self._arc(link, rows[link.one], rows[link.other])
            for link in self.links
            if link.one in rows and link.other in rows
        )

    def _arc(self, link: Link, one: int, other: int) -> Arc:
        begins, ends = self._y(one), self._y(other)
        x = self.dot_x + DOT + 2
        span = abs(one - other)
        reach = x + min(40 + 26 * span, WIDTH - x - 10) * 4 // 3
        path = f"M{x} {begins}C{reach} {begins} {reach} {ends} {x} {ends}"
        head = "" if link.both else f"M{x} {ends}l10 -5v10z"
        return Arc(
            path=path, strong=link.strong, dashed=not link.both, head=head, title=f"{link.kind}: {link.words}"
        )
