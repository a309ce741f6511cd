"""A person's plan on two pages in Easy Read, with a picture beside each line, to read together and give."""

from typing import Any

from django.views.generic import TemplateView

from lifecourse.people.api import Look, PeoplePage, note_look, read_somebody
from lifecourse.publishing.api import find_pictures
from lifecourse.support.api import EasyPart, easy_plan


class ShowEasyPlan(PeoplePage, TemplateView):
    """Two pages for the person and whomever they give them to. That it was made is written down."""

    template_name = "website/easy_plan.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The lines, each with its picture."""
        person = self.person_of(self.kwargs["key"])
        note_look(by=self.account, how=Look.COPIED, people=[person], at=self.at)
        plan = easy_plan(person, seen_by=self.account, on=self.today, at=self.at)
        return super().get_context_data(
            somebody=read_somebody(person, today=self.today),
            plan=plan,
            pages=[
                {"title": f"My plan: {plan.called}", "parts": [_drawn(part) for part in plan.first]},
                {"title": "What happens next", "parts": [_drawn(part) for part in plan.second]},
            ],
            **kwargs,
        )


def _drawn(part: EasyPart) -> dict[str, Any]:
    return {
        "title": part.title,
        "own_words": part.own_words,
        "lines": [{"words": line.words, "picture": find_pictures(line.idea)[0]} for line in part.lines],
    }
