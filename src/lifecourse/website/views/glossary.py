"""What the words of the house mean."""

from typing import Any

from django.views.generic import TemplateView

from lifecourse.website.glossary import terms


class ShowGlossaryView(TemplateView):
    """Every word with its meaning; each can be pointed at."""

    template_name = "website/glossary.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(terms=terms(), **kwargs)
