"""Services serve principles that there are."""

import pytest
from tests.unit.assurance.building import found, one, plan

from lifecourse.standards.api import pack

pytestmark = pytest.mark.unit

ID = "principle-unknown"


def change(principles):
    return plan(service_changes={"a": {"service": "Crisis team", "change": "new", "principles": principles}})


def test_a_principle_beyond_the_national_ones_is_named():
    assert (
        "to serve principle 17; the national principles are numbered 1 to 9"
        in one(ID, change("1, 17")).sentence
    )


@pytest.mark.parametrize("principles", ["", "1", "7, 9"])
def test_national_principles_and_none_raise_nothing(principles):
    assert found(ID, change(principles)) == []


def test_a_pack_without_principles_asks_nothing():
    assert found(ID, change("17"), pack("operational-planning-2025")) == []
