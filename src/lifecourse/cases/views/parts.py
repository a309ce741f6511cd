"""What is still to be filled in of a case, the rows of one part, and its words beside them."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from lifecourse.cases.kinds.asking import Ask, AskedPart
from lifecourse.cases.models import CasePart
from lifecourse.cases.queries.approval import template_of
from lifecourse.cases.queries.cases import parts_standing
from lifecourse.cases.reading.parts import OWN_PAGES, parts_to_fill, rows_shown, said_in
from lifecourse.cases.rules.asking import NotThere, Rows, asked_for, rows_in
from lifecourse.cases.rules.asking import filled as row_filled
from lifecourse.cases.views.asking_form import Choices, RowForm, shown_in_form
from lifecourse.cases.views.beginning import NEEDS, who_may_bring
from lifecourse.cases.views.place import CasePage, CaseReadPage, WritePartPage
from lifecourse.organisations.api import Permission


class ShowPartsView(CaseReadPage):
    """Every part of the case's kind in order: what stands there, and the page that fills it."""

    template_name = "cases/parts.html"
    here = "parts"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Open to those who write cases here."""
        if Permission.WRITE_CASES not in self.held:
            raise PermissionDenied(NEEDS)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The parts, each with its address, and how many are empty that a gateway asks for."""
        template = template_of(self.case)
        found = parts_to_fill(self.document, template)
        return super().get_context_data(**kwargs) | {
            "template": template,
            "parts": [(one, self.part_url(one)) for one in found],
            "asked": sum(bool(one.by) for one in found),
            "empty": sum(one.empty and bool(one.by) for one in found),
        }


class ListPlace(CasePage):
    """A page about one list of a case, that the address names.

    `pages`: what its pages are called in addresses, where not by their own names; `named_by`: the words of
    the address that say which list it is.
    """

    here = "parts"
    pages: Mapping[str, str] = {}
    named_by: tuple[str, ...] = ("part",)

    @cached_property
    def asked(self) -> AskedPart:
        """What pages ask of the list."""
        found = asked_for(template_of(self.case), self.kwargs["part"])
        if found is None:
            raise Http404("This kind of case has no such list.")
        return found

    def list_url(self, page: str, *more: Any) -> str:
        """The address of a page about this list."""
        if page == "show_part" and not self.asked.fields:
            return self.url(OWN_PAGES[self.asked.part])
        return self.url(self.pages.get(page, page), *(self.kwargs[name] for name in self.named_by), *more)

    @cached_property
    def kept(self) -> Any:
        """What the part holds, as a file would; None where nobody wrote it."""
        standing = parts_standing(self.case).get(self.asked.part)
        return standing.content if standing else None

    @cached_property
    def rows(self) -> Rows:
        """The rows that stand there."""
        try:
            return rows_in(self.kept, self.asked)
        except NotThere as reason:
            raise Http404(str(reason)) from None

    def choices(self, but: int = 0) -> dict[str, Choices]:
        """What the fields choose among that choose among what is kept; `but`: not this row of the list."""
        found: dict[str, Choices] = {}
        for one in self.asked.fields:
            if one.ask is Ask.OTHERS:
                found[one.slug] = [
                    (row["slug"], str(row.get("name", row["slug"])))
                    for number, row in enumerate(self.rows, start=1)
                    if number != but
                ]
            elif one.ask is Ask.ORGANISATION:
                now = self.rows[but - 1].get(one.slug, "") if but else ""
                found[one.slug] = who_may_bring(self.partnership, on=self.today, now=now)
        return found

    def names(self) -> dict[str, dict[str, str]]:
        """What the values of those fields are called."""
        return {name: dict(those) for name, those in self.choices().items()}


class ShowPartView(ListPlace, CaseReadPage):
    """The rows of one list, with the ways to change it and who did."""

    template_name = "cases/part.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A list that has a page of its own is there; the others are here for those who write."""
        if Permission.WRITE_CASES not in self.held:
            raise PermissionDenied(NEEDS)
        if not self.asked.fields:
            return redirect(self.list_url("show_part"))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the list is for, its rows in words, and its versions, the newest first."""
        part = next(
            (one for one in template_of(self.case).parts if one.slug == self.kwargs.get("part")), None
        )
        versions = CasePart.objects.filter(case=self.case, name=self.asked.part).select_related("by")
        shown = rows_shown(self.rows, self.asked, self.names())
        return super().get_context_data(**kwargs) | {
            "asked": self.asked,
            "title": part.title if part else self.asked.title,
            "question": part.question if part else "",
            "help": (part.help if part else "") or self.asked.about,
            "rows": [(row, self.list_url("write_row", row.number), self.out(row.number)) for row in shown],
            "head": said_in(self.kept or {}, self.asked.head, {}),
            "head_url": self.list_url("write_head") if self.asked.head else "",
            "add_url": self.list_url("add_row"),
            "back_url": self.url("show_parts"),
            "versions": versions.order_by("-number"),
        }

    def out(self, number: int) -> str:
        """The address that takes a row out."""
        return self.list_url("take_out", number)


class WriteListPage(ListPlace, WritePartPage):
    """A form that changes one list of a case."""

    form_class = RowForm
    # Whether a reason is asked where somebody else wrote what stands.
    asks_why = True

    @property
    def part(self) -> str:  # type: ignore[override]
        """The part that the list stands in."""
        return self.asked.part

    def back_url(self) -> str:
        """The list."""
        return self.list_url("show_part")

    def ask_why(self) -> bool:
        """Whether somebody else wrote what stands."""
        standing = self.standing
        return self.asks_why and standing is not None and standing.by_id != self.account.pk

    def get_form_kwargs(self) -> dict[str, Any]:
        """Whether a reason is asked."""
        return super().get_form_kwargs() | {"fields": (), "ask_why": self.ask_why()}

    def do(self, form: Form) -> None:
        """Write what the form makes of the list."""
        self.act({"content": self.changed(form), "why": form.cleaned_data.get("why", "")})

    def content(self, filled: dict[str, Any]) -> Any:
        """The part with the list changed."""
        return filled["content"]

    def changed(self, form: Any) -> Any:
        """The part as the form makes it."""
        raise NotImplementedError


class WriteHeadView(WriteListPage):
    """The words of a part that stand beside its rows."""

    button = "Save"

    @property
    def heading(self) -> str:  # type: ignore[override]
        """Which part."""
        return self.asked.title

    def get_form_kwargs(self) -> dict[str, Any]:
        """The words that are asked."""
        if not self.asked.head:
            raise Http404("This list has no words beside its rows.")
        return super().get_form_kwargs() | {"fields": self.asked.head}

    def get_initial(self) -> dict[str, Any]:
        """As they stand."""
        return super().get_initial() | shown_in_form(self.asked.head, self.kept or {})

    def changed(self, form: RowForm) -> Any:
        """The section with these words."""
        return row_filled(self.asked.head, form.row(), self.kept or {})
