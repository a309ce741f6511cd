"""What other rooms may ask of support."""

from lifecourse.support.counts.in_hospital import (
    HospitalCount,
    InHospitalOn,
    Length,
    Payer,
    Setting,
    in_hospital_on,
    who_was_counted,
)
from lifecourse.support.counts.spells import HospitalSpell, hospital_spells, spells_for_counts
from lifecourse.support.kinds.reviews import KIND_WORDS as REVIEW_KINDS
from lifecourse.support.reading.after import days_not_asked
from lifecourse.support.reading.easy import EasyPart, easy_plan
from lifecourse.support.reading.packages import DOWRY, PACKAGE_KINDS, PackageCost, package_costs
from lifecourse.support.reading.queues import stages_late
from lifecourse.support.reading.reviewed import costs_around_reviews
from lifecourse.support.reading.reviews import promises_waiting
from lifecourse.support.reading.reviews_due import reviews_overdue
from lifecourse.support.reminding import days_waiting
from lifecourse.support.rules.reviewed import AroundReviews, MonthAround

__all__ = [
    "DOWRY",
    "PACKAGE_KINDS",
    "REVIEW_KINDS",
    "AroundReviews",
    "EasyPart",
    "HospitalCount",
    "HospitalSpell",
    "InHospitalOn",
    "Length",
    "MonthAround",
    "PackageCost",
    "Payer",
    "Setting",
    "costs_around_reviews",
    "days_not_asked",
    "days_waiting",
    "easy_plan",
    "hospital_spells",
    "in_hospital_on",
    "package_costs",
    "promises_waiting",
    "reviews_overdue",
    "spells_for_counts",
    "stages_late",
    "who_was_counted",
]
