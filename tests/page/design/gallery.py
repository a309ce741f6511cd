"""One page that shows every component, filled with made-up values."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, Template
from tests.page.design.example_charts import example_charts
from tests.page.design.example_forecasts import forecast_charts

from lifecourse.design.api import DayField


@dataclass(frozen=True, kw_only=True)
class ShownFigure:
    """What the figure tag asks of a figure."""

    display: str
    unit_words: str
    as_at_words: str
    source: str
    confidence_words: str
    doubtful: bool = False
    changed_by: str = ""
    changed_at: datetime | None = None
    url: str = ""
    qualifier_words: str = ""
    doubt_words: str = ""


class AcceptFindingForm(forms.Form):
    """One field of every kind."""

    reason = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), help_text="The board will read this.")
    people = forms.IntegerField(label="People in hospital", help_text="A whole number, such as 94.")
    setting = forms.ChoiceField(choices=[("", "Choose"), ("secure", "Secure"), ("other", "Other")])
    certainty = forms.ChoiceField(
        label="How sure are you?",
        choices=[("counted", "It was counted"), ("estimate", "It is an estimate")],
        widget=forms.RadioSelect,
    )
    told = forms.MultipleChoiceField(
        label="Who has been told?",
        choices=[("ccg", "Clinical commissioning groups"), ("council", "The council")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    review_on = DayField(label="Look again on", help_text="For example, 31 3 2016.")
    agreed = forms.BooleanField(label="The board has agreed")
    email = forms.EmailField(label="Email address", required=False)
    password = forms.CharField(widget=forms.PasswordInput)
    paper = forms.FileField(label="Paper", required=False)


@dataclass(frozen=True)
class Person:
    """Somebody who is signed in."""

    name: str = "Programme manager, Essex"
    is_authenticated: bool = True


def gallery_context() -> dict[str, Any]:
    """Everything the gallery shows, one form of it wrongly filled."""
    return {
        "site_navigation": [
            {"label": "Home", "url": "/", "current": False},
            {"label": "Plans", "url": "/plans", "current": True},
            {"label": "People and roles", "url": "/people", "current": False},
            {"label": "Record of change", "url": "/audit", "current": False},
        ],
        "someone_signed_in": SimpleNamespace(user=Person()),
        "partnership_name": "Essex, Southend and Thurrock partnership",
        "figure": ShownFigure(
            display="6,744",
            unit_words="people",
            as_at_words="31 March 2015",
            source="Section 2.1, table 1: GP registers",
            confidence_words="Counted by those who keep the registers",
            changed_by="programme manager",
            changed_at=datetime(2016, 3, 3, 9, 30, tzinfo=UTC),
            url="/plans/essex-2016/2.1",
        ),
        "doubtful": ShownFigure(
            display="120",
            unit_words="people",
            qualifier_words="about",
            as_at_words="2013",
            source="Section 2.3",
            confidence_words="An estimate of unknown origin",
            doubtful=True,
            doubt_words="doubtful: older than two years",
        ),
        "pounds": Decimal(1_050_000),
        "count": 6744,
        "share": Decimal("44.96"),
        "on": date(2016, 3, 3),
        "heads": [f"Quarter {n} 2016/17" for n in range(1, 9)],
        "names": ["Clinical commissioning groups", "NHS England (specialised)", "Council"],
        "page_of_plans": Paginator(range(30), 10).page(2),
        "form": AcceptFindingForm({"people": "many", "review_on_day": "31", "review_on_month": "2"}),
        "charts": [*example_charts(), *forecast_charts()],
    }


@login_not_required
def show_gallery(request: HttpRequest) -> HttpResponse:
    """The page of every component."""
    return HttpResponse(draw_gallery(request))


def draw_gallery(request: HttpRequest) -> str:
    """The page of every component, as text."""
    words = Path(__file__).parent.joinpath("templates/gallery.html").read_text(encoding="utf-8")
    context = RequestContext(request)
    context.push(**gallery_context())
    return Template(words).render(context)
