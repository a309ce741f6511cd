"""What other rooms may ask of cases."""

from lifecourse.cases.kinds.checking import ToCheck
from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.kinds.finding import CaseFinding
from lifecourse.cases.kinds.finding import Weight as CaseWeight
from lifecourse.cases.kinds.published import Held
from lifecourse.cases.models import Case
from lifecourse.cases.queries.approval import CaseWaits, cases_waiting
from lifecourse.cases.queries.cases import NoSuchCase, cases_seen_by, document_of, documents_of, get_case
from lifecourse.cases.reading.claims import claimed_twice
from lifecourse.cases.rules.checks import findings_of
from lifecourse.cases.rules.claims import overlap_findings, overlaps
from lifecourse.cases.rules.document import BadCase
from lifecourse.cases.rules.published import hold_tables
from lifecourse.cases.rules.published_findings import findings_of_tables as table_findings
from lifecourse.cases.rules.published_findings import held_words
from lifecourse.cases.rules.savings_findings import savings_findings
from lifecourse.cases.rules.template import templates
from lifecourse.cases.setting_up.cases import case_files, read_cases, set_up_cases

__all__ = [
    "BadCase",
    "Case",
    "CaseDocument",
    "CaseFinding",
    "CaseWaits",
    "CaseWeight",
    "Held",
    "NoSuchCase",
    "ToCheck",
    "case_files",
    "cases_seen_by",
    "cases_waiting",
    "claimed_twice",
    "document_of",
    "documents_of",
    "findings_of",
    "get_case",
    "held_words",
    "hold_tables",
    "overlap_findings",
    "overlaps",
    "read_cases",
    "savings_findings",
    "set_up_cases",
    "table_findings",
    "templates",
]
