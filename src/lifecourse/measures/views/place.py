"""What every page of this room has: a partnership whose measures the reader may see, and what they may do."""

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View
from django.views.generic.base import ContextMixin

from lifecourse.accounts.api import Account
from lifecourse.design.api import OneFormPage
from lifecourse.measures.models import Measure
from lifecourse.measures.operations import UnableToKeepMeasure
from lifecourse.measures.queries import NoSuchMeasure, get_measure, get_partnership
from lifecourse.organisations.api import NotAllowed, Permission, permissions_in


class MeasuresPage(ContextMixin, View):
    """Opens for those who may see the partnership's measures; for anybody else it is not there."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the partnership, and the measure that the address names, before anything else is done."""
        super().setup(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return
        self.account: Account = request.user
        self.today = timezone.localdate()
        try:
            self.partnership = get_partnership(kwargs["slug"], seen_by=self.account, on=self.today)
            self.measure: Measure | None = (
                get_measure(self.partnership, code=kwargs["code"]) if "code" in kwargs else None
            )
        except NoSuchMeasure as reason:
            raise Http404(str(reason)) from None
        self.held = permissions_in(self.account, partnership=self.partnership, on=self.today)

    @property
    def known(self) -> Measure:
        """The measure that the address names."""
        if self.measure is None:
            raise Http404("This address names no measure.")
        return self.measure

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The partnership, the measure, and what the reader may keep."""
        return super().get_context_data(
            partnership=self.partnership,
            partnership_name=self.partnership.name,
            measure=self.measure,
            definition=self.measure.newest if self.measure else None,
            here="measures",
            keeps_measures=Permission.KEEP_MEASURES in self.held,
            keeps_engagement=Permission.KEEP_ENGAGEMENT in self.held,
            **kwargs,
        )


class KeepPage(MeasuresPage, OneFormPage):
    """A form that keeps one thing about a measure; it is done with the form, whose period is two days."""

    template_name = "measures/form.html"
    permission = Permission.KEEP_MEASURES
    needs = "Keeping measures needs a role that you do not hold here."
    refusals: tuple[type[Exception], ...] = (NotAllowed, UnableToKeepMeasure)

    def allowed(self) -> bool:
        """Whether the reader may do this."""
        return self.permission in self.held

    def back_url(self) -> str:
        """Where one came from, and goes once it is done."""
        if self.measure is None:
            return reverse("measures:show_measures", args=[self.partnership.slug])
        return reverse("measures:show_measure", args=[self.partnership.slug, self.measure.code])
