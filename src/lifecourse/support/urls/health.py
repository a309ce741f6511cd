"""The addresses of health equality. None holds a name or a word that somebody typed."""

from django.urls import URLPattern, URLResolver, path

from lifecourse.support.views.equality import (
    EnterFramework,
    EnterScreening,
    NoteScreening,
    Rate,
    ShowHealth,
    ShowStandard,
    ShowStandards,
)

health_urls: list[URLPattern | URLResolver] = [
    path("health-standards/", ShowStandards.as_view(), name="standards"),
    path("health-standards/rating/enter/", EnterFramework.as_view(), name="enter_framework"),
    path("health-standards/screening/enter/", EnterScreening.as_view(), name="enter_screening"),
    path("health-standards/<int:number>/", ShowStandard.as_view(), name="show_standard"),
    path("<uuid:key>/health/", ShowHealth.as_view(), name="show_health"),
    path("<uuid:key>/health/rate/", Rate.as_view(), name="rate"),
    path("<uuid:key>/health/screening/", NoteScreening.as_view(), name="note_screening"),
]
