"""How checks tell that two rows name the same organisation."""

from difflib import SequenceMatcher

from lifecourse.plans.api import Row, Table

COMMISSIONING = {"lead", "commissioner"}
ALIKE = 0.85


def commissioners(partners: Table | None) -> list[Row]:
    """The partners who commission, and so have to agree and to pay."""
    return [r for r in partners.rows if r.text("role") in COMMISSIONING] if partners else []


def is_same(partner: Row, other: Row) -> bool:
    """Whether two rows name one organisation: by code where both give one, else by name or nearly so."""
    codes = partner.text("code").strip(), other.text("code").strip()
    if all(codes):
        return codes[0] == codes[1]
    one, again = (_plain(r.text("organisation")) for r in (partner, other))
    return one == again or SequenceMatcher(None, one, again).ratio() > ALIKE


def _plain(name: str) -> str:
    letters = "".join(c if c.isalnum() else " " for c in name.lower())
    short = letters.replace("clinical commissioning group", "ccg")
    return " ".join(w for w in short.split() if w != "nhs")
