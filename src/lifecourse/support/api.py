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
from lifecourse.support.reading import board

__all__ = [
    "HospitalCount",
    "InHospitalOn",
    "Length",
    "Payer",
    "Setting",
    "board",
    "in_hospital_on",
    "who_was_counted",
]
