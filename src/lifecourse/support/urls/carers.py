"""The addresses of carers. None holds a name or a word that somebody typed."""

from django.urls import URLPattern, URLResolver, path

from lifecourse.support.views.carers import (
    AddCarerSupport,
    AddFamilyWords,
    BeginCaring,
    DeclineAssessment,
    EndCarerSupport,
    HoldAssessment,
    OfferAssessment,
    ShareAsCarer,
    ShowAroundThem,
    ShowCarer,
    TakeBack,
    WriteContingency,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("carers/<int:number>/begin/", BeginCaring.as_view(), name="begin_caring"),
    path("carer-assessments/<int:number>/held/", HoldAssessment.as_view(), name="hold_assessment"),
    path("carer-assessments/<int:number>/declined/", DeclineAssessment.as_view(), name="decline_assessment"),
    path("carer-support/<int:number>/end/", EndCarerSupport.as_view(), name="end_carer_support"),
    path("carings/<int:number>/share/", ShareAsCarer.as_view(), name="share_as_carer"),
    path("carer-shares/<int:number>/take-back/", TakeBack.as_view(), name="take_back"),
    path("<uuid:key>/carers/", ShowAroundThem.as_view(), name="show_carers"),
    path("<uuid:key>/carers/contingency/", WriteContingency.as_view(), name="write_contingency"),
    path("<uuid:key>/carers/family/", AddFamilyWords.as_view(), name="add_family_words"),
    path("<uuid:key>/carer/", ShowCarer.as_view(), name="show_carer"),
    path("<uuid:key>/carer/assessments/add/", OfferAssessment.as_view(), name="offer_assessment"),
    path("<uuid:key>/carer/support/add/", AddCarerSupport.as_view(), name="add_carer_support"),
]
