"""Hides small numbers of people so that nobody can work them out from the numbers that are printed."""

from lifecourse.engine.hiding.sums import Known, Line, Spot, known_of, rounded, to_hide, told

__all__ = ["Known", "Line", "Spot", "known_of", "rounded", "to_hide", "told"]
