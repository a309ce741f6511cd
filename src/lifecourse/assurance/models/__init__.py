"""The tables of what the checks found and people decided about it, and of what an assurer asked."""

from lifecourse.assurance.models.findings import Acceptance, CheckRun, Finding
from lifecourse.assurance.models.moderation import Point, PointRemark

__all__ = ["Acceptance", "CheckRun", "Finding", "Point", "PointRemark"]
