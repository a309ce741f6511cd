"""Writing a case's options: each page writes one part of the case."""

from typing import Any

from django.http import Http404

from lifecourse.cases.kinds.document import PartName
from lifecourse.cases.kinds.options import Option
from lifecourse.cases.queries.cases import parts_standing
from lifecourse.cases.reading.options import named, number_words
from lifecourse.cases.views.options_forms import (
    PERCENT,
    BasisForm,
    CriteriaForm,
    OptionForm,
    ScoresForm,
)
from lifecourse.cases.views.place import WritePartPage
from lifecourse.design.api import short_name


class OptionsPartPage(WritePartPage):
    """A part of the case that its options are made of."""

    back = "show_options"
    here = "options"

    def rows(self) -> list[dict[str, Any]]:
        """What stands in the part now."""
        standing = parts_standing(self.case).get(self.part)
        return list(standing.content) if standing else []

    def option(self) -> Option:
        """The option that the address names."""
        found = self.document.appraisal.option(self.kwargs["option"])
        if found is None:
            raise Http404("This case has no such option.")
        return found


class WriteCriteriaView(OptionsPartPage):
    """What options are judged by, and how much each criterion weighs."""

    part = PartName.CRITERIA.value
    form_class = CriteriaForm
    heading = "What options are judged by"
    about = "Weights come to 100. A criterion whose name you take out goes, once no option is scored by it."
    said = "The criteria are saved."

    def get_form_kwargs(self) -> dict[str, Any]:
        """The criteria that stand."""
        return super().get_form_kwargs() | {"appraisal": self.document.appraisal}

    def do(self, form: CriteriaForm) -> None:
        """Write them."""
        self.act({"rows": form.content(form.cleaned_data)})

    def content(self, filled: dict[str, Any]) -> Any:
        """The criteria."""
        return filled["rows"]


class WriteScoresView(OptionsPartPage):
    """How well one option does by each criterion, and why."""

    part = PartName.SCORES.value
    form_class = ScoresForm
    about = (
        "From 0, not at all, to 10, as well as can be. A score left empty is not given, and an option that "
        "lacks one has no place."
    )
    said = "The scores are saved."

    @property
    def heading(self) -> str:  # type: ignore[override]
        """Which option is scored."""
        return f"Scores of {named(self.option())}"

    def get_form_kwargs(self) -> dict[str, Any]:
        """The option and its criteria."""
        return super().get_form_kwargs() | {"appraisal": self.document.appraisal, "option": self.option()}

    def do(self, form: ScoresForm) -> None:
        """Write them."""
        self.act({"rows": form.content(form.cleaned_data, self.rows(), self.option().slug)})

    def content(self, filled: dict[str, Any]) -> Any:
        """All scores of the case."""
        return filled["rows"]


class AddOptionView(OptionsPartPage):
    """Another way of going about it."""

    part = PartName.OPTIONS.value
    form_class = OptionForm
    heading = "Add an option"
    button = "Add it"
    said = "The option is added."

    def get_initial(self) -> dict[str, Any]:
        """The next number."""
        numbers = [one.number for one in self.document.appraisal.options]
        return {"number": max(numbers, default=0) + 1}

    def do(self, form: OptionForm) -> None:
        """Write it beside the others."""
        taken = [row["slug"] for row in self.rows()]
        new = {"slug": short_name(form.cleaned_data["name"], taken, otherwise="option")}
        self.act({"rows": [*self.rows(), form.content(form.cleaned_data, new)]})

    def content(self, filled: dict[str, Any]) -> Any:
        """All options of the case."""
        return filled["rows"]


class WriteOptionView(AddOptionView):
    """One option in words."""

    button = "Save"
    said = "The option is saved."

    @property
    def heading(self) -> str:  # type: ignore[override]
        """Which option."""
        return named(self.option())

    def get_initial(self) -> dict[str, Any]:
        """What stands there now."""
        one = self.option()
        return {key: getattr(one, key) for key in ("number", "name", "words", "status_quo", "source")} | {
            "advantages": "\n".join(one.advantages),
            "disadvantages": "\n".join(one.disadvantages),
        }

    def do(self, form: OptionForm) -> None:
        """Write it in its place."""
        slug = self.option().slug
        self.act(
            {
                "rows": [
                    form.content(form.cleaned_data, row) if row["slug"] == slug else row
                    for row in self.rows()
                ]
            }
        )


class WriteBasisView(OptionsPartPage):
    """How every option is worked out in money."""

    part = PartName.APPRAISAL.value
    form_class = BasisForm
    heading = "How options are worked out in money"
    said = "Saved: every option is worked out anew."

    def get_form_kwargs(self) -> dict[str, Any]:
        """The day whose rules apply."""
        return super().get_form_kwargs() | {"on": self.document.about.first_day}

    def get_initial(self) -> dict[str, Any]:
        """What stands there now."""
        basis = self.document.appraisal.basis
        found: dict[str, Any] = {
            key: getattr(basis, key) for key in ("first_year", "schedule", "prices", "source")
        }
        if basis.inflation is not None:
            found["inflation"] = number_words(basis.inflation * PERCENT, 4)
        if basis.hope is not None:
            found |= {"project": basis.hope.project, "dealt_with": basis.hope.why}
            found["mitigated"] = number_words(basis.hope.mitigated * PERCENT, 4)
        return found

    def do(self, form: BasisForm) -> None:
        """Write it."""
        self.act({"basis": form.content(form.cleaned_data)})

    def content(self, filled: dict[str, Any]) -> Any:
        """The basis."""
        return filled["basis"]
