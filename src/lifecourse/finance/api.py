"""What other rooms may ask of finance."""

from lifecourse.finance.filing.returns import can_file, file_return
from lifecourse.finance.forms import PoundsField
from lifecourse.finance.kinds.fund import SOURCE_WORDS, Source
from lifecourse.finance.kinds.reconciling import REASON_WORDS, Reason
from lifecourse.finance.kinds.returns import Item
from lifecourse.finance.kinds.waiting import Asks
from lifecourse.finance.models import FundYear, SchemeLine
from lifecourse.finance.queries.funds import NoSuchFund, funds_seen_by, get_year
from lifecourse.finance.queries.named import year_called, year_of_partnership
from lifecourse.finance.queries.signing import signatures_due
from lifecourse.finance.reading.books import check_books
from lifecourse.finance.reading.line_months import LedgerLine, LineMonth, ledger_lines, lines_of_funds
from lifecourse.finance.reading.outputs import OutputStands
from lifecourse.finance.reading.reconciling import PeopleHeld, read_moves, read_people_held
from lifecourse.finance.reading.returns import ReturnRead, read_return, read_returns
from lifecourse.finance.reading.statement import SchemeStands, Statement, Sums, read_statement
from lifecourse.finance.reading.statement_shown import latest_month, sentence_of
from lifecourse.finance.reading.waiting import FundWaiting, funds_waiting
from lifecourse.finance.rules.books import BookFault, Weight, day_words
from lifecourse.finance.rules.ledger import CannotPost
from lifecourse.finance.rules.months import CannotHold, year_slug
from lifecourse.finance.rules.pounds import NotPounds, pounds_words, read_pounds, read_row_pounds
from lifecourse.finance.rules.pounds import as_typed as pounds_typed
from lifecourse.finance.rules.reconciling import Explained, Held, Leeway, hold_plan, moved, together
from lifecourse.finance.rules.returns import quarter_named
from lifecourse.finance.rules.variance import PERIODS, QUARTERS, months_asked, quarter_words
from lifecourse.finance.setting_up.funds import set_up_fund
from lifecourse.finance.setting_up.made_up import write_made_up_books
from lifecourse.finance.setting_up.reading import BadFund, read_fund
from lifecourse.finance.views.place import FundKeepPage, FundReadPage

__all__ = [
    "PERIODS",
    "QUARTERS",
    "REASON_WORDS",
    "SOURCE_WORDS",
    "Asks",
    "BadFund",
    "BookFault",
    "CannotHold",
    "CannotPost",
    "Explained",
    "FundKeepPage",
    "FundReadPage",
    "FundWaiting",
    "FundYear",
    "Held",
    "Item",
    "LedgerLine",
    "Leeway",
    "LineMonth",
    "NoSuchFund",
    "NotPounds",
    "OutputStands",
    "PeopleHeld",
    "PoundsField",
    "Reason",
    "ReturnRead",
    "SchemeLine",
    "SchemeStands",
    "Source",
    "Statement",
    "Sums",
    "Weight",
    "can_file",
    "check_books",
    "day_words",
    "file_return",
    "funds_seen_by",
    "funds_waiting",
    "get_year",
    "hold_plan",
    "latest_month",
    "ledger_lines",
    "lines_of_funds",
    "months_asked",
    "moved",
    "pounds_typed",
    "pounds_words",
    "quarter_named",
    "quarter_words",
    "read_fund",
    "read_moves",
    "read_people_held",
    "read_pounds",
    "read_return",
    "read_returns",
    "read_row_pounds",
    "read_statement",
    "sentence_of",
    "set_up_fund",
    "signatures_due",
    "together",
    "write_made_up_books",
    "year_called",
    "year_of_partnership",
    "year_slug",
]
