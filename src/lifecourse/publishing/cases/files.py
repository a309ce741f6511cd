"""A case as a file of one form. The same case at the same moment gives the same bytes."""

from lifecourse.publishing.cases.galley import CasePaper, case_galley
from lifecourse.publishing.cases.workbook import case_workbook
from lifecourse.publishing.pdf import make_pdf
from lifecourse.publishing.word import make_word

FORMS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def case_file(paper: CasePaper, form: str) -> bytes:
    """The file; `form` is one of FORMS."""
    if form == "xlsx":
        return case_workbook(paper)
    galley = case_galley(paper)
    return make_pdf(galley) if form == "pdf" else make_word(galley)
