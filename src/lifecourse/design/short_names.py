"""Short names for addresses, made from what people call a thing."""

from collections.abc import Collection
from itertools import count

from django.utils.text import slugify

LONGEST = 50


def short_name(name: str, taken: Collection[str], *, otherwise: str) -> str:
    """A short name that nothing in `taken` has; made from `otherwise` where no letter of a name is left.

    >>> short_name("Homecare, again", {"homecare-again"}, otherwise="case")
    'homecare-again-2'
    """
    first = slugify(name)[:LONGEST].strip("-") or otherwise
    names = (first if number == 1 else f"{first}-{number}" for number in count(1))
    return next(one for one in names if one not in taken)
