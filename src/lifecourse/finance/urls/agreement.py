"""Addresses of agreements: under a fund, and by themselves."""

from django.urls import path

from lifecourse.finance.views import agreement, drafting, signing, terms

AT = "agreements/<slug:partnership>/<slug:agreement>/"
urlpatterns = [
    path("agreements/", agreement.ShowAgreementsView.as_view(), name="show_agreements"),
    # Before the agreements themselves, none of which is called so.
    path(
        "agreements/<slug:partnership>/begin/",
        drafting.BeginAgreementView.as_view(),
        name="begin_agreement",
    ),
    path(AT, agreement.OpenAgreementView.as_view(), name="open_agreement"),
    path(f"{AT}versions/<int:number>/", agreement.ShowVersionView.as_view(), name="show_agreement_version"),
    path(f"{AT}versions/<int:number>/sign/<slug:party>/", signing.SignView.as_view(), name="sign_agreement"),
    path(f"{AT}next/", agreement.ShowDraftView.as_view(), name="show_agreement_draft"),
    path(f"{AT}next/begin/", drafting.VaryView.as_view(), name="vary_agreement"),
    path(f"{AT}next/days/", terms.FrameView.as_view(), name="frame_agreement"),
    path(f"{AT}next/says/<slug:particular>/", terms.SayView.as_view(), name="say_in_agreement"),
    path(f"{AT}next/parties/", terms.BindView.as_view(), name="bind_party"),
    path(f"{AT}next/sums/", terms.SumView.as_view(), name="say_sum"),
    path(f"{AT}next/put-forward/", drafting.PutForwardView.as_view(), name="put_agreement_forward"),
    path(f"{AT}next/throw-away/", drafting.ThrowAwayView.as_view(), name="throw_agreement_away"),
    path("<slug:fund>/<slug:year>/agreement/", agreement.ShowAgreementView.as_view(), name="show_agreement"),
]
