"""Gathers what a plan's papers are drawn from: the document, the facts about it, and what was found in it."""

import secrets
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, lru_cache

from django.utils.timezone import localdate, localtime

from lifecourse.assurance.api import refresh_findings
from lifecourse.plans.api import Plan, PlanDocument, PlanVersion, document_of, rule_pack_of
from lifecourse.publishing.compose import compose_paper
from lifecourse.publishing.findings_file import findings_file
from lifecourse.publishing.flow import plan_galley
from lifecourse.publishing.found import findings_in
from lifecourse.publishing.galley import Galley
from lifecourse.publishing.leaves import Leaf, LeafForm, leaf_galley
from lifecourse.publishing.looks import look_of
from lifecourse.publishing.page import make_page
from lifecourse.publishing.paper import Annex, Facts, Paper, PaperFinding
from lifecourse.publishing.pdf import make_pdf
from lifecourse.publishing.pictures import pictures_of
from lifecourse.publishing.since import Since
from lifecourse.publishing.word import make_word
from lifecourse.publishing.words import day_words
from lifecourse.publishing.workbook import make_workbook
from lifecourse.standards.api import RulePack, pack

# Stands in a kept page where each answer's own nonce goes. Nobody can type it: it is made anew at each start.
NONCE_GOES_HERE = secrets.token_hex(16)


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """Everything that one plan's papers are drawn from, so that all of them say the same.

    Two are equal when their facts are: the content id among them stands for the document.
    """

    document: PlanDocument = field(compare=False)
    facts: Facts
    pack: RulePack = field(compare=False)
    findings: tuple[PaperFinding, ...]
    annexes: frozenset[Annex]
    since: Since | None = None

    def paper(self) -> Paper:
        """The plan as plain values."""
        return compose_paper(
            self.document,
            facts=self.facts,
            findings=self.findings,
            pictures=pictures_of(self.document, self.pack),
            annexes=self.annexes,
            since=self.since,
        )

    @cached_property
    def galley(self) -> Galley:
        """The plan as blocks, laid out once for every form that is set from them."""
        return plan_galley(self.paper())

    def page(self, *, nonce: str = "", back: str = "") -> str:
        """The plan as one HTML page."""
        if not nonce:
            return make_page(self.paper(), back=back)
        return _kept_page(self, back).replace(NONCE_GOES_HERE, nonce)

    def pdf(self) -> bytes:
        """The plan as a PDF."""
        return make_pdf(self.galley)

    def word(self) -> bytes:
        """The plan as a Word document."""
        return make_word(self.galley)

    def leaf(self, leaf: Leaf) -> Galley:
        """A paper beside the whole plan, ready to be set."""
        return leaf_galley(leaf, self.paper(), self.document)

    def leaf_file(self, leaf: Leaf, form: LeafForm) -> bytes:
        """A paper beside the whole plan as a file."""
        return make_pdf(self.leaf(leaf)) if form is LeafForm.PDF else make_word(self.leaf(leaf))

    def workbook(self) -> bytes:
        """The plan as a workbook."""
        return make_workbook(self.document, facts=self.facts, findings=self.findings, annexes=self.annexes)

    def findings_file(self) -> bytes:
        """What was found, for programs."""
        return findings_file(self.document, facts=self.facts, findings=self.findings)


@lru_cache(maxsize=16)
def _kept_page(gathered: Gathered, back: str) -> str:
    # Setting a whole plan takes a tenth of a second; it changes only when the plan or its findings do.
    return make_page(gathered.paper(), nonce=NONCE_GOES_HERE, back=back)


def gather(plan: Plan, *, annexes: frozenset[Annex], at: datetime) -> Gathered:
    """Everything that the papers of a plan are drawn from, as the plan is now.

    The checks are run first where anything changed since they last were: a paper never prints old findings.
    """
    refresh_findings(plan=plan, at=at)
    document = document_of(plan)
    return Gathered(
        document=document,
        facts=facts_of(plan, today=localdate(at)),
        pack=rule_pack_of(plan),
        findings=tuple(findings_in(plan, document)),
        annexes=annexes,
    )


def gather_version(
    version: PlanVersion, *, at: datetime, annexes: frozenset[Annex] = frozenset(), since: Since | None = None
) -> Gathered:
    """Everything that the papers of a frozen version are drawn from.

    What the checks found belongs to the plan as it is now and is not among them.
    """
    plan, document = version.plan, version.document
    rules = pack(version.rule_pack_id)
    frozen_at = localtime(version.frozen_at)
    facts = Facts(
        partnership=plan.partnership.name,
        revision=version.revision,
        content_id=version.content_hash,
        changed_at=frozen_at,
        rules_id=rules.id,
        rules_name=rules.name,
        rules_citation=rules.citation.rstrip("."),
        made_on=localdate(at),
        look=look_of(plan.partnership),
        version=f"{version.name}, frozen {day_words(frozen_at.date())}",
    )
    return Gathered(document=document, facts=facts, pack=rules, findings=(), annexes=annexes, since=since)


def facts_of(plan: Plan, *, today: date) -> Facts:
    """What a paper says of the plan that it prints."""
    pack = rule_pack_of(plan)
    return Facts(
        partnership=plan.partnership.name,
        revision=plan.revision,
        content_id=str(plan.content_id),
        changed_at=localtime(plan.changed_at),
        rules_id=pack.id,
        rules_name=pack.name,
        rules_citation=pack.citation.rstrip("."),
        made_on=today,
        look=look_of(plan.partnership),
    )
