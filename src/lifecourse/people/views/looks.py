"""The page on which a manager reads who looked at whose record."""

from typing import Any

from django.core.paginator import Paginator
from django.views.generic import TemplateView

from lifecourse.organisations.api import Permission
from lifecourse.people.emergencies import emergencies_in_words
from lifecourse.people.looks import in_words, looks_for
from lifecourse.people.models import Person
from lifecourse.people.reading import portraits_of
from lifecourse.people.views.place import PeoplePage

ON_A_PAGE = 50


class ShowLooks(PeoplePage, TemplateView):
    """Every look by the people of the reader's organisation, the latest first."""

    template_name = "people/looks.html"
    permission = Permission.SEE_LOOKS

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of looks, with the names of those whom the reader may see."""
        page = Paginator(looks_for(self.account, on=self.today), ON_A_PAGE).get_page(
            self.request.GET.get("page")
        )
        looks = in_words(page.object_list, reader=self.account, on=self.today, at=self.at)
        people = Person.objects.filter(pk__in={look.person for look in looks if look.person})
        portraits = portraits_of(list(people), today=self.today)
        names = {
            key: known.name.words if known.name else "Name not known" for key, known in portraits.items()
        }
        lines = [{"look": look, "name": names.get(look.person, "")} for look in looks]
        return super().get_context_data(
            page=page,
            lines=lines,
            emergencies=emergencies_in_words(self.account, on=self.today, at=self.at),
            **kwargs,
        )
