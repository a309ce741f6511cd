"""The page is whole in itself, its headings are in order, and nothing typed gets out of its place."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from tests.unit.publishing.conftest import HOSTILE, WARD_ROWS, people, plan, row, text

from lifecourse.plans.api import PlanDocument
from lifecourse.publishing.compose import compose_paper
from lifecourse.publishing.page import make_page
from lifecourse.publishing.paper import Annex, Facts, Layout, PaperFinding

pytestmark = pytest.mark.unit

ALL = frozenset(Annex)
NEVER_CLOSED = {"meta", "br", "img", "link", "input", "hr"}


class Outline(HTMLParser):
    """Reads the elements of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in NEVER_CLOSED:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def page(
    document: PlanDocument, facts: Facts, findings: tuple[PaperFinding, ...] = (), nonce: str = ""
) -> str:
    return make_page(compose_paper(document, facts=facts, findings=findings, annexes=ALL), nonce=nonce)


@pytest.fixture
def html(small_plan: PlanDocument, facts: Facts, findings: tuple[PaperFinding, ...]) -> str:
    return page(small_plan, facts, findings)


def test_headings_go_down_one_step_at_a_time(html: str) -> None:
    levels = [int(tag[1]) for tag in Outline(html).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_addresses_inside_the_page_are_unique_and_lead_somewhere(html: str) -> None:
    attributes = Outline(html).attributes
    ids = [value for name, value in attributes if name == "id"]
    assert len(ids) == len(set(ids))
    targets = {str(value) for name, value in attributes if name in {"href", "aria-labelledby"}} - {"data:,"}
    assert {target.removeprefix("#") for target in targets} <= {str(i) for i in ids}


def test_every_element_is_closed(html: str) -> None:
    assert Outline(html).open == []


def test_the_page_needs_nothing_beside_itself(html: str) -> None:
    outline = Outline(html)
    assert not {"script", "img", "iframe", "object"} & set(outline.tags)
    leads = {str(value) for name, value in outline.attributes if name in {"href", "src"}}
    assert all(lead.startswith("#") or lead == "data:," for lead in leads)
    assert "http:" not in html
    assert "https:" not in html
    assert "style=" not in html
    assert "url(" not in html


def test_the_page_says_which_plan_which_revision_and_by_which_rules(html: str, facts: Facts) -> None:
    for said in (
        facts.content_id,
        "small-rules",
        "11 April 2016",
        "The Small Partnership",
        "A small template",
    ):
        assert said in html


def test_every_table_has_a_caption_and_every_row_a_heading(html: str) -> None:
    assert html.count("<table") == html.count("<caption")
    bodies = re.findall(r"<tbody>(.*?)</tbody>", html, flags=re.DOTALL)
    for tr in re.findall(r"<tr[^>]*>(.*?)</tr>", "".join(bodies), flags=re.DOTALL):
        assert tr.count('<th scope="row') == 1


def test_findings_and_sources_are_printed_only_when_asked_for(
    small_plan: PlanDocument, facts: Facts, findings: tuple[PaperFinding, ...], html: str
) -> None:
    plain = make_page(compose_paper(small_plan, facts=facts, findings=findings))
    assert "annex-" not in plain.partition("</style>")[2]
    assert "The total is £100 more than its parts." not in plain
    assert "The total is £100 more than its parts." in html
    assert "Not asked of us" in html
    assert html.count("31 December 2015") > plain.count("31 December 2015")


def test_a_served_page_allows_its_own_style_and_a_file_forbids_everything_else(
    small_plan: PlanDocument, facts: Facts, html: str
) -> None:
    served = page(small_plan, facts, nonce="abc123")
    assert '<style nonce="abc123">' in served
    assert "Content-Security-Policy" not in served
    assert "default-src 'none'" in html


@pytest.mark.parametrize("typed", HOSTILE)
def test_nothing_typed_gets_out_of_its_place(
    typed: str, facts: Facts, findings: tuple[PaperFinding, ...]
) -> None:
    calm = Outline(page(plan(), facts, findings))
    rows = (row("a", ward=text(typed), men=people(1, source=typed, note=typed)), *WARD_ROWS)
    hostile = plan(wards=rows, title=typed, answers={"1": f"{typed}\n\n- {typed}"})
    outline = Outline(page(hostile, facts, findings))
    assert outline.open == []
    assert not (set(outline.tags) - set(calm.tags) - {"ol", "ul", "li", "sup", "em"})
    assert not {name for name, _ in outline.attributes if name.startswith("on")}


def test_a_title_cannot_end_the_style_sheet(facts: Facts) -> None:
    html = page(plan(title='x"; } </style><script>alert(1)</script>'), facts)
    assert html.count("</style>") == 1
    assert "<script>" not in html


def test_a_section_that_nobody_wrote_says_so(facts: Facts) -> None:
    html = page(plan(answers={}, wards=(), money=()), facts)
    assert html.count("Nothing has been written in this section yet.") == 2
    assert "Not filled in: Money by payer; Never filled in." in html


def test_a_table_of_cards_has_a_card_for_each_row_and_labels_for_its_cells(
    small_plan: PlanDocument, facts: Facts
) -> None:
    paper = compose_paper(small_plan, facts=facts)
    part, *rest = paper.parts
    section = part.sections[0]
    table = replace(section.tables[0], layout=Layout.CARDS)
    section = replace(section, tables=(table,))
    html = make_page(replace(paper, parts=(replace(part, sections=(section,)), *rest)))
    assert html.count('class="card') == len(table.rows)
    assert '<th scope="row">Men (people)</th><td>5</td>' in html
    assert Outline(html).open == []
