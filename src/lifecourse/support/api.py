"""What other rooms may ask of support."""

from lifecourse.support.counting import (
    HospitalCount,
    InHospitalOn,
    Length,
    Payer,
    Setting,
    in_hospital_on,
    who_was_counted,
)
from lifecourse.support.easy_words import EasyPart, EasyPlan, easy_plan
from lifecourse.support.reading import board
from lifecourse.support.reviews_due import reviews_overdue
from lifecourse.support.reviews_read import promises_waiting

__all__ = [
    "EasyPart",
    "EasyPlan",
    "HospitalCount",
    "InHospitalOn",
    "Length",
    "Payer",
    "Setting",
    "board",
    "easy_plan",
    "in_hospital_on",
    "promises_waiting",
    "reviews_overdue",
    "who_was_counted",
]
