"""Names who is acting, so that every change made during a request is recorded as theirs."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from lifecourse.audit.api import acting_as


class NameTheActor:
    """Runs each request in the name of whoever is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            with acting_as("nobody signed in"):
                return self.get_response(request)
        # The name as it is today: the record keeps it when the person has long left.
        with acting_as(f"account:{request.user.pk}", label=request.user.full_name):
            return self.get_response(request)
