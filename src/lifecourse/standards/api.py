"""What other rooms may ask of standards."""

from lifecourse.standards.calendars import working_days_of_england
from lifecourse.standards.choosing import (
    Basis,
    CountedFrom,
    Reviewed,
    Rules,
    TimingAnswer,
    WouldBe,
    timing_for,
)
from lifecourse.standards.clocks import OutsideCalendar, WorkingDays, age_on, due_by
from lifecourse.standards.formula_values import CostFormula, PricedBy, PriceUnit
from lifecourse.standards.formulas import cost_formula, cost_formulas
from lifecourse.standards.packs import NoPackInForce, UnknownPack, pack, pack_in_force, packs, rule_number
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
from lifecourse.standards.timing_values import (
    STEP_WORDS,
    Counts,
    EnteredTiming,
    Interval,
    Step,
    Timing,
    TimingPack,
    Unit,
    Ward,
    Whom,
)
from lifecourse.standards.timings import timing_packs

__all__ = [
    "STATUS_WORDS",
    "STEP_WORDS",
    "BadPack",
    "Basis",
    "CostFormula",
    "CountedFrom",
    "Counts",
    "Denominator",
    "EnteredTiming",
    "ImpliedDenominator",
    "Interval",
    "NoPackInForce",
    "OutsideCalendar",
    "PlanningRange",
    "PriceUnit",
    "PricedBy",
    "Reviewed",
    "Rounding",
    "RuleDate",
    "RuleList",
    "RuleNumber",
    "RulePack",
    "Rules",
    "Status",
    "Step",
    "Timing",
    "TimingAnswer",
    "TimingPack",
    "Unit",
    "UnknownPack",
    "Ward",
    "Whom",
    "WorkingDays",
    "WouldBe",
    "age_on",
    "cost_formula",
    "cost_formulas",
    "derive_denominator",
    "due_by",
    "pack",
    "pack_in_force",
    "packs",
    "planning_range",
    "rule_number",
    "timing_for",
    "timing_packs",
    "working_days_of_england",
]
