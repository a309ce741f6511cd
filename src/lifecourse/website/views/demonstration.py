"""The demonstration's users and their codes: only where this is a demonstration."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView

from lifecourse.website.demonstration import users


@method_decorator(login_not_required, name="dispatch")
class ShowDemonstrationView(TemplateView):
    """Who may sign in to the demonstration, and how."""

    template_name = "website/demonstration.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        # A proxy in front means readers elsewhere, and these are working passwords.
        forwarded = {"HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP"} & set(request.META)
        if not settings.DEMONSTRATION or forwarded:
            raise Http404

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(users=users(), **kwargs)
