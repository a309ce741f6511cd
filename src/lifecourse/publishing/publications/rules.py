"""Which editions and forms of a publication there are."""

from enum import StrEnum


class Edition(StrEnum):
    """For whom a publication is made."""

    WHOLE = "whole"


class Form(StrEnum):
    """The forms that every publication has; the value ends the file's name."""

    PAGE = "html"
    PDF = "pdf"
    WORD = "docx"
    WORKBOOK = "xlsx"


EDITION_WORDS = {Edition.WHOLE.value: "The whole plan"}
FORM_WORDS = {
    Form.PAGE.value: "Page",
    Form.PDF.value: "PDF",
    Form.WORD.value: "Word",
    Form.WORKBOOK.value: "Workbook",
}
