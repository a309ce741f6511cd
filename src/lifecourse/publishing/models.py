"""Tables of the publishing room."""

from lifecourse.publishing.easy_read.models import EasyRead, EasyReadLine, PanelCheck
from lifecourse.publishing.look_model import PaperLook
from lifecourse.publishing.public_edition.models import PublicChoice
from lifecourse.publishing.publications.models import Publication, PublishedFile

__all__ = [
    "EasyRead",
    "EasyReadLine",
    "PanelCheck",
    "PaperLook",
    "PublicChoice",
    "Publication",
    "PublishedFile",
]
