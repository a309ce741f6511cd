"""The addresses of people's records. None holds a name, a number or a word that somebody typed."""

from django.urls import URLPattern, URLResolver

app_name = "people"
urlpatterns: list[URLPattern | URLResolver] = []
