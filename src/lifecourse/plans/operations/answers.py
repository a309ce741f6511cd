"""Writing a section's text."""

from datetime import datetime

from django.db import transaction

from lifecourse.accounts.api import Account
from lifecourse.plans.models import Assignment, Plan, SectionAnswer
from lifecourse.plans.operations.changing import (
    ChangedMeanwhile,
    UnableToChangePlan,
    changed,
    check_may_write,
    held,
)
from lifecourse.plans.operations.drafts import throw_draft_away
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
    was_ready = answer is not None and answer.state == SectionState.READY and _lines(before) == _lines(text)
    if state is SectionState.READY and not was_ready:
        _check_checked(plan, section, by)
    answer, _ = SectionAnswer.objects.update_or_create(
        plan=plan,
        section=section,
        defaults={"text": _lines(text), "state": state, "changed_by": by, "changed_at": at},
    )
    throw_draft_away(plan=plan, section=section, by=by)
    changed(plan, at=at)
    return answer


def _check_checked(plan: Plan, section: str, by: Account) -> None:
    """Only whoever was named to check a section says that it is ready, or stays so with other words."""
    found = Assignment.objects.select_related("checker").filter(plan=plan, section=section).first()
    if found and found.checker and found.checker != by:
        raise UnableToChangePlan(
            f"{found.checker.full_name} checks this section and says when it is ready. Choose "
            "“Ready for checking” instead."
        )


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
