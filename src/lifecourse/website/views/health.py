"""Whether the site answers: for whoever watches over it, and saying nothing else."""

from django.http import HttpRequest, HttpResponse


def health(request: HttpRequest) -> HttpResponse:
    """Answers "ok" to anybody."""
    return HttpResponse("ok\n", content_type="text/plain")
