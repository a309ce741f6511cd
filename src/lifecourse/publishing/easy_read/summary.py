"""A whole summary as it prints: what every form of it is drawn from, and what still stands in its way."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256

from lifecourse.publishing.easy_read.checks.engine import Look, Printed, look_over
from lifecourse.publishing.easy_read.hard_words import hard_words_in
from lifecourse.publishing.easy_read.lines import PAGE_OF, PART_TITLES, Line, Part, in_order
from lifecourse.publishing.easy_read.pictures import NO_PICTURE, SmallPicture, all_pictures
from lifecourse.publishing.easy_read.taken import (
    Known,
    Piece,
    Slip,
    pieces_of,
    read_now,
    sentence_of,
    slips_of,
    typed_in,
)

CODE_LETTERS = 8


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What a panel checked: who, when, and exactly which wording."""

    panel: str
    people: int
    held_on: date
    content_hash: str
    lines: Sequence[Sequence[str]]


@dataclass(frozen=True, kw_only=True)
class ShownLine:
    """A line with everything that is known about it."""

    line: Line
    sentence: str
    pieces: tuple[Piece, ...]
    picture: SmallPicture
    slips: tuple[Slip, ...]
    looks: tuple[Look, ...]

    @property
    def part_title(self) -> str:
        """The title of the part in which it stands."""
        return PART_TITLES[self.line.part]


@dataclass(frozen=True, kw_only=True)
class Summary:
    """The Easy Read summary of a plan. `checks` are all that panels did, the latest first."""

    known: Known
    lines: Sequence[Line]
    checks: Sequence[Checked] = ()

    @property
    def title(self) -> str:
        """What the summary is called."""
        return "Our plan for better support"

    @cached_property
    def shown(self) -> list[ShownLine]:
        """Every line as it prints, in the order of reading."""
        ordered = in_order(list(self.lines))
        looks = self.looks
        return [
            ShownLine(
                line=line,
                sentence=sentence_of(line.text, self.known),
                pieces=tuple(pieces_of(line.text, self.known)),
                picture=all_pictures().get(line.picture, all_pictures()[NO_PICTURE]),
                slips=tuple(slips_of(line, self.known)),
                looks=tuple(look for look in looks if look.line == line.key),
            )
            for line in ordered
        ]

    @cached_property
    def looks(self) -> list[Look]:
        """What the reading checks find."""
        return look_over(
            [
                Printed(line=line, sentence=sentence_of(line.text, self.known), typed=typed_in(line.text))
                for line in in_order(list(self.lines))
            ]
        )

    @property
    def slips(self) -> list[Slip]:
        """Where the plan has moved away under a line."""
        return [slip for one in self.shown for slip in one.slips]

    @property
    def hard_words(self) -> list[tuple[str, str]]:
        """The hard words in the lines, each with what it means."""
        return hard_words_in(one.sentence for one in self.shown)

    def parts_of(self, page: int) -> list[tuple[str, list[ShownLine]]]:
        """The parts of a page that hold lines: their titles and lines.

        A line that asks for what is not there is not printed: a sentence with a hole in it misleads.
        """
        parts = [part for part in Part if PAGE_OF[part] == page]
        whole = [one for one in self.shown if not any(piece.missing for piece in one.pieces)]
        found = [(PART_TITLES[p], [one for one in whole if one.line.part is p]) for p in parts]
        return [(title, lines) for title, lines in found if lines]

    @cached_property
    def content_hash(self) -> str:
        """Stands for the exact words, pictures and figures: another as soon as one of them is."""
        content = [
            [
                one.line.part,
                one.sentence,
                one.picture.name,
                sorted(read_now(one.line.text, one.line.source, self.known).items()),
            ]
            for one in self.shown
        ]
        return sha256(json.dumps([content, self.hard_words], ensure_ascii=False).encode()).hexdigest()

    @property
    def code(self) -> str:
        """A few letters of the content, printed on every copy, so that a panel's copy can be known again."""
        return self.content_hash[:CODE_LETTERS]

    @property
    def check(self) -> Checked | None:
        """The panel's check of exactly this wording. Nothing else marks a summary as checked."""
        if self.slips:
            return None
        return next((check for check in self.checks if check.content_hash == self.content_hash), None)

    @property
    def changed_since_check(self) -> list[str]:
        """What is no longer as a panel saw it, line by line; empty when it was checked, or never was."""
        if self.check or not self.checks:
            return []
        seen = {str(key): (str(sentence), str(picture)) for key, sentence, picture in self.checks[0].lines}
        now = {one.line.key: (one.sentence, one.picture.name) for one in self.shown}
        said = [f'The panel saw "{words}". It is gone.' for key, (words, _) in seen.items() if key not in now]
        for key, (words, picture) in now.items():
            before = seen.get(key)
            if before is None:
                said.append(f'"{words}" is new.')
            elif before[0] != words:
                said.append(f'The panel saw "{before[0]}". It now says "{words}".')
            elif before[1] != picture:
                said.append(f'"{words}" has another picture.')
        return said or [
            "The order of the lines, or what stands behind a rounded number or a day, has changed."
        ]

    @property
    def notice(self) -> tuple[str, SmallPicture]:
        """What the first page says of its testing, in Easy Read, and the picture beside it."""
        check = self.check
        if check is None:
            return "People have not tested this paper yet. We will ask them.", all_pictures()["look"]
        day = f"{check.held_on.day} {check.held_on:%B %Y}"
        return f"{check.panel} checked this paper on {day}.", all_pictures()["yes"]

    def as_seen(self) -> list[list[str]]:
        """The lines to be kept with a panel's check."""
        return [[one.line.key, one.sentence, one.picture.name] for one in self.shown]
