"""The timeline of one life: all from birth on that the reader may know, with filters."""

from collections import Counter
from datetime import date
from typing import Any

from lifecourse.design.api import Lasted, Spans
from lifecourse.people.api import OnePersonPage, Person, read_somebody
from lifecourse.support.reading.life import Asked, Life, life_of
from lifecourse.support.rules.life import PART_WORDS, LifePart, by_years, chosen, doubtful, in_order

ORDERS = {"newest": "Newest first", "oldest": "Oldest first"}


class ShowLife(OnePersonPage):
    """One life, year by year; each line leads to where it stands in full."""

    template_name = "support/life.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The lines of the parts that the reader chose, and the picture of what lasted."""
        person: Person = kwargs["person"]
        somebody = read_somebody(person, today=self.today)
        asked = Asked(head=person, somebody=somebody, by=self.account, today=self.today, at=self.at)
        life = life_of(asked, died=somebody.portrait.died_on)
        counts = Counter(line.part for line in life.lines)
        parts = {part for part in LifePart if part.value in self.request.GET.getlist("part")}
        order = self.request.GET.get("order", "newest")
        order = order if order in ORDERS else "newest"
        shown = in_order(chosen(life.lines, parts), oldest_first=order == "oldest")
        return super().get_context_data(
            somebody=somebody,
            life=life,
            shown=len(shown),
            years=[
                {
                    "year": year.year,
                    "turned": year.turned,
                    "lines": [
                        {"line": line, "doubt": doubtful(line, born=life.born, died=life.died)}
                        for line in year.lines
                    ],
                }
                for year in by_years(shown, born=life.born, died=life.died, today=self.today)
            ],
            picture=picture_of(life, somebody.called, parts, today=self.today),
            parts=[
                {"code": part.value, "words": words, "count": counts[part], "chosen": part in parts}
                for part, words in PART_WORDS.items()
                if counts[part]
            ],
            filtered=bool(parts),
            order=order,
            orders=ORDERS,
            **kwargs,
        )


def picture_of(life: Life, called: str, parts: set[LifePart], *, today: date) -> Spans | None:
    """What lasted in a life, from birth or the first day that is known; nothing where nothing lasted."""
    spans = [span for span in life.spans if not parts or span.part in parts]
    if not spans:
        return None
    last = life.died or today
    return Spans(
        title="What lasted, from when to when",
        first=life.born or min(span.first for span in spans),
        last=last,
        lasted=tuple(
            Lasted(row=span.row, words=span.words, first=span.first, last=span.last)
            for span in sorted(spans, key=lambda span: (list(LifePart).index(span.part), span.first))
        ),
        own_sentence=f"What is written down of {called}'s life as going on from a day to a day.",
    )
