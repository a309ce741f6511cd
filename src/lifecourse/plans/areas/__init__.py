"""What a plan says that a forecast rests on: its figures as parameters, with their place and source."""

from lifecourse.plans.areas.area import CannotForecast, area_of_plan

__all__ = ["CannotForecast", "area_of_plan"]
