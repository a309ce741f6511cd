"""Scenarios: what a partnership may do, lever by lever, each asked for in the words of the lever."""

from typing import Any

from django import forms
from django.http import Http404

from lifecourse.accounts.api import stamp_of
from lifecourse.design.api import short_name
from lifecourse.engine.pathways import LEVERS, BadScenario, Lever, LeverKind
from lifecourse.engine.pathways import Scenario as ScenarioSaid
from lifecourse.forecasting.models import Scenario, ScenarioVersion
from lifecourse.forecasting.operations.scenarios import ChangedMeanwhile, write_scenario
from lifecourse.forecasting.queries.standing import scenarios_standing
from lifecourse.forecasting.reading.listed import ShownLever, ShownScenario, show_kind, show_scenario
from lifecourse.forecasting.rules.saying import without_codes
from lifecourse.forecasting.views.lever_form import LeverForm
from lifecourse.forecasting.views.place import REFUSALS, ForecastsKeepPage, ForecastsPage, ForecastsReadPage

# Words that are an address of their own beside scenarios.
RESERVED = {"baseline", "new"}
# A version's number has fewer; a longer one was typed by somebody who tries things.
MOST_DIGITS = 9


class ShowScenariosView(ForecastsReadPage):
    """Every scenario of a partnership, with what it does."""

    template_name = "forecasting/scenarios.html"
    here = "scenarios"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The newest version of each."""
        shown = [show_scenario(one) for one in scenarios_standing(self.partnership)]
        return super().get_context_data(**kwargs) | {"shown": shown}


class ScenarioPage(ForecastsPage):
    """A page about one scenario."""

    here = "scenarios"

    @property
    def version(self) -> ScenarioVersion:
        """The version that stands. Raises Http404."""
        of = scenarios_standing(self.partnership).filter(scenario__slug=self.kwargs["scenario"])
        found = of.first()
        if found is None:
            raise Http404("There is no such scenario here.")
        return found

    @property
    def shown(self) -> ShownScenario:
        """It in words."""
        return show_scenario(self.version)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The scenario."""
        return super().get_context_data(**kwargs) | {"shown": self.shown}


class ShowScenarioView(ScenarioPage, ForecastsReadPage):
    """One scenario: its levers, its versions, and the ways on from here."""

    template_name = "forecasting/scenario.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the levers that may be pulled, and who wrote which version."""
        versions = self.version.scenario.versions.select_related("by").order_by("-number")
        return super().get_context_data(**kwargs) | {
            "kinds": [show_kind(one, self.standing) for one in LEVERS.values()],
            "versions": list(versions),
        }


