"""Which version of a plan may follow which."""

import pytest

from lifecourse.plans.api import NEXT_KINDS, CannotFreeze, VersionKind, check_can_freeze

pytestmark = pytest.mark.unit
CUT, MODERATED, FINAL = VersionKind


@pytest.mark.parametrize(
    ("latest", "kind", "allowed"),
    [
        (None, CUT, True),
        (None, MODERATED, False),  # there is nothing that was moderated
        (None, FINAL, True),
        (CUT, CUT, True),
        (CUT, MODERATED, True),
        (CUT, FINAL, True),
        (MODERATED, CUT, False),
        (MODERATED, MODERATED, True),
        (MODERATED, FINAL, True),
        (FINAL, CUT, False),
        (FINAL, MODERATED, False),
        (FINAL, FINAL, True),
    ],
)
def test_a_version_follows_what_comes_before_it(latest, kind, allowed):
    if allowed:
        check_can_freeze(kind, latest=latest)
    else:
        with pytest.raises(CannotFreeze):
            check_can_freeze(kind, latest=latest)


def test_every_kind_has_a_place():
    assert set(NEXT_KINDS) == set(VersionKind)
