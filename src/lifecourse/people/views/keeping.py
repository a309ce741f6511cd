"""Writing about a person, with them: what they say, what services do differently, who is near."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property

from lifecourse.design.api import DayField, PlainFormView
from lifecourse.organisations.api import NotAllowed, Organisation, Permission
from lifecourse.people.kinds import (
    ABOUT_QUESTIONS,
    ADJUSTMENT_CATEGORIES,
    AROUND_KINDS,
    AUTHORITY_KINDS,
    CannotStand,
)
from lifecourse.people.models import About, Adjustment, Authority, Person, Relationship, Responsibility
from lifecourse.people.operations.about import ChangedMeanwhile, words_of, write_about
from lifecourse.people.operations.adjusting import add_adjustment, end_adjustment
from lifecourse.people.operations.around import add_around, change_around, end_around
from lifecourse.people.operations.responsible import add_responsibility, end_responsibility
from lifecourse.people.operations.speaking import add_authority, end_authority
from lifecourse.people.queries import NoSuchPerson, people_seen_by
from lifecourse.people.reading import about_of, read_somebody
from lifecourse.people.rules import PART_WORDS, Basis, Part
from lifecourse.people.views.place import PeoplePage

Line = Adjustment | Relationship | Authority | Responsibility
SHORT = {"called", "languages", "needs_interpreter"}


class KeepingPage(PeoplePage, PlainFormView):
    """Opens for those who may write about this person; to others the person is not there."""

    permission = Permission.KEEP_PEOPLE
    template_name = "people/keep.html"
    heading = lead = button = done = ""

    @cached_property
    def person(self) -> Person:
        """The head about whom it is, or a page that is not there."""
        return self.person_of(self.kwargs["key"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The person, and what the page asks."""
        somebody = read_somebody(self.person, today=self.today)
        return super().get_context_data(
            somebody=somebody,
            heading=self.heading.format(called=somebody.called),
            lead=self.lead.format(called=somebody.called),
            button=self.button,
            **kwargs,
        )

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Write it down, or say why it cannot stand."""
        try:
            self.write(form.cleaned_data)
        except NotAllowed as reason:
            raise PermissionDenied(str(reason)) from None
        except NoSuchPerson as reason:
            raise Http404(str(reason)) from None
        except CannotStand as reason:
            form.add_error(None, str(reason))
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return redirect("people:show_person", self.person.pk)

    def write(self, said: dict[str, Any]) -> None:
        """Do what the form says."""
        raise NotImplementedError


def _long(label: str, help_text: str = "", *, letters: int = 300, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=letters,
        widget=forms.Textarea(attrs={"rows": 3}),
        **options,
    )


class AboutForm(forms.Form):
    """One question a part, and with whom it was written. What stood there before goes along, unseen."""

    # Every question may be left out, which the page says once.
    say_optional = False

    def __init__(self, *args: Any, standing: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, question in ABOUT_QUESTIONS.items():
            box = forms.TextInput() if name in SHORT else forms.Textarea(attrs={"rows": 4})
            letters = 100 if name == "called" else 200 if name in SHORT else 4000
            self.fields[name] = forms.CharField(
                label=question, widget=box, max_length=letters, required=False, initial=standing[name]
            )
            self.fields[f"seen_{name}"] = forms.CharField(
                widget=forms.HiddenInput, required=False, strip=False, initial=standing[name]
            )
        self.fields["written_with"] = forms.CharField(
            label="Who wrote it, and with whom?",
            help_text="Such as: Bel, with her sister and her support worker.",
            max_length=200,
            error_messages={"required": "Say who wrote it, and with whom."},
        )
        self.fields["written_on"] = DayField(label="On which day?")


class WriteAbout(KeepingPage):
    """What somebody says about themselves, asked with them. The second to save sees both."""

    template_name = "people/write_about.html"
    form_class = AboutForm
    done = "Written down. What it said before stays in the record of change."

    @cached_property
    def standing(self) -> About | None:
        """What is written now."""
        return about_of(self.person)

    def get_form_kwargs(self) -> dict[str, Any]:
        """What stands there to begin with."""
        return super().get_form_kwargs() | {"standing": words_of(self.standing)}

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"written_on": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """Keep it."""
        write_about(
            person=self.person,
            typed={name: said[name] for name in ABOUT_QUESTIONS},
            seen={name: said[f"seen_{name}"] for name in ABOUT_QUESTIONS},
            written_on=said["written_on"],
            written_with=said["written_with"],
            by=self.account,
            at=self.at,
        )

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Keep it; where somebody else wrote meanwhile, show what stands beside what was typed."""
        try:
            return super().form_valid(form)
        except ChangedMeanwhile as changed:
            data = {name: str(words) for name, words in form.data.items()}
            for name, words in changed.standing.items():
                typed, seen = data.get(name, ""), data.get(f"seen_{name}", "")
                # What the writer left alone follows the other; what both changed waits for the writer.
                if typed.split() == seen.split():
                    data[name] = words
                data[f"seen_{name}"] = words
            again = AboutForm(data, standing=dict(changed.standing))
            again.is_valid()
            for name, words in changed.both.items():
                shown = f"it says now: {words}" if words else "it is empty now"
                again.add_error(
                    name, f"Somebody else changed this while you wrote; {shown}. Save again to keep yours."
                )
            return self.form_invalid(again)


