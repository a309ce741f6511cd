"""Two records side by side: whether they are one person, and taking apart what should not be one."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.views.generic import TemplateView

from lifecourse.design.api import PlainFormView
from lifecourse.organisations.api import NotAllowed, Permission
from lifecourse.people.folding import UnableToFold
from lifecourse.people.match_quality import decided_here, numbers_by_system, on_made_up_people
from lifecourse.people.models import Merge, PossibleMatch
from lifecourse.people.operations.folding import decide_match, take_apart
from lifecourse.people.queries import NoSuchPerson, organisations_seeing, pairs_waiting, people_seen_by
from lifecourse.people.reading import portraits_of, read_somebody
from lifecourse.people.side_by_side import side_by_side
from lifecourse.people.views.place import PeoplePage

MOST = 100


class DecisionForm(forms.Form):
    """Whether two are one, and why."""

    answer = forms.ChoiceField(
        label="Are these one person?",
        choices=[("same", "Yes, they are one person"), ("different", "No, they are two people")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether they are one person or two."},
    )
    reason = forms.CharField(
        label="How do you know?",
        help_text="Whoever looks at this later reads it: what you compared, and whom you asked.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say how you know."},
    )


class ReasonForm(forms.Form):
    """Why two are not one after all."""

    reason = forms.CharField(
        label="Why are they two people?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why they are two people."},
    )


class MatchingPage(PeoplePage):
    """Opens for those who may say whether two records are one person."""

    permission = Permission.MATCH_PEOPLE

    def waiting(self) -> QuerySet[PossibleMatch]:
        """The pairs that wait for somebody, of which the reader may see both."""
        return pairs_waiting(self.account, on=self.today, at=self.at)


class ShowPossibleMatches(MatchingPage, TemplateView):
    """Pairs that may be one person, the likeliest first."""

    template_name = "people/matches.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Each pair by both names."""
        pairs = list(self.waiting()[:MOST])
        heads = [person.head for pair in pairs for person in (pair.first, pair.second)]
        portraits = portraits_of(heads, today=self.today)
        lines = [
            {
                "pair": pair,
                "first": portraits[pair.first.head_id],
                "second": portraits[pair.second.head_id],
                "in_a_hundred": round(pair.probability * 100),
            }
            for pair in pairs
        ]
        return super().get_context_data(lines=lines, **kwargs)


class ShowMatchQuality(MatchingPage, TemplateView):
    """How well matching does, on made-up people, by what was decided here, and with which numbers."""

    template_name = "people/match_quality.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Counts alone: nobody is named, and no system of another organisation."""
        own = organisations_seeing(self.account, on=self.today, permission=self.permission)
        return super().get_context_data(
            made=on_made_up_people(), decided=decided_here(), systems=numbers_by_system(own), **kwargs
        )


class Compare(MatchingPage, PlainFormView):
    """Two records side by side, what speaks for one person and what against it, and a decision."""

    template_name = "people/compare.html"
    form_class = DecisionForm

    def pair(self) -> PossibleMatch:
        """The pair, where the reader may see both; otherwise a page that is not there."""
        found: PossibleMatch | None = self.waiting().filter(pk=self.kwargs["number"]).first()
        if found is None:
            raise Http404("There is nobody here whom you may see.")
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Both records, field by field."""
        pair = self.pair()
        heads = [pair.first.head, pair.second.head]
        portraits = portraits_of(heads, today=self.today)
        rows = side_by_side(portraits[heads[0].pk], portraits[heads[1].pk])
        after = self.waiting().exclude(pk=pair.pk).first()
        return super().get_context_data(
            pair=pair,
            rows=rows,
            in_a_hundred=round(pair.probability * 100),
            after=after,
            **kwargs,
        )

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Write the decision down, or say why it cannot be."""
        same = form.cleaned_data["answer"] == "same"
        try:
            merge = decide_match(
                match=self.pair(), same=same, by=self.account, at=self.at, reason=form.cleaned_data["reason"]
            )
        except (NotAllowed, NoSuchPerson, UnableToFold) as reason:
            form.add_error(None, str(reason))
            return self.form_invalid(form)
        if merge is None:
            messages.success(self.request, "Kept as two people. Nobody will be asked about them again.")
            return redirect("people:show_possible_matches")
        apart = reverse("people:take_apart", args=[merge.pk])
        words = 'They are one person now. Was that wrong? <a href="{}">Undo it</a>.'
        messages.success(self.request, format_html(words, apart))
        return redirect("people:show_person", merge.kept_id)


class ShowMerges(PeoplePage, TemplateView):
    """Every fold of a person's records, also those that were undone."""

    template_name = "people/merges.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Only between two whom the reader may both see: what was taken apart may be somebody else's."""
        person = self.person_of(self.kwargs["key"])
        seen = people_seen_by(self.account, on=self.today, at=self.at).values("pk")
        ours = Q(kept__head=person) | Q(folded__head=person)
        merges = Merge.objects.filter(ours, kept__head__in=seen, folded__head__in=seen)
        return super().get_context_data(
            somebody=read_somebody(person, today=self.today),
            merges=merges.select_related("by", "undone_by"),
            may_match=self.may(Permission.MATCH_PEOPLE),
            **kwargs,
        )


class TakeApart(MatchingPage, PlainFormView):
    """Undo one fold: both records come back as they were."""

    template_name = "people/take_apart.html"
    form_class = ReasonForm

    def merge(self) -> Merge:
        """A fold in force between two whom the reader may see; otherwise a page that is not there."""
        seen = people_seen_by(self.account, on=self.today, at=self.at, permission=self.permission).values(
            "pk"
        )
        found = Merge.objects.filter(
            kept__head__in=seen, pk=self.kwargs["number"], undone_at=None
        ).select_related("kept__head", "folded", "by")
        merge = found.first()
        if merge is None:
            raise Http404("There is nobody here whom you may see.")
        return merge

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The fold, and the person they are now."""
        merge = self.merge()
        now = portraits_of([merge.kept.head], today=self.today)[merge.kept.head_id]
        return super().get_context_data(merge=merge, now=now, **kwargs)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Take them apart, or say why it cannot be done."""
        merge = self.merge()
        try:
            take_apart(merge=merge, by=self.account, at=self.at, reason=form.cleaned_data["reason"])
        except (NotAllowed, NoSuchPerson, UnableToFold) as reason:
            form.add_error(None, str(reason))
            return self.form_invalid(form)
        messages.success(self.request, "They are two people again, each with what they had before.")
        return redirect("people:show_person", merge.kept_id)
