"""What other rooms may ask of figures."""

from lifecourse.figures.models import Figure, tidy
from lifecourse.figures.rules import (
    CONFIDENCE_WORDS,
    UNIT_WORDS,
    Confidence,
    FigureValue,
    Qualifier,
    Unit,
    agree,
)
from lifecourse.figures.words import figure_words, number_words

__all__ = [
    "CONFIDENCE_WORDS",
    "UNIT_WORDS",
    "Confidence",
    "Figure",
    "FigureValue",
    "Qualifier",
    "Unit",
    "agree",
    "figure_words",
    "number_words",
    "tidy",
]
