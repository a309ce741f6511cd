"""What other rooms may ask of publishing."""

from lifecourse.publishing.answers import answer_html
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
    "Annex",
    "Leaf",
    "LeafForm",
    "UnableToWrite",
    "answer_html",
    "build_papers",
    "export_leaf",
    "export_leaf_page",
    "export_page",
    "export_pdf",
    "export_word",
    "export_workbook",
]
