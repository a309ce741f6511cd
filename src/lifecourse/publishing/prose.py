"""An answer's Markdown as plain values: paragraphs, lists, bold. Anything else in it stays text."""

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from lifecourse.publishing.paper import Listing, Paragraph, Prose, Run, SmallHeading

# No HTML, no links, no pictures: what somebody types into an answer can never become markup or an address.
READER = MarkdownIt("commonmark", {"html": False}).disable(
    ["html_block", "html_inline", "link", "image", "autolink", "reference", "code", "fence", "blockquote"]
)


def read_prose(markdown: str) -> tuple[Prose, ...]:
    """The paragraphs and lists of an answer."""
    tokens: Sequence[Token] = READER.parse(markdown)
    for token in tokens:
        # Words may be set in words without end; a tree of them would be as deep. Blocks have a limit.
        token.meta["words"], token.children = token.children, None
    return tuple(_blocks(SyntaxTreeNode(tokens).children))


def plain_words(prose: Sequence[Prose]) -> str:
    """The same answer without any setting, a line a paragraph, for forms that have none."""
    return "\n".join(_lines(prose, ""))


def _lines(prose: Sequence[Prose], before: str) -> Iterator[str]:
    for block in prose:
        if isinstance(block, Paragraph):
            yield before + "".join(run.text for run in block.runs)
        elif isinstance(block, SmallHeading):
            yield before + block.text
        else:
            for number, item in enumerate(block.items, start=1):
                yield from _lines(item, f"{before}{number}. " if block.numbered else f"{before}\N{BULLET} ")


def _blocks(nodes: Sequence[SyntaxTreeNode]) -> Iterator[Prose]:
    for node in nodes:
        if node.type == "paragraph":
            yield Paragraph(runs=tuple(_runs(node)))
        elif node.type == "heading":
            yield SmallHeading(text="".join(run.text for run in _runs(node)))
        elif node.type in {"bullet_list", "ordered_list"}:
            items = tuple(tuple(_blocks(item.children)) for item in node.children)
            yield Listing(items=items, numbered=node.type == "ordered_list")


def _runs(node: SyntaxTreeNode) -> Iterator[Run]:
    strong = emphasis = 0
    for word in (word for child in node.children for word in child.meta["words"] or ()):
        strong += word.nesting if word.tag == "strong" else 0
        emphasis += word.nesting if word.tag == "em" else 0
        text = {"softbreak": " ", "hardbreak": "\n"}.get(word.type, word.content)
        if text:
            yield Run(text=text, strong=strong > 0, emphasis=emphasis > 0)
