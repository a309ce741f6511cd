"""Writing a part of words, with who wrote what when."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse

from lifecourse.accounts.api import stamp_of
from lifecourse.cases.kinds.document import WORDS
from lifecourse.cases.kinds.template import TemplatePart
from lifecourse.cases.models import CasePart
from lifecourse.cases.operations.writing import ChangedMeanwhile, write_part
from lifecourse.cases.queries.approval import template_of
from lifecourse.cases.views.place import CaseKeepPage


class WordsForm(forms.Form):
    """The words of a part, and why they changed."""

    words = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 12}), strip=True)
    why = forms.CharField(
        label="Why did it change?",
        help_text="Leave it empty the first time.",
        max_length=500,
        required=False,
    )

    def __init__(self, *args: Any, part: TemplatePart, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["words"]
        field.label = part.question or part.title
        field.help_text = f"{part.help} At most {part.longest:,} letters.".strip()
        # Browsers send two signs for the end of a line; they count as one here.
        self.longest = part.longest

    def clean_words(self) -> str:
        """At most so many letters, with plain ends of lines."""
        words: str = self.cleaned_data["words"].replace("\r\n", "\n")
        if len(words) > self.longest:
            raise forms.ValidationError(
                f"It has {len(words):,} letters, and may have {self.longest:,}. Say it shorter."
            )
        return words


class WriteWordsView(CaseKeepPage):
    """Write one part of words."""

    template_name = "cases/words_form.html"
    form_class = WordsForm
    button = "Save these words"
    back = "show_text"
    here = "text"
    # Whether the writer was just told that somebody else wrote it.
    told = False

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """Find the part that the address names in the template of the case."""
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated:
            found = template_of(self.case).part(WORDS + kwargs["part"])
            if found is None:
                raise Http404("This kind of case has no such part of words.")
            self.part = found
            rows = CasePart.objects.filter(case=self.case, name=found.name)
            self.history = list(rows.select_related("by").order_by("-number"))

    def number(self) -> int:
        """The number of the version that the writer read; 0 for none."""
        return self.history[0].number if self.history else 0

    def get_form_kwargs(self) -> dict[str, Any]:
        """With the part that is written."""
        return super().get_form_kwargs() | {"part": self.part}

    def get_initial(self) -> dict[str, Any]:
        """The words as they stand."""
        return {"words": self.history[0].content if self.history else ""}

    def carried(self) -> dict[str, object]:
        """Which version the writer read: once somebody else's is shown to them, that one."""
        sent = self.request.POST.get("read", "")
        return {"read": sent if sent and not self.told else self.number()}

    def refuse(self, form: forms.Form, reason: Exception) -> HttpResponse:
        """Where somebody else wrote meanwhile, theirs is shown beneath, and saving again lets ours stand."""
        self.told = isinstance(reason, ChangedMeanwhile)
        return super().refuse(form, reason)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The part's title, and what was written before."""
        return super().get_context_data(**kwargs) | {"heading": self.part.title, "history": self.history}

    def act(self, filled: dict[str, Any]) -> None:
        """Put the words in the place of those that the writer read."""
        write_part(
            case=self.case,
            name=self.part.name,
            content=filled["words"],
            read=self.version_read(),
            why=filled["why"],
            stamp=stamp_of(self.request),
        )
