"""Writing a section's text."""

from datetime import datetime

from django.db import transaction

from lifecourse.accounts.api import Account
from lifecourse.plans.models import Plan, SectionAnswer
from lifecourse.plans.operations.changing import ChangedMeanwhile, changed, check_may_write, held
from lifecourse.plans.rules import SectionState


@transaction.atomic
def write_answer(
    *,
    plan: Plan,
    section: str,
    text: str,
    state: SectionState,
    by: Account,
    at: datetime,
    seen: str | None = None,
) -> SectionAnswer:
    """Write a section's text. `seen` is the text that the writer started from; when the section has been
    changed since by somebody else, raises ChangedMeanwhile instead of losing their words."""
    check_may_write(plan, section, by, at)
    plan = held(plan)
    answer = SectionAnswer.objects.filter(plan=plan, section=section).first()
    before = answer.text if answer else ""
    if seen is not None and _lines(before) not in {_lines(seen), _lines(text)}:
        raise ChangedMeanwhile(
            "Somebody else has changed this section since you opened it. Their text is kept; yours is below."
        )
    answer, _ = SectionAnswer.objects.update_or_create(
        plan=plan,
        section=section,
        defaults={"text": _lines(text), "state": state, "changed_by": by, "changed_at": at},
    )
    changed(plan, at=at)
    return answer


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