class AdjustmentForm(forms.Form):
    """One thing that services do differently."""

    code = forms.ChoiceField(
        label="What kind of adjustment is it?",
        choices=[("", "Choose"), *ADJUSTMENT_CATEGORIES.items()],
        error_messages={"required": "Choose what kind of adjustment it is."},
    )
    words = _long(
        "What do services do differently?",
        "Say it so that somebody at a reception desk can do it. Such as: book the first appointment "
        "of the day, twice as long.",
        error_messages={"required": "Say what services do differently."},
    )
    from_date = DayField(label="Since when?")


class AddAdjustment(KeepingPage):
    """Write down an adjustment."""

    form_class = AdjustmentForm
    heading = "What do services do differently for {called}?"
    lead = "Ask {called} first what helps. Everybody who opens this record sees it. Nobody is asked why."
    button = "Write it down"
    done = "Written down. It stands near the top of the page."

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"from_date": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        add_adjustment(person=self.person, by=self.account, at=self.at, **said)


class EndForm(forms.Form):
    """The last day, and why."""

    to_date = DayField(label="What was the last day?")
    why = _long("Why does it end?", error_messages={"required": "Say why it ends."})


class KeptLinePage(KeepingPage):
    """About one line of a person's record, known by its number; not there for whoever may not write here."""

    table: type[Line]

    @cached_property
    def line(self) -> Any:
        """The line that has not ended, of somebody about whom the reader may write."""
        seen = people_seen_by(self.account, on=self.today, at=self.at, permission=self.permission)
        found = self.table._default_manager.filter(
            Q(to_date=None) | Q(to_date__gte=self.today),
            pk=self.kwargs["number"],
            person__head__in=seen.values("pk"),
        )
        line = found.select_related("person__head").first()
        if line is None:
            raise Http404("There is nobody here whom you may see.")
        return line

    @cached_property
    def person(self) -> Person:
        """The head about whom the line is."""
        head: Person = self.line.person.head
        return head

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The line in words."""
        context = super().get_context_data(**kwargs)
        return context | {"words": self.words(context["somebody"])}

    def words(self, somebody: Any) -> str:
        """What the line is about."""
        return str(self.line.words)

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nothing is read of a form before the line is found."""
        _ = self.line
        return super().post(*args, **kwargs)


