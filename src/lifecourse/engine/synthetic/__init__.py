"""Made-up people and the records that five systems keep of them: pure, and the same from the same seed."""

from lifecourse.engine.synthetic.files import MANNERS, write_files
from lifecourse.engine.synthetic.histories import MadeEntry, MadeHistory, MadeStay, histories
from lifecourse.engine.synthetic.making import Made, MadePerson, MadeRecord, make

__all__ = [
    "MANNERS",
    "Made",
    "MadeEntry",
    "MadeHistory",
    "MadePerson",
    "MadeRecord",
    "MadeStay",
    "histories",
    "make",
    "write_files",
]
