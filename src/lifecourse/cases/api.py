"""What other rooms may ask of cases."""

from lifecourse.cases.kinds.checking import ToCheck
from lifecourse.cases.kinds.document import DEPENDS_WORDS, CaseDocument, PartName
from lifecourse.cases.kinds.finding import CaseFinding
from lifecourse.cases.kinds.finding import Weight as CaseWeight
from lifecourse.cases.kinds.model import (
    BenefitLine,
    Certainty,
    CostLine,
    Counts,
    Divided,
    Evaluated,
    Flow,
    Model,
    Move,
    Phase,
    Profile,
    What,
)
from lifecourse.cases.kinds.options import Appraisal
from lifecourse.cases.kinds.published import Held, PrintedCell, PrintedTable, PrintedUnit, Reads
from lifecourse.cases.kinds.savings import HOW_WORDS, MONEY_WORDS, Saving
from lifecourse.cases.kinds.template import Kind as CasePartKind
from lifecourse.cases.kinds.template import Template as CaseTemplate
from lifecourse.cases.kinds.template import TemplatePart
from lifecourse.cases.models import Case
from lifecourse.cases.operations.savings_taken import savings_read, take_savings
from lifecourse.cases.operations.writing import CannotWrite
from lifecourse.cases.queries.approval import CaseWaits, NoTemplate, cases_waiting
from lifecourse.cases.queries.cases import NoSuchCase, cases_seen_by, document_of, documents_of, get_case
from lifecourse.cases.reading.claims import claimed_twice
from lifecourse.cases.reading.delivery import HalfTold, StepShown, read_half
from lifecourse.cases.reading.model import pays_back as model_payback
from lifecourse.cases.reading.model import worth_today
from lifecourse.cases.reading.model_pictures import running_picture, steps_picture, swings_picture
from lifecourse.cases.reading.printed import NoSuchVersion, draft_to_print, version_to_print
from lifecourse.cases.rules.checks import findings_of
from lifecourse.cases.rules.claims import overlap_findings, overlaps
from lifecourse.cases.rules.demand import number_in, people_estimated, people_known
from lifecourse.cases.rules.document import BadCase
from lifecourse.cases.rules.model import by_quarter as model_quarters
from lifecourse.cases.rules.model import by_year as model_years
from lifecourse.cases.rules.model import evaluate, summed
from lifecourse.cases.rules.model import shares_of as model_shares
from lifecourse.cases.rules.model import weights_of as model_weights
from lifecourse.cases.rules.options import Ranked, Steady, rank, weigh, what_moves_it
from lifecourse.cases.rules.published_findings import held_words, hold_case
from lifecourse.cases.rules.quarters import later as quarter_later
from lifecourse.cases.rules.quarters import quarters_of
from lifecourse.cases.rules.savings import Effect, amounts_of, full_year
from lifecourse.cases.rules.savings import by_year as savings_years
from lifecourse.cases.rules.savings import missing as missing_of
from lifecourse.cases.rules.template import templates
from lifecourse.cases.setting_up.cases import case_files, read_cases, set_up_cases

__all__ = [
    "DEPENDS_WORDS",
    "HOW_WORDS",
    "MONEY_WORDS",
    "Appraisal",
    "BadCase",
    "BenefitLine",
    "CannotWrite",
    "Case",
    "CaseDocument",
    "CaseFinding",
    "CasePartKind",
    "CaseTemplate",
    "CaseWaits",
    "CaseWeight",
    "Certainty",
    "CostLine",
    "Counts",
    "Divided",
    "Effect",
    "Evaluated",
    "Flow",
    "HalfTold",
    "Held",
    "Model",
    "Move",
    "NoSuchCase",
    "NoSuchVersion",
    "NoTemplate",
    "PartName",
    "Phase",
    "PrintedCell",
    "PrintedTable",
    "PrintedUnit",
    "Profile",
    "Ranked",
    "Reads",
    "Saving",
    "Steady",
    "StepShown",
    "TemplatePart",
    "ToCheck",
    "What",
    "amounts_of",
    "case_files",
    "cases_seen_by",
    "cases_waiting",
    "claimed_twice",
    "document_of",
    "documents_of",
    "draft_to_print",
    "evaluate",
    "findings_of",
    "full_year",
    "get_case",
    "held_words",
    "hold_case",
    "missing_of",
    "model_payback",
    "model_quarters",
    "model_shares",
    "model_weights",
    "model_years",
    "number_in",
    "overlap_findings",
    "overlaps",
    "people_estimated",
    "people_known",
    "quarter_later",
    "quarters_of",
    "rank",
    "read_cases",
    "read_half",
    "running_picture",
    "savings_read",
    "savings_years",
    "set_up_cases",
    "steps_picture",
    "summed",
    "swings_picture",
    "take_savings",
    "templates",
    "version_to_print",
    "weigh",
    "what_moves_it",
    "worth_today",
]
