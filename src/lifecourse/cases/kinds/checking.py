"""What a check of a case is given, and what a check is."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.kinds.finding import CaseFinding
from lifecourse.cases.kinds.template import Template


@dataclass(frozen=True, kw_only=True)
class ToCheck:
    """A case, the kind of case it is, and the partnership's other cases by reference.

    `gateway`: up to which gateway what is empty has to be mended; "" is the first. `months_to_act`: how many
    whole months must lie between the end of a piece of work and the beginning of what it should inform.
    """

    document: CaseDocument
    template: Template
    others: Mapping[str, CaseDocument] = field(default_factory=dict)
    gateway: str = ""
    months_to_act: int = 3


type Check = Callable[[ToCheck], Iterable[CaseFinding]]
