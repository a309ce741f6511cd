"""What other rooms may ask of publishing."""

from lifecourse.publishing.answers import answer_html
from lifecourse.publishing.easy_read.checks.engine import all_reading_checks
from lifecourse.publishing.easy_read.counts import COUNTS
from lifecourse.publishing.easy_read.drafting import left_unsaid
from lifecourse.publishing.easy_read.exporting import (
    export_easy_read_page,
    export_easy_read_pdf,
    export_easy_read_word,
)
from lifecourse.publishing.easy_read.lines import PART_TITLES, Part
from lifecourse.publishing.easy_read.models import EasyReadLine
from lifecourse.publishing.easy_read.operations import (
    UnableToCheck,
    add_line,
    bring_line_back,
    draft_easy_read,
    move_line,
    read_lines,
    record_panel_check,
    remove_line,
    write_contact,
    write_line,
)
from lifecourse.publishing.easy_read.pictures import find_pictures
from lifecourse.publishing.easy_read.queries import (
    NoSuchLine,
    easy_read_of,
    get_line,
    summary_of_easy_read,
    summary_of_plan,
)
from lifecourse.publishing.easy_read.rules import UnableToWriteLine
from lifecourse.publishing.easy_read.summary import Summary
from lifecourse.publishing.easy_read.taken import asked_in
from lifecourse.publishing.folder import UnableToWrite
from lifecourse.publishing.leaves import Leaf, LeafForm
from lifecourse.publishing.operations import (
    build_papers,
    export_leaf,
    export_leaf_page,
    export_page,
    export_pdf,
    export_word,
    export_workbook,
)
from lifecourse.publishing.paper import Annex

__all__ = [
    "COUNTS",
    "PART_TITLES",
    "Annex",
    "EasyReadLine",
    "Leaf",
    "LeafForm",
    "NoSuchLine",
    "Part",
    "Summary",
    "UnableToCheck",
    "UnableToWrite",
    "UnableToWriteLine",
    "add_line",
    "all_reading_checks",
    "answer_html",
    "asked_in",
    "bring_line_back",
    "build_papers",
    "draft_easy_read",
    "easy_read_of",
    "export_easy_read_page",
    "export_easy_read_pdf",
    "export_easy_read_word",
    "export_leaf",
    "export_leaf_page",
    "export_page",
    "export_pdf",
    "export_word",
    "export_workbook",
    "find_pictures",
    "get_line",
    "left_unsaid",
    "move_line",
    "read_lines",
    "record_panel_check",
    "remove_line",
    "summary_of_easy_read",
    "summary_of_plan",
    "write_contact",
    "write_line",
]
