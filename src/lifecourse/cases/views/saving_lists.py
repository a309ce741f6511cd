"""What has to be spent before a saving comes, and what somebody states of it year by year."""

from functools import cached_property

from django.http import Http404

from lifecourse.cases.kinds.asking import AskedPart
from lifecourse.cases.kinds.asking_money import SAVING_LISTS, list_of_saving
from lifecourse.cases.views.parts import ListPlace, ShowPartView
from lifecourse.cases.views.parts_row import AddRowView, TakeOutView, WriteRowView


class SavingListPlace(ListPlace):
    """A page about a list of the saving that the address names."""

    here = "savings"
    named_by = ("saving", "list")
    pages = {
        "show_part": "show_saving_list",
        "add_row": "add_to_saving",
        "write_row": "write_of_saving",
        "take_out": "take_out_of_saving",
    }

    @cached_property
    def asked(self) -> AskedPart:
        """What pages ask of the list."""
        saving = self.kwargs["saving"]
        known = self.kwargs["list"] in SAVING_LISTS and any(
            one.slug == saving for one in self.document.savings
        )
        if not known:
            raise Http404("This case promises no such saving, or it has no such list.")
        return list_of_saving(saving, self.kwargs["list"])

    def saving_name(self) -> str:
        """What the saving is called."""
        return next(one.name for one in self.document.savings if one.slug == self.kwargs["saving"])


class ShowSavingListView(SavingListPlace, ShowPartView):
    """The rows of the list."""

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """Which saving it is of, and the way back to all of them."""
        return super().get_context_data(**kwargs) | {
            "title": f"{self.asked.title}: {self.saving_name()}",
            "back_url": self.url("show_savings"),
            "back_words": "All savings",
        }


class AddToSavingView(SavingListPlace, AddRowView):
    """Add a row to it."""


class WriteOfSavingView(SavingListPlace, WriteRowView):
    """Change a row of it."""


class TakeOutOfSavingView(SavingListPlace, TakeOutView):
    """Take a row of it out."""
