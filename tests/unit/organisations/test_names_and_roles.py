"""A seat is a role: what looks like somebody's name is asked about."""

import pytest

from lifecourse.organisations.rules import looks_like_a_name

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("title", "is_a_name"),
    [
        ("Marigold Fen", True),
        ("Dr Fen", True),
        ("Cllr marigold fen", True),
        ("Marigold Anne Fen", True),
        ("Director of commissioning", False),
        ("Chief Nurse", False),
        ("Deputy Finance Lead", False),
        ("Family carer, acting", False),
        ("Director", False),
        ("Head of finance, specialised commissioning", False),
        ("", False),
    ],
)
def test_what_looks_like_a_name(title: str, is_a_name: bool) -> None:
    assert looks_like_a_name(title) == is_a_name
