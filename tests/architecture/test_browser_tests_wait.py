"""A test in a browser waits for the page it speaks of: what is read in haste fails at random."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

pytestmark = pytest.mark.unit

ROOT = Path(__file__).resolve().parent.parent.parent
# What sets something going and does not wait for what comes of it; keys that only move set nothing going.
PRESSES = {"click", "dblclick", "press"}
MOVING = {"ArrowDown", "Control+a", "Space", "Tab"}
# What waits, or acts only once its place is there.
WAITS = {
    *("check", "expect", "expect_download", "expect_navigation", "expect_page", "fill", "focus", "follow"),
    *("hover", "input_value", "press_sequentially", "select_option", "set_input_files", "wait_for"),
    *("wait_for_url",),
}
# What takes the page, its cookies or the database as they are at that moment, or leaves the page.
HASTY = {
    *(
        "add_cookies",
        "bounding_box",
        "check_accessible",
        "check_no_sideways_scroll",
        "looks_right",
        "clear_cookies",
    ),
    *("close", "cookies", "evaluate", "evaluate_all", "goto", "objects", "pdf", "reload"),
}
# What an assertion may not read by itself: `expect` asks again until it is so.
READ_ONCE = {
    *("all_inner_texts", "all_text_contents", "content", "count", "get_attribute", "inner_html"),
    *("inner_text", "input_value", "is_checked", "is_disabled", "is_editable", "is_enabled", "is_focused"),
    *("is_hidden", "is_visible", "text_content", "title", "url"),
}
# How far a test is followed into the functions that it calls.
DEEPEST = 6
Functions = Mapping[str, ast.FunctionDef]


@cache
def browser_tests() -> dict[str, str]:
    """The text of every file of tests that drives a browser, by its place."""
    texts = {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "tests").rglob("test_*.py"))
        if path != Path(__file__)
    }
    return {
        name: text
        for name, text in texts.items()
        if "from tests.browser import" in text or "from tests.journeys" in text
    }


def functions_of(text: str) -> dict[str, ast.FunctionDef]:
    """Every function of a file, and those that it takes from other files of tests, by the name used here."""
    tree = ast.parse(text)
    found = {one.name: one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)}
    for taken in (one for one in tree.body if isinstance(one, ast.ImportFrom)):
        path = ROOT / f"{(taken.module or '').replace('.', '/')}.py"
        if (taken.module or "").startswith("tests.journeys") and path.exists():
            theirs = functions_of(path.read_text(encoding="utf-8"))
            found |= {name.name: theirs[name.name] for name in taken.names if name.name in theirs}
    return found


@dataclass(frozen=True)
class Happening:
    """A name that a test calls or reads, and whether by itself, and not of something."""

    name: str
    line: int
    bare: bool = False


def in_order(node: ast.AST) -> Iterator[Happening]:
    """What a test calls and reads, in the order in which that happens."""
    if isinstance(node, (ast.FunctionDef, ast.Lambda)):
        return
    if isinstance(node, ast.Call):
        yield from in_call(node)
        return
    # What a round leaves pressed is there when the next one begins.
    for _ in range(2 if isinstance(node, (ast.For, ast.While)) else 1):
        for one in ast.iter_child_nodes(node):
            yield from in_order(one)
    if isinstance(node, ast.Attribute):
        yield Happening(node.attr, node.lineno)
    if isinstance(node, ast.With):
        # What was expected of the block has come when it ends.
        for item in node.items:
            yield from in_order(item)


def in_call(call: ast.Call) -> Iterator[Happening]:
    """What a call is made of, and the call itself last."""
    called = call.func
    if isinstance(called, ast.Attribute):
        yield from in_order(called.value)
    for one in (*call.args, *(keyword.value for keyword in call.keywords)):
        yield from in_order(one)
    keys = {one.value for one in call.args if isinstance(one, ast.Constant)}
    if isinstance(called, ast.Name):
        yield Happening(called.id, call.lineno, bare=True)
    elif isinstance(called, ast.Attribute) and not (called.attr == "press" and keys & MOVING):
        yield Happening(called.attr, call.lineno)


def hasty_lines(
    function: ast.FunctionDef, functions: Functions, pressed: bool = False, depth: int = 0
) -> tuple[set[int], bool]:
    """The lines that do not wait for what was pressed before; and whether something is pressed at the end."""
    found: set[int] = set()
    for one in (happening for statement in function.body for happening in in_order(statement)):
        inner = functions.get(one.name)
        known = one.name in PRESSES | WAITS | HASTY | READ_ONCE
        if inner and inner is not function and (one.bare or not known) and depth < DEEPEST:
            lines, ends_pressed = hasty_lines(inner, functions, pressed, depth + 1)
            if lines - hasty_lines(inner, functions, False, depth + 1)[0]:
                found.add(one.line)
            pressed = ends_pressed
        elif one.name in PRESSES:
            pressed = True
        elif one.name in WAITS:
            pressed = False
        elif known and pressed:
            found.add(one.line)
    return found, pressed


def read_once_in_assertions(tree: ast.AST) -> set[int]:
    """The lines of assertions that read the page a single time."""
    return {
        one.lineno
        for one in ast.walk(tree)
        if isinstance(one, ast.Assert)
        for names in ({happening.name for happening in in_order(one)},)
        if names & READ_ONCE and "objects" not in names
    }


def racing(text: str) -> list[str]:
    """What may fail at random in the text of a file, each by its line."""
    functions = functions_of(text)
    tree = ast.parse(text)
    ours = [one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)]
    hasty = {line for one in ours for line in hasty_lines(one, functions)[0]}
    once = read_once_in_assertions(tree)
    return [
        *(f"line {line}: read once; say it with expect(...)" for line in sorted(once)),
        *(f"line {line}: does not wait for what was pressed before" for line in sorted(hasty)),
    ]


@pytest.mark.parametrize("name", browser_tests())
def test_a_test_in_a_browser_waits_for_what_it_speaks_of(name: str) -> None:
    assert not racing(browser_tests()[name])


HEAD = "from tests.browser import Page, expect\n"


@pytest.mark.parametrize(
    "body",
    [
        'assert page.locator("p").count() == 1',
        'assert "Saved" in page.get_by_role("main").inner_text()',
        'assert page.locator("p").is_visible() and True',
        'assert page.url.endswith("/")',
        'page.locator("a").click()\n    page.goto("/")',
        'page.locator("a").click()\n    assert Person.objects.count() == 1',
        'page.locator("a").click()\n    return page.url',
        'page.keyboard.press("Enter")\n    check_accessible(page)',
        'for one in page.locator("a").all():\n        one.click()\n    page.context.clear_cookies()',
        'send(page)\n    page.goto("/")',
        "for place in PLACES:\n        page.goto(place)\n        send(page)",
        'expect(page.locator("p")).to_be_visible()\n    send(page)\n    leave(page)',
    ],
)
def test_haste_is_found(body: str) -> None:
    helpers = 'def send(page):\n    page.locator("a").click()\n\ndef leave(page):\n    page.goto("/")\n'
    assert racing(f"{HEAD}{helpers}\ndef test_it(page: Page) -> None:\n    {body}\n")


@pytest.mark.parametrize(
    "body",
    [
        'expect(page.locator("p")).to_have_count(1)',
        "assert Person.objects.count() == 1",
        'page.locator("a").click()\n    page.get_by_text("Saved").wait_for()\n    page.goto("/")',
        'page.keyboard.press("Tab")\n    check_accessible(page)',
        'with page.expect_navigation():\n        page.locator("a").click()\n    page.goto("/")',
        'send(page)\n    expect(page.locator("p")).to_be_visible()\n    page.goto("/")',
        'page.locator("a").click()\n    arrive(page)\n    page.goto("/")',
    ],
)
def test_patience_is_left_alone(body: str) -> None:
    helpers = (
        'def send(page):\n    page.locator("a").click()\n\n'
        'def arrive(page):\n    page.get_by_role("heading").wait_for()\n    page.evaluate("1")\n'
    )
    assert racing(f"{HEAD}{helpers}\ndef test_it(page: Page) -> None:\n    {body}\n") == []
