"""Everything that other rooms may use is in the reference."""

from pathlib import Path

import pytest

from lifecourse.design import api
from lifecourse.design.templatetags import design, words

pytestmark = pytest.mark.unit


@pytest.fixture
def reference(repository: Path) -> str:
    return (repository / "docs/reference/design.md").read_text(encoding="utf-8")


def test_every_tag_and_filter_is_explained(reference: str) -> None:
    tags = [name for name in design.register.tags if f"{{% {name} " not in reference]
    filters = [name for name in words.register.filters if f"`{name}`" not in reference]
    assert not tags
    assert not filters


def test_every_name_at_the_door_is_explained(reference: str) -> None:
    assert not [name for name in api.__all__ if f"`{name}`" not in reference]
