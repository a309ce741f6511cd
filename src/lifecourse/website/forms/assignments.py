"""Giving out sections: several at once."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from lifecourse.accounts.api import Account
from lifecourse.design.api import DayField
from lifecourse.plans.api import Progress, Task
from lifecourse.website.forms.people import PersonField

AS_IT_IS, NOBODY = "as-it-is", ""
FIRST = ((AS_IT_IS, "As it is now"), (NOBODY, "Nobody"))


class AssignForm(forms.Form):
    """Which sections, who writes them, who checks them, and by when."""

    say_optional = False

    sections = forms.MultipleChoiceField(
        label="Which sections",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one section."},
    )
    writer = PersonField(label="Who writes", required=False, initial=AS_IT_IS)
    checker = PersonField(
        label="Who checks",
        help_text="Somebody other than the writer. Only they can then say that a section is ready.",
        required=False,
        initial=AS_IT_IS,
    )
    due_on = DayField(
        label="By when", help_text="Leave it empty to keep the day that is set now.", required=False
    )

    def __init__(
        self,
        data: Any = None,
        *,
        progress: Sequence[Progress],
        writers: Sequence[Account],
        readers: Sequence[Account],
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self.now: Mapping[str, Progress] = {one.section: one for one in progress}
        sections, writer, checker = (self.fields[name] for name in ("sections", "writer", "checker"))
        # For the type checker: each is what it was declared to be above.
        assert isinstance(sections, forms.MultipleChoiceField)  # noqa: S101
        assert isinstance(writer, PersonField)  # noqa: S101
        assert isinstance(checker, PersonField)  # noqa: S101
        sections.choices = [(one.section, f"{one.section} {one.title}") for one in progress]
        writer.offer(writers, *FIRST)
        checker.offer(readers, *FIRST)
        self.people = {"writer": writer, "checker": checker}

    def tasks(self) -> list[Task]:
        """What is asked for, section by section."""
        data = self.cleaned_data
        return [
            Task(
                section=key,
                writer=self._person("writer", self.now[key].writer),
                checker=self._person("checker", self.now[key].checker),
                due_on=data["due_on"] or self.now[key].due_on,
            )
            for key in data["sections"]
        ]

    def _person(self, name: str, now: Account | None) -> Account | None:
        chosen = self.cleaned_data[name]
        return now if chosen == AS_IT_IS else self.people[name].person(chosen)
