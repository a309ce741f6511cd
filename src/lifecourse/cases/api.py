"""What other rooms may ask of cases."""

from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.models import Case
from lifecourse.cases.queries.cases import NoSuchCase, cases_seen_by, document_of, documents_of, get_case
from lifecourse.cases.rules.document import BadCase
from lifecourse.cases.setting_up.cases import case_files, read_cases, set_up_cases

__all__ = [
    "BadCase",
    "Case",
    "CaseDocument",
    "NoSuchCase",
    "case_files",
    "cases_seen_by",
    "document_of",
    "documents_of",
    "get_case",
    "read_cases",
    "set_up_cases",
]
