"""The versions of a case's model."""

from django.db.models import QuerySet

from lifecourse.cases.kinds.document import PartName
from lifecourse.cases.kinds.model import Model
from lifecourse.cases.models import Case, CasePart
from lifecourse.cases.rules.model_data import read_model
from lifecourse.engine.entries import Entries


def model_versions(case: Case) -> QuerySet[CasePart]:
    """Every version of a case's model, the newest first, with who kept it."""
    kept = CasePart.objects.filter(case=case, name=PartName.MODEL.value)
    return kept.select_related("by").order_by("-number")


def model_version(case: Case, number: int) -> Model | None:
    """The model as one version has it; None where there is no such version."""
    part = model_versions(case).filter(number=number).first()
    if part is None:
        return None
    return read_model({PartName.MODEL.value: part.content}, Entries(place=case.reference))
