"""The site, with the page of every component beside it."""

from django.urls import path
from tests.page.design.gallery import show_gallery

from lifecourse import urls

urlpatterns = [path("every-component", show_gallery, name="every_component"), *urls.urlpatterns]
