"""Work queues: how many are at each stage, who is where on their way, and whom the rules find."""

from collections import Counter
from typing import Any

from django.utils.functional import cached_property
from django.views.generic import TemplateView

from lifecourse.organisations.api import Permission
from lifecourse.people.api import Look, PeoplePage, note_look
from lifecourse.support.reading.queues import QueueNow, board_of, queues_now, sums_of, who_fits

# Our own: how many who wait the page of all queues names; each queue has its own list.
MOST_LATE = 50


class QueuePage(PeoplePage):
    """About one queue, by its key in the address; the first where it names none."""

    @cached_property
    def queue(self) -> QueueNow:
        """The queue."""
        every = queues_now()
        return next((one for one in every if one.shape.key == self.request.GET.get("queue")), every[0])


class ShowQueues(PeoplePage, TemplateView):
    """Every queue: what it is for, how many are at each stage, and how many wait longer than they should."""

    template_name = "support/queues/queues.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Of those whom the reader may see."""
        going_on = board_of(self.account, on=self.today, at=self.at)
        note_look(
            by=self.account, how=Look.LISTED, people=[one.way.person.head for one in going_on], at=self.at
        )
        rows = []
        for queue in queues_now():
            here = [one for one in going_on if one.way.queue == queue.shape.key]
            at_stage = Counter(one.standing.number for one in here)
            stages = [(stage, at_stage[number]) for number, stage in enumerate(queue.shape.stages, start=1)]
            rows.append({"queue": queue.shape, "here": here, "stages": stages})
        late = [one for one in going_on if one.late]
        more = max(0, len(late) - MOST_LATE)
        return super().get_context_data(rows=rows, late=late[:MOST_LATE], more=more, **kwargs)


class ShowQueue(QueuePage, TemplateView):
    """One queue: who is where on their way, those who wait longest first."""

    template_name = "support/queues/board.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The board, its stages and rules."""
        here = board_of(self.account, on=self.today, at=self.at, queue=self.queue.shape.key)
        note_look(by=self.account, how=Look.LISTED, people=[one.way.person.head for one in here], at=self.at)
        return super().get_context_data(
            queue=self.queue.shape,
            version=self.queue.version,
            here=here,
            late=sum(one.late > 0 for one in here),
            sums=sums_of(self.account, on=self.today, at=self.at, queue=self.queue.shape.key),
            may_keep=self.may(Permission.KEEP_SUPPORT_PLAN),
            may_write=self.may(Permission.KEEP_RULES),
            **kwargs,
        )


class ShowWhoFits(QueuePage, TemplateView):
    """Whom the rules of a queue find among those whom the reader may see, with the reason why each."""

    template_name = "support/queues/who_fits.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Those found; that they were listed is written down."""
        found = who_fits(self.queue.shape, seen_by=self.account, on=self.today, at=self.at)
        people = [one.person for one in found.candidates]
        note_look(by=self.account, how=Look.LISTED, people=people, at=self.at)
        return super().get_context_data(
            queue=self.queue.shape, found=found, may_keep=self.may(Permission.KEEP_SUPPORT_PLAN), **kwargs
        )