class AboutForm(forms.Form):
    """What a scenario is called, and what it is about."""

    name = forms.CharField(
        label="What is it called?",
        help_text="Short, as you would say it in a meeting: the forensic team a year later.",
        max_length=120,
    )
    words = forms.CharField(
        label="What is it about?",
        help_text="Why it is looked at, and what has to be true for it. Printed with its forecast.",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class BeginScenarioView(ForecastsKeepPage):
    """Begin a scenario: what it is called. Levers come next."""

    form_class = AboutForm
    heading = "Begin a scenario"
    button = "Begin it"
    said = "The scenario is begun. Now say what would be done."
    here = "scenarios"
    back = "show_scenarios"
    slug = ""

    def act(self, filled: dict[str, Any]) -> None:
        """Begin it under a short name of its own."""
        here = Scenario.objects.filter(partnership=self.partnership)
        stamp = stamp_of(self.request)
        there = ScenarioVersion.objects.filter(key=stamp.key).select_related("scenario").first()
        taken = RESERVED | set(here.values_list("slug", flat=True))
        # A form that is sent twice keeps the short name that it gave first.
        self.slug = there.scenario.slug if there else short_name(filled["name"], taken, otherwise="scenario")
        said = ScenarioSaid(filled["name"], filled["words"])
        write_scenario(partnership=self.partnership, slug=self.slug, said=said, read=0, stamp=stamp)

    def next_url(self) -> str:
        """The scenario."""
        return self.url("show_scenario", self.slug)


class WriteScenarioPage(ScenarioPage, ForecastsKeepPage):
    """A form that writes the next version of a scenario; it carries the version that its writer read."""

    refusals = (*REFUSALS, BadScenario)
    # Whether the writer was just told that somebody else wrote it.
    told = False

    def back_url(self) -> str:
        """The scenario."""
        return self.url("show_scenario", self.kwargs["scenario"])

    def read(self) -> int:
        """The number of the version that the form was drawn with; 0 for what is no number."""
        sent = self.request.POST.get("read", "")
        return int(sent) if sent.isdecimal() and len(sent) <= MOST_DIGITS else 0

    def carried(self) -> dict[str, Any]:
        """The version that the writer began from, kept while the form is mended; once told, the newest."""
        sent = self.read()
        return {"read": sent if sent and not self.told else self.version.number}

    def refuse(self, form: Any, reason: Exception) -> Any:
        """Where somebody else wrote meanwhile, saving again writes over what they wrote."""
        self.told = isinstance(reason, ChangedMeanwhile)
        return super().refuse(form, reason)

    def changed(self, said: ScenarioSaid, filled: dict[str, Any]) -> ScenarioSaid:
        """The scenario as it is to be."""
        raise NotImplementedError

    def act(self, filled: dict[str, Any]) -> None:
        """Write it."""
        write_scenario(
            partnership=self.partnership,
            slug=self.kwargs["scenario"],
            said=self.changed(self.shown.scenario, filled),
            read=self.read(),
            stamp=stamp_of(self.request),
        )


class WriteAboutView(WriteScenarioPage):
    """Say again what a scenario is called and about."""

    form_class = AboutForm
    heading = "What the scenario is called"

    def get_initial(self) -> dict[str, Any]:
        """As it stands."""
        said = self.shown.scenario
        return super().get_initial() | {"name": said.name, "words": said.words}

    def changed(self, said: ScenarioSaid, filled: dict[str, Any]) -> ScenarioSaid:
        """The same levers under other words."""
        return ScenarioSaid(filled["name"], filled["words"], said.levers)


class AddLeverView(WriteScenarioPage):
    """Pull one more lever."""

    form_class = LeverForm
    said = "It is added."
    button = "Add it"

    @property
    def kind(self) -> LeverKind:
        """The kind of lever that the address names. Raises Http404."""
        found = LEVERS.get(self.kwargs["kind"])
        if found is None:
            raise Http404("There is no such lever.")
        return found

    @property
    def heading(self) -> str:  # type: ignore[override]
        """What is done."""
        return self.kind.words

    @property
    def about(self) -> str:  # type: ignore[override]
        """What it changes."""
        return without_codes(self.kind.does)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the numbers by which it works."""
        works_by = show_kind(self.kind, self.standing).works_by
        return super().get_context_data(**kwargs) | {"works_by": works_by}

    def get_form_kwargs(self) -> dict[str, Any]:
        """What the lever asks."""
        first_day = self.standing.area.first_day if self.standing else None
        return super().get_form_kwargs() | {"kind": self.kind, "first_day": first_day}

    def changed(self, said: ScenarioSaid, filled: dict[str, Any]) -> ScenarioSaid:
        """With one lever more."""
        return ScenarioSaid(said.name, said.words, (*said.levers, self.lever(filled)))

    def lever(self, filled: dict[str, Any]) -> Lever:
        """The lever as it was asked for."""
        values = {one.code: filled[one.code] for one in self.kind.fields}
        return Lever(self.kind.code, values)


class ChangeLeverView(AddLeverView):
    """Change a lever."""

    said = "It is changed."
    button = "Save"

    @property
    def at(self) -> ShownLever:
        """The lever that the address names, by its place. Raises Http404."""
        levers = self.shown.levers
        number: int = self.kwargs["number"]
        if not 1 <= number <= len(levers):
            raise Http404("The scenario has no such lever.")
        return levers[number - 1]

    @property
    def pulled(self) -> Lever:
        """The lever as it stands."""
        return self.shown.scenario.levers[self.at.number - 1]

    @property
    def kind(self) -> LeverKind:
        """The kind that it is."""
        return LEVERS[self.pulled.kind]

    def get_initial(self) -> dict[str, Any]:
        """As it stands."""
        return super().get_initial() | dict(self.pulled.values)

    def changed(self, said: ScenarioSaid, filled: dict[str, Any]) -> ScenarioSaid:
        """With the lever in its place."""
        at = self.at.number
        levers = (*said.levers[: at - 1], self.lever(filled), *said.levers[at:])
        return ScenarioSaid(said.name, said.words, levers)


class TakeOutLeverView(ChangeLeverView):
    """Take a lever out of a scenario."""

    form_class = forms.Form  # type: ignore[assignment]
    said = "It is taken out."
    button = "Take it out"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Nothing is asked."""
        kwargs = super().get_form_kwargs()
        return {name: value for name, value in kwargs.items() if name not in {"kind", "first_day"}}

    @property
    def about(self) -> str:  # type: ignore[override]
        """What would go."""
        return f"It does this: {self.at.said}. The version that has it is kept."

    @property
    def heading(self) -> str:  # type: ignore[override]
        """Which lever goes."""
        return f"Take out: {self.kind.words}"

    def changed(self, said: ScenarioSaid, filled: dict[str, Any]) -> ScenarioSaid:
        """Without it."""
        at = self.at.number
        return ScenarioSaid(said.name, said.words, (*said.levers[: at - 1], *said.levers[at:]))
