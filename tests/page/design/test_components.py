"""Every component is drawn as the design system asks, without inline style and without JavaScript."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from tests.page.design.gallery import AcceptFindingForm, ShownFigure, draw_gallery, gallery_context

pytestmark = pytest.mark.page


def drawn(line: str, /, **context: Any) -> str:
    """A line of template with our tags loaded."""
    return Template("{% load design words %}" + line).render(Context(context))


@pytest.fixture(scope="module")
def page() -> str:
    """The page of every component."""
    request = RequestFactory().get("/design")
    request.user = AnonymousUser()
    return draw_gallery(request)


class Nesting(HTMLParser):
    """Finds ids that are used twice and elements closed in the wrong order."""

    VOID = frozenset(["meta", "link", "input", "br", "hr", "img", "path", "rect", "circle"])

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value for name, value in attrs if name == "id" and value]
        if tag not in self.VOID or (
            tag in {"rect", "circle", "path"} and self.get_starttag_text()[-2] != "/"
        ):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value for name, value in attrs if name == "id" and value]

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"{tag} at {self.getpos()}")


def test_elements_are_nested_and_ids_used_once(page: str) -> None:
    found = Nesting()
    found.feed(page)
    assert not found.wrong
    assert not {one for one in found.ids if found.ids.count(one) > 1}


def test_nothing_carries_inline_style_or_script(page: str) -> None:
    assert not re.findall(r"\sstyle=", page)
    assert not re.findall(r"\son[a-z]+=", page)
    assert all(re.search(r'nonce="[^"]+"', tag) for tag in re.findall(r"<script[^>]*>", page))


def test_a_page_says_where_one_is(page: str) -> None:
    assert '<html lang="en-GB">' in page
    assert "<title>Every component - Lifecourse</title>" in page
    assert len(re.findall(r"<h1\b", page)) == 1
    assert '<a class="lc-navigation__link" href="/plans" aria-current="page">Plans</a>' in page
    assert page.index("Skip to main content") < page.index("<header")


def test_a_signed_in_person_can_find_and_sign_out(page: str) -> None:
    assert 'action="/find" method="get" role="search"' in page
    assert 'method="post" class="lc-person__form"' in page
    assert "Programme manager, Essex" in page


def test_a_stranger_sees_neither_find_nor_sign_out() -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    header = render_to_string("design/header.html", {"request": request})
    assert 'action="/find"' not in header
    assert "Sign out" not in header


def test_an_error_summary_leads_to_each_field(page: str) -> None:
    targets = re.findall(r'<li><a href="#([^"]+)">', page)
    assert targets == [
        "id_reason",
        "id_people",
        "id_setting",
        "id_certainty_0",
        "id_review_on_0",
        "id_agreed",
        "id_password",
    ]
    assert all(f'id="{target}"' in page for target in targets)


def test_a_field_says_its_hint_and_error_to_those_who_listen() -> None:
    form = AcceptFindingForm({"people": "many"})
    field = str(form["people"].as_field_group())
    assert 'aria-describedby="id_people_helptext id_people_error"' in field
    assert 'id="id_people_helptext"' in field
    assert 'id="id_people_error"' in field
    assert "nhsuk-form-group--error" in field
    assert "nhsuk-input--error" in field


def test_optional_fields_say_so_unless_the_form_says_not_to() -> None:
    form = AcceptFindingForm()
    assert "Email address (optional)" in form["email"].as_field_group()
    form.say_optional = False  # type: ignore[attr-defined]
    assert "(optional)" not in form["email"].as_field_group()


def test_a_whole_form_draws_its_summary_and_fields() -> None:
    whole = str(AcceptFindingForm({"people": "many"}))
    assert whole.index("There is a problem") < whole.index('name="reason"')
    assert whole.count("nhsuk-form-group") >= 10


@pytest.mark.parametrize(
    ("typed", "valid"),
    [
        (("31", "3", "2016"), True),
        (("31", "2", "2016"), False),
        (("31", "", "2016"), False),
        (("", "", ""), False),
        (("1", "march", "2016"), False),
    ],
)
def test_a_day_is_typed_in_three_boxes_and_kept_when_it_is_wrong(
    typed: tuple[str, str, str], valid: bool
) -> None:
    boxes = dict(zip(("review_on_day", "review_on_month", "review_on_year"), typed, strict=True))
    form = AcceptFindingForm(boxes)
    assert ("review_on" not in form.errors) is valid
    if typed[0]:
        assert f'value="{typed[0]}"' in form["review_on"].as_field_group()


def test_a_figure_says_where_it_comes_from() -> None:
    shown = gallery_context()["figure"]
    figure = drawn("{% figure f %}", f=shown)
    for words in (
        "6,744",
        "people",
        "31 March 2015",
        "GP registers",
        "Counted",
        "programme manager",
        "3 Mar",
    ):
        assert words in figure
    assert 'href="/plans/essex-2016/2.1"' in figure
    assert re.search(r'popovertarget="(figure-\w+)".*id="\1"', figure)


def test_a_doubtful_figure_says_so_in_words() -> None:
    assert "doubtful: older than two years" in drawn("{% figure f %}", f=gallery_context()["doubtful"])


def test_two_figures_of_the_same_kind_do_not_share_an_id() -> None:
    shown = ShownFigure(display="1", unit_words="", as_at_words="", source="", confidence_words="")
    ids = re.findall(r' id="([^"]+)"', drawn("{% figure f %}{% figure f %}", f=shown))
    assert len(set(ids)) == 2


def test_a_figure_may_stand_in_a_paragraph_or_a_cell() -> None:
    figure = drawn("{% figure f %}", f=gallery_context()["figure"])
    assert not re.findall(r"<(?:div|p|ul|dl|table|h\d)\b", figure)


@pytest.mark.parametrize(
    ("filtered", "said"),
    [
        ("{{ 1050000|exact_money }}", "£1,050,000"),
        ("{{ 940|money }}", "£940"),
        ("{{ 1050000|money }}", '<abbr class="lc-money" title="£1,050,000">£1.05m</abbr>'),
        ("{{ 1|people }}", "1 person"),
        ("{{ 45|percent }}", "45%"),
        ("{{ words|money }}", "not stated"),
        ("{{ nothing|money }}|{{ nothing|day }}|{{ nothing|people }}", "||"),
        ("{{ marked|number }}", "&lt;b&gt;"),
    ],
)
def test_filters_say_numbers_and_leave_words_alone(filtered: str, said: str) -> None:
    assert drawn(filtered, words="not stated", nothing=None, marked="<b>") == said


@pytest.mark.parametrize(
    ("level", "said"),
    [
        ("must_mend", "Must be mended"),
        ("should_look", "Should be looked at"),
        ("information", "For information"),
    ],
)
def test_severity_is_said_in_words(level: str, said: str) -> None:
    assert said in drawn("{% severity level %}", level=level)


def test_words_given_to_a_component_are_escaped() -> None:
    bad = "<script>alert(1)</script>"
    said = drawn(
        "{% notice title=bad %}x{% endnotice %}{% tag bad %}{% scroll bad %}x{% endscroll %}"
        "{% empty_state bad %}x{% endempty_state %}{% breadcrumb bad bad %}{% copy_link bad %}",
        bad=bad,
    )
    assert "<script" not in said


def test_pages_keep_the_rest_of_the_address() -> None:
    request = RequestFactory().get("/findings?section=2.2&page=2")
    said = drawn("{% pagination page_of_plans %}", request=request, **gallery_context())
    assert 'href="?section=2.2&amp;page=1"' in said
    assert "Page 2 of 3" in said
