"""All standard counts of a period, and of each who was counted, for those who keep the figures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from lifecourse.accounts.api import Account
from lifecourse.design.api import BarOf, Bars
from lifecourse.people.api import Look, note_look
from lifecourse.standards.api import counting_rules
from lifecourse.support.counts.choosing import ChoosingForm, Chosen, Whose, chosen_in, whose_beds
from lifecourse.support.counts.in_hospital import who_was_counted
from lifecourse.support.counts.periods import last_whole_month, month_ends
from lifecourse.support.counts.reading import counts_for
from lifecourse.support.counts.values import Count, Counts, CountTable, DelayedDays

DAYS = tuple(f"{day}_{part}" for day in ("from_day", "to_day") for part in ("day", "month", "year"))
ASKED = ("period", "whose", "area", *DAYS)
NOT_KEPT = "no-store, private"
# What tells who is on the register is for those alone whom the person agreed to.
OF_THE_REGISTER = ("register.", "before.")

PARTS: dict[str, tuple[str, ...]] = {
    "Who is there": ("ward", "secure", "length", "longer", "age", "law", "leave"),
    "From where, and who pays": ("payer", "council", "distance"),
    "The way home": ("planned", "delayed"),
    "Reviews": ("review", "first-review"),
    "Who came and who went": ("from", "to", "moves"),
    "The register": ("register", "before"),
}


@dataclass(frozen=True, kw_only=True)
class ShownPart:
    """Tables that belong together under one heading."""

    title: str
    tables: Sequence[CountTable]


class CountsPage(TemplateView):
    """Opens for those who keep the figures of a partnership. A count of one is close to a person."""

    account: Account

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Know who asks, and when."""
        super().setup(request, *args, **kwargs)
        self.at = timezone.now()
        self.today = timezone.localdate(self.at)
        if request.user.is_authenticated:
            self.account = request.user

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse those who keep no figures; let nothing keep a copy."""
        if not self.offered:
            raise PermissionDenied("Counting people from their records is for those who keep the figures.")
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = NOT_KEPT
        return response

    @cached_property
    def offered(self) -> list[Whose]:
        """Whose beds the reader may count."""
        return [one for one in whose_beds(self.account, on=self.today) if one.commissioners]

    @cached_property
    def form(self) -> ChoosingForm:
        """What was asked for."""
        asked = {key: self.request.GET[key] for key in ASKED if key in self.request.GET}
        first = {"period": last_whole_month(self.today).key, "whose": self.offered[0].key}
        bound = first | asked if asked else None
        return ChoosingForm(bound, today=self.today, offered=self.offered, initial=first)

    @cached_property
    def chosen(self) -> Chosen:
        """What is counted."""
        return chosen_in(self.form)

    @cached_property
    def counts(self) -> Counts:
        """The counts, with those of the months before for the picture."""
        chosen = self.chosen
        return counts_for(
            chosen.named.period,
            commissioners=chosen.whose.commissioners,
            keepers=chosen.whose.keepers,
            councils=chosen.whose.councils,
            area=chosen.area,
            days=month_ends(chosen.named.period.last),
        )

    @property
    def query(self) -> str:
        """What is shown, to be asked for again; nothing of a person, nor what was asked for wrongly."""
        if self.form.is_bound and not self.form.is_valid():
            return ""
        asked = self.request.GET.copy()
        for key in [key for key in asked if key not in ASKED]:
            del asked[key]
        return asked.urlencode()

    def whom_of(self, counts: Mapping[str, Count]) -> dict[str, Any]:
        """Of the count that was asked for, whom it counts, as far as the reader may know of them."""
        key = self.request.GET.get("whom", "")
        if not key:
            return {"whom": None, "of": None}
        count = counts.get(key)
        if count is None:
            raise Http404("There is no such count.")
        whom = who_was_counted(
            count,
            seen_by=self.account,
            on=self.today,
            at=self.at,
            tells_of_register=key.startswith(OF_THE_REGISTER),
        )
        known = [person for person, _ in whom.known]
        note_look(by=self.account, how=Look.LISTED, people=known, at=self.at)
        return {"whom": whom, "of": count}


class ShowCounts(CountsPage):
    """Every standard count in tables, with what changed and the year behind it as pictures."""

    template_name = "support/counts.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The tables under their headings, and of one count whom it counts."""
        counts, period = self.counts, self.chosen.named.period
        came = [one for one in counts.flow.lines if one.key.startswith("flow.came")]
        went = [one for one in counts.flow.lines if one.key.startswith("flow.went")]
        left = counts.table("to").whole
        home = next(one for one in went if one.key == "flow.went-home")
        return super().get_context_data(
            form=self.form,
            chosen=self.chosen,
            counts=counts,
            came=came,
            went=went,
            came_in_all=sum(one.number for one in came),
            went_in_all=sum(one.number for one in went),
            left=left,
            share_home=round(100 * home.number / left.number) if left and left.number else None,
            parts=[
                ShownPart(title=title, tables=[counts.table(key) for key in keys])
                for title, keys in PARTS.items()
            ],
            delays=[
                ("What kept them there", some(counts.delays_by_cause)),
                ("Whose it is to remove", some(counts.delays_by_sector)),
            ],
            over_time=over_time(counts),
            rules=[one for one in counting_rules() if one.in_force_from <= period.last],
            query=self.query,
            **self.whom_of(counts.every),
            **kwargs,
        )


def some(delays: Iterable[DelayedDays]) -> list[DelayedDays]:
    """Those that kept anybody."""
    return [one for one in delays if one.days]


def over_time(counts: Counts) -> Bars:
    """How many were there at the end of each month of a year, as a picture."""
    ends = list(counts.on_days.items())
    (first, before), (last, now) = ends[0], ends[-1]
    change = now - before
    moved = "as many as" if not change else f"{abs(change)} {'more' if change > 0 else 'fewer'} than"
    return Bars(
        title="People in hospital, month by month",
        sentence=f"{now} on {last:%-d %B %Y}, {moved} on {first:%-d %B %Y}.",
        headers=("At the end of", "People"),
        bars=tuple(BarOf(name=f"{day:%-d %B %Y}", number=number) for day, number in ends),
    )
