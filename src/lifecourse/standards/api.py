"""What other rooms may ask of standards."""

from lifecourse.standards.packs import NoPackInForce, UnknownPack, pack, pack_in_force, packs
from lifecourse.standards.reading import BadPack
from lifecourse.standards.rules import (
    STATUS_WORDS,
    Denominator,
    ImpliedDenominator,
    PlanningRange,
    Rounding,
    RuleDate,
    RuleList,
    RuleNumber,
    RulePack,
    Status,
    derive_denominator,
    planning_range,
)

__all__ = [
    "STATUS_WORDS",
    "BadPack",
    "Denominator",
    "ImpliedDenominator",
    "NoPackInForce",
    "PlanningRange",
    "Rounding",
    "RuleDate",
    "RuleList",
    "RuleNumber",
    "RulePack",
    "Status",
    "UnknownPack",
    "derive_denominator",
    "pack",
    "pack_in_force",
    "packs",
    "planning_range",
]
