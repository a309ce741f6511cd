"""Addresses of people's money in a fund."""

from django.urls import path

from lifecourse.finance.views import packages

urlpatterns = [
    path("<slug:fund>/<slug:year>/packages/", packages.ShowPackagesView.as_view(), name="show_packages"),
    path("<slug:fund>/<slug:year>/packages/map/", packages.MapPackagesView.as_view(), name="map_packages"),
    path(
        "<slug:fund>/<slug:year>/packages/map/<int:mapping>/end/",
        packages.UnmapPackagesView.as_view(),
        name="unmap_packages",
    ),
    path(
        "<slug:fund>/<slug:year>/packages/post/<int:month>/",
        packages.PostPackagesView.as_view(),
        name="post_packages",
    ),
]
