"""What other rooms may ask of standards."""

from lifecourse.standards.agreements import Particular, particular_slugs, particulars_of
from lifecourse.standards.appraisal import (
    appraisal_packs,
    discount_schedule,
    discount_schedules,
    optimism_bound,
    optimism_bounds,
)
from lifecourse.standards.appraisal.values import (
    AppraisalPack,
    DiscountBand,
    DiscountSchedule,
    HopefulAbout,
    OptimismBound,
)
from lifecourse.standards.calendars import working_days_of_england
from lifecourse.standards.choosing import (
    Basis,
    CountedFrom,
    PapersAnswer,
    Reviewed,
    Rules,
    TimingAnswer,
    WouldBe,
    papers_time,
    timing_for,
)
from lifecourse.standards.clocks import OutsideCalendar, WorkingDays, age_on, due_by, years_after
from lifecourse.standards.counting import CountingRule, counting_rules
from lifecourse.standards.duty_values import DutyPack, DutyTiming, Towards, counted_back
from lifecourse.standards.forecasting import national_parameters
from lifecourse.standards.formula_values import CostFormula, PricedBy, PriceUnit
from lifecourse.standards.formulas import cost_formula, cost_formulas
from lifecourse.standards.home_measures import Asks, HomeMeasure, home_measures
from lifecourse.standards.lives import duty_pack, duty_packs
from lifecourse.standards.packs import NoPackInForce, UnknownPack, pack, pack_in_force, packs, rule_number
from lifecourse.standards.reading import BadPack
from lifecourse.standards.returns import (
    NationalReturn,
    ReturnField,
    client_level_return,
    client_level_returns,
)
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
from lifecourse.standards.series import PublishedSeries, published_series
from lifecourse.standards.timing_values import (
    STEP_WORDS,
    Counts,
    EnteredTiming,
    Interval,
    PapersTime,
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
    "AppraisalPack",
    "Asks",
    "BadPack",
    "Basis",
    "CostFormula",
    "CountedFrom",
    "CountingRule",
    "Counts",
    "Denominator",
    "DiscountBand",
    "DiscountSchedule",
    "DutyPack",
    "DutyTiming",
    "EnteredTiming",
    "HomeMeasure",
    "HopefulAbout",
    "ImpliedDenominator",
    "Interval",
    "NationalReturn",
    "NoPackInForce",
    "OptimismBound",
    "OutsideCalendar",
    "PapersAnswer",
    "PapersTime",
    "Particular",
    "PlanningRange",
    "PriceUnit",
    "PricedBy",
    "PublishedSeries",
    "ReturnField",
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
    "Towards",
    "Unit",
    "UnknownPack",
    "Ward",
    "Whom",
    "WorkingDays",
    "WouldBe",
    "age_on",
    "appraisal_packs",
    "client_level_return",
    "client_level_returns",
    "cost_formula",
    "cost_formulas",
    "counted_back",
    "counting_rules",
    "derive_denominator",
    "discount_schedule",
    "discount_schedules",
    "due_by",
    "duty_pack",
    "duty_packs",
    "home_measures",
    "national_parameters",
    "optimism_bound",
    "optimism_bounds",
    "pack",
    "pack_in_force",
    "packs",
    "papers_time",
    "particular_slugs",
    "particulars_of",
    "planning_range",
    "published_series",
    "rule_number",
    "timing_for",
    "timing_packs",
    "working_days_of_england",
    "years_after",
]
