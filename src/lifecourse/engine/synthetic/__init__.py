"""Made-up people and the records that five systems keep of them: pure, and the same from the same seed."""

from lifecourse.engine.synthetic.files import MANNERS, write_files
from lifecourse.engine.synthetic.histories import (
    BEDS,
    COUNTED_ON,
    MadeEntry,
    MadeHistory,
    MadeStay,
    histories,
)
from lifecourse.engine.synthetic.making import Made, MadePerson, MadeRecord, make
from lifecourse.engine.synthetic.packages import (
    MadeNeed,
    MadePackage,
    MadePromise,
    MadeReview,
    MadeService,
    package_of,
)

__all__ = [
    "BEDS",
    "COUNTED_ON",
    "MANNERS",
    "Made",
    "MadeEntry",
    "MadeHistory",
    "MadeNeed",
    "MadePackage",
    "MadePerson",
    "MadePromise",
    "MadeRecord",
    "MadeReview",
    "MadeService",
    "MadeStay",
    "histories",
    "make",
    "package_of",
    "write_files",
]
