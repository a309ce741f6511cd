"""Records that compiled loops share: declared as classes, laid out as NumPy records, passed as one address.

A compiled function that is handed thirty arrays copies two hundred numbers at each call. So all that a draw
needs hangs on one record, which holds the addresses of the others; Python keeps the arrays alive (`room.py`).
"""

from typing import Annotated, Any, get_args, get_type_hints

import numpy as np
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

# What a field of a record holds.
Whole = Annotated[int, np.int64]
Small = Annotated[int, np.int32]
Tiny = Annotated[int, np.int16]
Real = Annotated[float, np.float64]
Key = Annotated[np.uint64, np.uint64]
Flag = Annotated[bool, np.bool_]
Address = Annotated[int, np.int64]


def layout_of(declared: type) -> np.dtype[np.void]:
    """The layout of a record whose class tells each field as one of the kinds above, in their order.

    A kind with a third part is an array of so many.
    """
    fields: list[Any] = []
    for name, hint in get_type_hints(declared, include_extras=True).items():
        kind, *size = get_args(hint)[1:]
        fields.append((name, kind, (size[0],)) if size else (name, kind))
    return np.dtype(fields, align=True)


@intrinsic  # type: ignore[untyped-decorator]
def at_address(typing_context: Any, address: Any) -> Any:
    """An address that was kept as a number, as the compiler takes it."""

    def build(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        return builder.inttoptr(values[0], cgutils.voidptr_t)

    return types.voidptr(types.int64), build