class EndAdjustment(KeptLinePage):
    """Say that an adjustment is no longer needed, and why."""

    table: type[Line] = Adjustment
    form_class = EndForm
    heading = "Is this no longer needed?"
    lead = "It leaves the page of {called} and stays in the record, with the reason."
    button = "End it"
    done = "Ended. It no longer counts."

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"to_date": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """End it."""
        end_adjustment(adjustment=self.line, by=self.account, at=self.at, **said)


class ToldForm(forms.Form):
    """What somebody is to a person, apart from their name."""

    may_be_told = forms.ChoiceField(
        label="May they be told things?",
        choices=[
            ("yes", "Yes, what the person is happy for them to know"),
            ("no", "No: the person does not want them to be told anything"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether they may be told things."},
    )
    is_unpaid_carer = forms.BooleanField(label="They are an unpaid carer", required=False)
    is_first_contact = forms.BooleanField(
        label="They are the first to contact",
        help_text="Whoever was first before is not any longer.",
        required=False,
    )
    words = _long("Anything else to know?", "Such as when to ring.", required=False)

    def clean_may_be_told(self) -> bool:
        """As a yes or a no."""
        return bool(self.cleaned_data["may_be_told"] == "yes")


class AroundForm(ToldForm):
    """Somebody around a person."""

    given = forms.CharField(
        label="First name",
        max_length=100,
        error_messages={"required": "Give their first name."},
    )
    family = forms.CharField(label="Last name", max_length=100, required=False)
    kind = forms.ChoiceField(
        label="Who are they to the person?",
        choices=[("", "Choose"), *AROUND_KINDS.items()],
        error_messages={"required": "Say who they are to the person."},
    )
    phone = forms.CharField(label="Telephone", max_length=40, required=False, widget=forms.TextInput)
    field_order = ("given", "family", "kind", "phone")


class AddAround(KeepingPage):
    """Write down somebody around a person."""

    form_class = AroundForm
    heading = "Who is around {called}?"
    lead = (
        "Ask {called} who matters, and who may be told what. Also write down whoever must not be told: "
        "it then stands at the top of the page."
    )
    button = "Write it down"
    done = "Written down."

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        add_around(person=self.person, by=self.account, at=self.at, **said)


class ChangeAround(KeptLinePage):
    """Say anew what somebody is to a person, and whether they may be told things."""

    table: type[Line] = Relationship
    form_class: type[forms.Form] = ToldForm
    heading = "What is this one to {called} now?"
    lead = "Ask {called} first, without the other in the room."
    button = "Save"
    done = "Written down."

    def get_initial(self) -> dict[str, Any]:
        """As it stands."""
        return {
            "may_be_told": "yes" if self.line.may_be_told else "no",
            "is_unpaid_carer": self.line.is_unpaid_carer,
            "is_first_contact": self.line.is_first_contact,
            "words": self.line.words,
        }

    def words(self, somebody: Any) -> str:
        """By name, as the person's page says it."""
        return next(
            (f"{one.name}, {one.kind}" for one in somebody.around if one.relationship.pk == self.line.pk), ""
        )

    def write(self, said: dict[str, Any]) -> None:
        """Keep it."""
        change_around(relationship=self.line, by=self.account, at=self.at, **said)


class EndAround(ChangeAround):
    """Say that somebody is no longer around a person."""

    form_class = EndForm
    heading = "Is this one no longer around {called}?"
    lead = "They leave the page of {called}. What was stays in the record, with the reason."
    button = "End it"
    done = "Ended. It no longer counts."

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"to_date": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """End it."""
        end_around(relationship=self.line, by=self.account, at=self.at, **said)


class AuthorityForm(forms.Form):
    """By what authority somebody speaks for a person."""

    kind = forms.ChoiceField(
        label="By what authority?",
        choices=[("", "Choose"), *AUTHORITY_KINDS.items()],
        error_messages={"required": "Choose by what authority."},
    )
    about = _long(
        "About what may they speak or decide?",
        "Such as: health and where to live; not money.",
        error_messages={"required": "Say about what they may speak or decide."},
    )
    evidence = _long(
        "What did you see that shows it?",
        "Such as: the order of the court, with its date. Nobody speaks for somebody on their own word.",
        error_messages={"required": "Say what you saw that shows it."},
    )
    seen_on = DayField(label="When did you see it?")
    from_date = DayField(label="Since when does it hold?")
    to_date = DayField(
        label="What is its last day?",
        help_text="Leave it empty where there is none. Parental responsibility ends by itself at 18.",
        required=False,
    )


class AddAuthority(ChangeAround):
    """Say that somebody around a person speaks for them."""

    form_class = AuthorityForm
    heading = "Who speaks for {called}?"
    lead = (
        "{called} speaks first. An adult who can decide something decides it, and nobody is asked instead; "
        "a relative has no say by being one."
    )
    button = "Write it down"

    def get_initial(self) -> dict[str, Any]:
        """Seen today."""
        return {"seen_on": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        add_authority(relationship=self.line, by=self.account, at=self.at, **said)


class EndAuthority(EndAdjustment):
    """Say that somebody no longer speaks for a person."""

    table = Authority
    heading = "Does this one no longer speak for {called}?"

    def words(self, somebody: Any) -> str:
        """About what it was."""
        return str(self.line.about)

    def write(self, said: dict[str, Any]) -> None:
        """End it."""
        end_authority(authority=self.line, by=self.account, at=self.at, **said)


class ResponsibilityForm(forms.Form):
    """An organisation's part in a person's life."""

    organisation = forms.ModelChoiceField(
        label="Which organisation?",
        queryset=Organisation.objects.order_by("name"),
        error_messages={"required": "Choose the organisation."},
    )
    part = forms.ChoiceField(
        label="What is it to this person?",
        choices=[("", "Choose"), *((part.value, PART_WORDS[part]) for part in Part)],
        error_messages={"required": "Say what it is to this person."},
    )
    basis = forms.ChoiceField(
        label="Why may it know of this person?",
        choices=[
            (
                Basis.AGREED.value,
                "By agreement: it knows of them only once they agree, or it is in their best interests",
            ),
            (Basis.OWN_DUTY.value, "By a duty in law of its own: it knows of them from that day"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Say why it may know of this person."},
    )
    from_date = DayField(label="Since when?")


class AddResponsibility(KeepingPage):
    """Write down an organisation's part in a person's life."""

    form_class = ResponsibilityForm
    heading = "Who else is responsible for {called}?"
    lead = "Tell {called} who gets to know of them by this, and why."
    button = "Write it down"
    done = "Written down."

    def get_initial(self) -> dict[str, Any]:
        """Today."""
        return {"from_date": self.today}

    def write(self, said: dict[str, Any]) -> None:
        """Write it down."""
        add_responsibility(
            person=self.person,
            organisation=said["organisation"],
            part=Part(said["part"]),
            basis=Basis(said["basis"]),
            from_date=said["from_date"],
            by=self.account,
            at=self.at,
        )


class EndResponsibility(EndAdjustment):
    """Say that an organisation has no part in a person's life any more."""

    table = Responsibility
    heading = "Is this one no longer responsible for {called}?"
    lead = "It knows of {called} until the day that you give, and no longer by this."

    def words(self, somebody: Any) -> str:
        """Which organisation, and what it was."""
        return f"{self.line.get_part_display()}: {self.line.organisation}"

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Whoever ends their own organisation's part may not see the person any more."""
        answer = super().form_valid(form)
        if answer.status_code == 302:
            seen = people_seen_by(self.account, on=self.today, at=self.at)
            if not seen.filter(pk=self.person.pk).exists():
                return redirect("people:find")
        return answer

    def write(self, said: dict[str, Any]) -> None:
        """End it."""
        end_responsibility(responsibility=self.line, by=self.account, at=self.at, **said)
