"""How wrong forecasts were: about England and theory, and about an area's own past."""

from typing import Any

from django.utils import timezone
from django.views.generic import TemplateView

from lifecourse.accounts.api import Account
from lifecourse.forecasting.believed import believed
from lifecourse.forecasting.queries.forecasts import partnerships_seen_by
from lifecourse.forecasting.queries.looking_back import own_past
from lifecourse.forecasting.reading.learning import learning_view
from lifecourse.forecasting.reading.looking_back import past_view
from lifecourse.forecasting.views.place import ForecastsReadPage
from lifecourse.standards.api import published_series


class ShowHowWrongView(TemplateView):
    """How wrong the model was about England when it could not see the answer, and whether theory holds."""

    template_name = "forecasting/learning/england.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What was found, and whose own past the reader may look at."""
        account = self.request.user
        seen = partnerships_seen_by(account, on=timezone.localdate()) if isinstance(account, Account) else ()
        published = published_series()
        return super().get_context_data(**kwargs) | {
            "learning": learning_view(believed()),
            "published": published,
            "partnerships": seen,
        }


class ShowOwnPastView(ForecastsReadPage):
    """What the forecast would have said of an area's own past, and what kept ones said, beside what came."""

    template_name = "forecasting/learning/past.html"
    here = "how-wrong"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What can be held against what came by today."""
        past = past_view(own_past(self.partnership, today=self.today))
        return super().get_context_data(**kwargs) | {"past": past}
