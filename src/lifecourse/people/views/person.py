"""The page that introduces a person."""

from typing import Any

from lifecourse.organisations.api import Permission
from lifecourse.people.due import legal_hold_on
from lifecourse.people.guards import guards_of
from lifecourse.people.models import Person
from lifecourse.people.reading import read_somebody
from lifecourse.people.views.place import OnePersonPage


class ShowPerson(OnePersonPage):
    """Who somebody is and how to talk with them, before anything else. That it was opened is written down."""

    template_name = "people/person.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything that introduces them, and what the reader may do."""
        person: Person = kwargs["person"]
        return super().get_context_data(
            somebody=read_somebody(person, today=self.today),
            guards=guards_of(person, reader=self.account, on=self.today, at=self.at),
            keeps_retention=self.may(Permission.KEEP_RETENTION),
            legal_hold=self.may(Permission.KEEP_RETENTION) and legal_hold_on(person, on=self.today),
            may_erase=self.may(Permission.ERASE_PEOPLE),
            may_match=self.may(Permission.MATCH_PEOPLE),
            may_keep=self.may_about(person, Permission.KEEP_PEOPLE),
            **kwargs,
        )
