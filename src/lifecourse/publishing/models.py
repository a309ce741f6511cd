"""Tables of the publishing room."""

from lifecourse.publishing.easy_read.models import EasyRead, EasyReadLine, PanelCheck

__all__ = ["EasyRead", "EasyReadLine", "PanelCheck"]
