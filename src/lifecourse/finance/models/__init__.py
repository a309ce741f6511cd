"""The tables of finance."""

from lifecourse.finance.models.agreement import Agreement, AgreementDraft, AgreementVersion, Party
from lifecourse.finance.models.fund import (
    Contribution,
    Fund,
    FundYear,
    Month,
    MonthTurn,
    Output,
    Priority,
    Scheme,
    SchemeLine,
)
from lifecourse.finance.models.imports import (
    Cleared,
    ExportLayout,
    ImportedLine,
    LedgerImport,
    LedgerTotal,
    LineGone,
    LineTakenOut,
    MatchRule,
    OrderReleased,
)
from lifecourse.finance.models.ledger import Balance, Entry, LedgerAccount, Posting
from lifecourse.finance.models.outline import LineTurn, PartReworded
from lifecourse.finance.models.outputs import OutputResult
from lifecourse.finance.models.packages import PackageLine, PersonCost
from lifecourse.finance.models.partner_statement import PartnerStatement, StatementAnswer
from lifecourse.finance.models.returns import FiledReturn, ReturnWords
from lifecourse.finance.models.risk_share import PotMove, RuleAgreed, SharingRule
from lifecourse.finance.models.signing import AgreementSigned
from lifecourse.finance.models.variance import VarianceLimit, VarianceReason
from lifecourse.finance.models.virement import Virement, VirementAgreed
from lifecourse.finance.models.year_end import YearEnd, YearEndAgreed, YearSettled

__all__ = [
    "Agreement",
    "AgreementDraft",
    "AgreementSigned",
    "AgreementVersion",
    "Balance",
    "Cleared",
    "Contribution",
    "Entry",
    "ExportLayout",
    "FiledReturn",
    "Fund",
    "FundYear",
    "ImportedLine",
    "LedgerAccount",
    "LedgerImport",
    "LedgerTotal",
    "LineGone",
    "LineTakenOut",
    "LineTurn",
    "MatchRule",
    "Month",
    "MonthTurn",
    "OrderReleased",
    "Output",
    "OutputResult",
    "PackageLine",
    "PartReworded",
    "PartnerStatement",
    "Party",
    "PersonCost",
    "Posting",
    "PotMove",
    "Priority",
    "ReturnWords",
    "RuleAgreed",
    "Scheme",
    "SchemeLine",
    "SharingRule",
    "StatementAnswer",
    "VarianceLimit",
    "VarianceReason",
    "Virement",
    "VirementAgreed",
    "YearEnd",
    "YearEndAgreed",
    "YearSettled",
]
