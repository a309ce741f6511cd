"""Addresses of savings and benefits, of what came of them, and of what is claimed twice."""

from django.urls import path

from lifecourse.cases.views import following, saving_lists, savings_edit

LIST = "<slug:partnership>/<slug:case>/savings/<slug:saving>/list/<slug:list>/"

# Before a case's own address: no case is called savings or claims.
urlpatterns = [
    path("<slug:partnership>/savings/", following.ShowFollowingView.as_view(), name="show_following"),
    path("<slug:partnership>/claims/", following.ShowClaimsView.as_view(), name="show_claims"),
    path("<slug:partnership>/<slug:case>/savings/", following.ShowSavingsView.as_view(), name="show_savings"),
    path(
        "<slug:partnership>/<slug:case>/savings/add/",
        savings_edit.WriteSavingView.as_view(),
        name="add_saving",
    ),
    path(
        "<slug:partnership>/<slug:case>/savings/<slug:saving>/change/",
        savings_edit.WriteSavingView.as_view(),
        name="write_saving",
    ),
    path(LIST, saving_lists.ShowSavingListView.as_view(), name="show_saving_list"),
    path(f"{LIST}add/", saving_lists.AddToSavingView.as_view(), name="add_to_saving"),
    path(f"{LIST}<int:number>/", saving_lists.WriteOfSavingView.as_view(), name="write_of_saving"),
    path(f"{LIST}<int:number>/out/", saving_lists.TakeOutOfSavingView.as_view(), name="take_out_of_saving"),
    path(
        "<slug:partnership>/<slug:case>/savings/<slug:saving>/month/",
        following.TellMonthView.as_view(),
        name="tell_month",
    ),
    path(
        "<slug:partnership>/<slug:case>/benefits/", following.ShowBenefitsView.as_view(), name="show_benefits"
    ),
    path(
        "<slug:partnership>/<slug:case>/benefits/<slug:benefit>/result/",
        following.TellResultView.as_view(),
        name="tell_result",
    ),
]
