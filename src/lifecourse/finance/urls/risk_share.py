"""Addresses of the rules of sharing."""

from django.urls import path

from lifecourse.finance.views import risk_share, wording

AT = "<slug:fund>/<slug:year>/sharing/"
urlpatterns = [
    path(AT, risk_share.ShowSharingView.as_view(), name="show_sharing"),
    path(f"{AT}what-if/", risk_share.WhatIfView.as_view(), name="what_if"),
    path(f"{AT}propose/", wording.ProposeRiskShareView.as_view(), name="propose_risk_share"),
    path(f"{AT}propose-end/", wording.ProposeSettlementView.as_view(), name="propose_settlement"),
    path(f"{AT}<slug:slug>/propose/", wording.ProposeRiskShareView.as_view(), name="propose_wording"),
    path(f"{AT}<slug:slug>/agree/", risk_share.AgreeRuleView.as_view(), name="agree_rule"),
    path(f"{AT}<slug:slug>/hold/", risk_share.HoldPotView.as_view(), name="hold_pot"),
    path(f"{AT}<slug:slug>/share-out/", risk_share.ResolvePotView.as_view(), name="resolve_pot"),
]
