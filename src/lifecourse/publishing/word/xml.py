"""Small pieces of Word's own language, for what the library has no words for."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from lifecourse.publishing.words import holdable


def element(tag: str, *inside: Any, **attributes: str) -> Any:
    """An element such as `w:tr` with attributes of Word's own namespace and what stands inside it."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    for one in inside:
        made.append(one)
    return made


def run(text: str, *, bold: bool = False, italic: bool = False, raised: bool = False) -> Any:
    """A run of text."""
    made = element("w:r")
    looks = [element("w:b")] if bold else []
    looks += [element("w:i")] if italic else []
    looks += [element("w:vertAlign", val="superscript")] if raised else []
    if looks:
        made.append(element("w:rPr", *looks))
    made.append(words(text))
    return made


def words(text: str) -> Any:
    """The text of a run, with its spaces as they are."""
    made = OxmlElement("w:t")
    made.text = holdable(text)
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def field(code: str, shown: str) -> list[Any]:
    """A field with what it shows until somebody lets it be worked out again."""
    instruction = OxmlElement("w:instrText")
    instruction.text = f" {code} "
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        element("w:r", element("w:fldChar", fldCharType="begin")),
        element("w:r", instruction),
        element("w:r", element("w:fldChar", fldCharType="separate")),
        run(shown),
        element("w:r", element("w:fldChar", fldCharType="end")),
    ]
