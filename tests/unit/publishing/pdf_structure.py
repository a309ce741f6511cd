"""Reads the structure of a PDF: what a screen reader is told, in the order in which it is told."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf

ROLES = ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6")


@dataclass(frozen=True, kw_only=True)
class Element:
    """One element of the structure tree, with how deep it stands."""

    kind: str
    node: Any
    depth: int

    def below(self) -> list["Element"]:
        """Everything inside it, in reading order."""
        return list(_walk(self.node.get("/K"), self.depth + 1))


def open_pdf(content: bytes) -> pikepdf.Pdf:
    """The file, opened."""
    return pikepdf.open(BytesIO(content))


def elements(pdf: pikepdf.Pdf) -> list[Element]:
    """Every element in reading order."""
    return list(_walk(pdf.Root.StructTreeRoot.get("/K"), 0))


def levels(pdf: pikepdf.Pdf) -> list[int]:
    """The levels of the headings in reading order."""
    return [int(e.kind[2:]) for e in elements(pdf) if e.kind in ROLES]


def _walk(kids: Any, depth: int) -> Iterator[Element]:
    if kids is None:
        return
    for node in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield Element(kind=str(node["/S"]), node=node, depth=depth)
            yield from _walk(node.get("/K"), depth + 1)
