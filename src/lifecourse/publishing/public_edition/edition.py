"""The public edition in every form, each drawn from the redacted plan and from nothing else."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from django.utils.timezone import localdate

from lifecourse.plans.api import Plan, document_of, rule_pack_of
from lifecourse.publishing.compose import compose_paper
from lifecourse.publishing.flow import plan_galley
from lifecourse.publishing.gathering import facts_of
from lifecourse.publishing.page import make_page
from lifecourse.publishing.paper import Annex, Facts, Paper
from lifecourse.publishing.pdf import make_pdf
from lifecourse.publishing.pictures import pictures_of
from lifecourse.publishing.public_edition.choices import Choices
from lifecourse.publishing.public_edition.held import Redacted
from lifecourse.publishing.public_edition.models import PublicChoice
from lifecourse.publishing.public_edition.redacting import redact
from lifecourse.publishing.word import make_word
from lifecourse.publishing.workbook import make_workbook
from lifecourse.standards.api import RulePack


class PublicForm(StrEnum):
    """A form in which the public edition is taken; its value is the file's ending."""

    PAGE = "html"
    PDF = "pdf"
    WORD = "docx"
    WORKBOOK = "xlsx"


@dataclass(frozen=True, kw_only=True)
class PublicEdition:
    """A redacted plan with the little that its papers say besides. The whole plan is not in reach here."""

    redacted: Redacted
    facts: Facts
    pack: RulePack

    def paper(self) -> Paper:
        """The edition as plain values: no findings, for they quote what is held back."""
        document = self.redacted.document
        return compose_paper(
            document,
            facts=self.facts,
            pictures=pictures_of(document, self.pack, without=self.redacted.altered),
            annexes=frozenset({Annex.SOURCES}),
        )

    def page(self, *, nonce: str = "", back: str = "") -> str:
        """The edition as one HTML page."""
        return make_page(self.paper(), nonce=nonce, back=back)

    def file(self, form: PublicForm) -> bytes:
        """The edition as a file."""
        match form:
            case PublicForm.PAGE:
                return self.page().encode()
            case PublicForm.PDF:
                return make_pdf(plan_galley(self.paper()))
            case PublicForm.WORD:
                return make_word(plan_galley(self.paper()))
            case PublicForm.WORKBOOK:
                return make_workbook(self.redacted.document, facts=self.facts, comes_back=False)


def choices_of(plan: Plan) -> Choices:
    """What was decided about a plan's public edition."""
    made = list(PublicChoice.objects.filter(plan=plan))
    return Choices(
        withheld={one.path: one.reason for one in made if not one.of_text},
        let_go={one.path: one.of_text for one in made if one.of_text},
    )


def public_edition_of(plan: Plan, *, at: datetime) -> PublicEdition:
    """The public edition of a plan as both are now."""
    redacted = redact(document_of(plan), choices_of(plan))
    facts = replace(facts_of(plan, today=localdate(at)), edition=redacted.words)
    return PublicEdition(redacted=redacted, facts=facts, pack=rule_pack_of(plan))
