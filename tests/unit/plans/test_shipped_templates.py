"""A template that plans may stand on is replaced, not edited (docs/decisions/0091)."""

from hashlib import sha256

import pytest

from lifecourse.plans.api import template_ids
from lifecourse.plans.template import SHIPPED

pytestmark = pytest.mark.unit

# Change a digest only for words that mean the same, such as a clearer hint.
DIGESTS = {
    "better-care-2016": "b9541fad8a35b86f",
    "road-map-2025": "659f5bcec481bce4",
    "transforming-care-2015": "c6878829146deae5",
}


def test_every_template_that_ships_is_as_it_was() -> None:
    now = {name: sha256((SHIPPED / f"{name}.toml").read_bytes()).hexdigest()[:16] for name in template_ids()}
    assert now == DIGESTS
