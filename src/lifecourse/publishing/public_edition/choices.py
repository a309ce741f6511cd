"""What a partnership decided about its public edition, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256


@dataclass(frozen=True, kw_only=True)
class Choices:
    """Places held back, each with a reason, and texts that were read and let go as they then were."""

    withheld: Mapping[str, str] = field(default_factory=dict)
    let_go: Mapping[str, str] = field(default_factory=dict)

    def lets_go(self, path: str, text: str) -> bool:
        """Whether this very text may go. A text that was changed since has to be read again."""
        return self.let_go.get(path) == print_of(text)


def print_of(text: str) -> str:
    """What tells one text from every other."""
    return sha256(text.encode()).hexdigest()
