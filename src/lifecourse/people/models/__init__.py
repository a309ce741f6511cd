"""Tables of people's records."""

from lifecourse.people.models.details import About, Adjustment, Authority, Relationship, Responsibility
from lifecourse.people.models.erasing import Erasure, ErasureAgreement
from lifecourse.people.models.identity import Merge, Person, PossibleMatch, SourceRecord, SourceSystem
from lifecourse.people.models.intake import ImportRun, Mapping, RejectedRow
from lifecourse.people.models.matching import BlockKey
from lifecourse.people.models.read_by_two import ReadByTwo
from lifecourse.people.models.retaining import KeptLonger, LegalHold, RetentionRule
from lifecourse.people.models.searching import FindPlace, FindWord
from lifecourse.people.models.sharing import (
    Agreement,
    AgreementParty,
    Choice,
    DatabaseLogin,
    EmergencyLook,
    Restriction,
    RestrictionException,
    Sight,
)

__all__ = [
    "About",
    "Adjustment",
    "Agreement",
    "AgreementParty",
    "Authority",
    "BlockKey",
    "Choice",
    "DatabaseLogin",
    "EmergencyLook",
    "Erasure",
    "ErasureAgreement",
    "FindPlace",
    "FindWord",
    "ImportRun",
    "KeptLonger",
    "LegalHold",
    "Mapping",
    "Merge",
    "Person",
    "PossibleMatch",
    "ReadByTwo",
    "RejectedRow",
    "Relationship",
    "Responsibility",
    "Restriction",
    "RestrictionException",
    "RetentionRule",
    "Sight",
    "SourceRecord",
    "SourceSystem",
]
