"""Whether a model that was thought out can be kept: it must read again, and there must be who pays for it."""

from lifecourse.cases.kinds.model import Divided, Model, Phase
from lifecourse.cases.rules.model_data import read_model
from lifecourse.cases.rules.model_writing import CannotSay, model_to_data
from lifecourse.engine.entries import Entries


class CannotKeep(ValueError):
    """A model cannot be kept as it was thought out; says why, in words that a page can show."""


def check_can_keep(model: Model) -> None:
    """Raises CannotKeep with everything that stands in the way."""
    said = why_not_kept(model)
    if said:
        raise CannotKeep(" ".join(said))


def why_not_kept(model: Model) -> tuple[str, ...]:
    """What stands in the way, a sentence each; none where it can be kept."""
    said = [words for phase in model.phases for words in _of_phase(model, phase)]
    if not model.phases:
        said.append("No phase would be left, so there would be nothing to work out.")
    return tuple(said) or _as_read(model)


def _of_phase(model: Model, phase: Phase) -> list[str]:
    taking = [one for one in model.participants if one.slug in phase.participants]
    shared = [line for line in phase.costs if not line.paid_by]
    by_share = any(not line.goes_to for line in phase.benefits)
    by_share |= bool(shared) and phase.divided is Divided.BY_BENEFIT
    said = []
    if by_share and not any(one.share for one in taking):
        names = " and ".join(one.name for one in taking)
        said.append(
            f"{phase.name}: whoever is left ({names}) has no share of the benefit, so nobody can say who "
            "pays. Give somebody a share first, or leave the phase out."
        )
    said += [
        f"{phase.name}: “{line.name}” would bring nothing. Take it out, or let it bring something."
        for line in phase.benefits
        if not any(line.profile.ramp) and not line.profile.lasting
    ]
    floors, least = sum(one.floor for one in taking), sum(line.best for line in shared)
    if shared and floors > least:
        said.append(
            f"{phase.name}: what each carries at least comes to more than the phase costs at best. Lower "
            "what somebody carries at least first."
        )
    return said


def _as_read(model: Model) -> tuple[str, ...]:
    """What the reader of models would say of it."""
    reader = Entries(place="The model")
    try:
        read_model({"model": model_to_data(model)}, reader)
    except CannotSay as reason:
        return (str(reason),)
    return tuple(reader.faults)
