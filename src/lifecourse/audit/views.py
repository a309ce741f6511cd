"""The record of change as a page: who changed what, and what it said before and after."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from lifecourse.audit import names, queries, words
from lifecourse.audit.forms import LookForm
from lifecourse.audit.models import Entry
from lifecourse.audit.reading import NotForReading, readable_by

ON_A_PAGE = 25


def show_entries(request: HttpRequest) -> HttpResponse:
    """The entries this person may read, narrowed by what they look for."""
    try:
        allowed = readable_by(request.user, on=timezone.localdate())
    except NotForReading as reason:
        raise PermissionDenied(str(reason)) from reason
    form = LookForm(request.GET or None)
    page = Paginator(looked_for(allowed, form), ON_A_PAGE).get_page(request.GET.get("page"))
    lines = words.in_words(page.object_list)
    return render(request, "audit/entries.html", {"form": form, "page": page, "lines": lines})


def looked_for(allowed: "QuerySet[Entry]", form: LookForm) -> "QuerySet[Entry]":
    if not form.is_valid():
        return allowed.none() if form.is_bound else allowed
    wanted = form.cleaned_data
    found = queries.narrowed(
        allowed, table=wanted["table"], from_date=wanted["from_date"], to_date=wanted["to_date"]
    )
    return found.filter(names.actors_like(wanted["actor"])) if wanted["actor"] else found
