"""The blocks of a mail: headings and paragraphs in order, from HTML or plain text, and the sections they make."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarizer.articles.pages.tree import Tree, parse_page, remove_unseen
from summarizer.language.scripts import count_words

_HEADINGS = ("h1", "h2", "h3", "h4")
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "figcaption", "figure"}
    | {"footer", "form", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "th"}
    | {"tr", "ul", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_STRONG = frozenset({"b", "strong"})
_HEADING_WORDS = 20
_SECTION_WORDS = 20
_UNDERLINE = re.compile(r"[=\-~_*]{3,}[ \t]*")
_RULE = re.compile(r"[ \t]*(?:[-=_*~•·#][ \t]*){3,}")
_HASHES = re.compile(r"(#{1,4})[ \t]+(?P<words>.*?)[ \t#]*")
_NUMBERED = re.compile(r"\d{1,2}[.)][ \t]+(?P<words>\S.*)")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a heading of a level: 1 to 4 as in HTML, 5 for a line in bold, 6 for a plain line that looks so.

    `link` is the address that the whole of a heading leads to.
    """

    text: str
    level: int = 0
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the paragraphs under it, one a line."""

    title: str
    text: str
    link: str | None


def sections_of(blocks: Sequence[Block]) -> list[Section]:
    """The articles of a newsletter: the sections under headings of the level that has most of them, at least two.

    What stands before the first heading, and sections of a few words, are the letter's own talk. [] for one article.
    """
    by_level = {level: _sections_at(blocks, level) for level in sorted({b.level for b in blocks if b.level})}
    best = max(by_level, key=lambda level: (len(by_level[level]), -level), default=0)
    return _without_numbers(by_level[best]) if best and len(by_level[best]) > 1 else []


def _without_numbers(sections: list[Section]) -> list[Section]:
    """The sections without the numbers of their headings, where all have one: "3. Liga" alone is no third heading."""
    numbered = [_NUMBERED.fullmatch(section.title) for section in sections]
    titles = [match["words"] for match in numbered if match]
    if len(titles) < len(sections):
        return sections
    return [replace(section, title=title) for section, title in zip(sections, titles, strict=True)]


def _sections_at(blocks: Sequence[Block], level: int) -> list[Section]:
    found: list[Section] = []
    heading: Block | None = None
    body: list[str] = []
    for block in [*blocks, Block("", level)]:
        if 0 < block.level <= level:
            text = "\n".join(body)
            if heading and count_words(text) >= _SECTION_WORDS:
                found.append(Section(heading.text, text, heading.link))
            heading, body = (block if block.level == level else None), []
        elif block.text:
            body.append(block.text)
    return found


def html_blocks(markup: str) -> list[Block]:
    """The blocks that a reader of the mail sees. Raises Unreadable where there are no elements."""
    tree = parse_page(markup)
    remove_unseen(tree)
    return [block for element in tree.iter() if _is_innermost(element) for block in _blocks_of(element)]


def _is_innermost(element: Tree) -> bool:
    return element.tag in _BLOCKS and (element.tag in _HEADINGS or _own_text(element) != "")


def _blocks_of(element: Tree) -> Iterator[Block]:
    inside = any(parent.tag in _HEADINGS for parent in element.iterancestors())
    if inside:
        return
    if element.tag in _HEADINGS:
        text = " ".join(str(element.text_content()).split())
        if text:
            yield Block(text, _HEADINGS.index(element.tag) + 1, _whole_link(element, text))
        return
    lines = [line for line in _own_text(element).splitlines() if line]
    bold = len(lines) == 1 and _is_bold(element, lines[0]) and count_words(lines[0]) <= _HEADING_WORDS
    for line in lines:
        yield Block(line, 5 if bold else 0, _whole_link(element, line) if bold else None)


def _own_text(element: Tree) -> str:
    """The element's text without that of blocks inside it; line breaks kept."""
    pieces: list[str] = []
    _gather(element, pieces)
    lines = "".join(pieces).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def _gather(element: Tree, pieces: list[str]) -> None:
    stack: list[Tree | str] = [element]
    first = True
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            pieces.append(item)
            continue
        if not first and item.tag in _BLOCKS:
            pieces.append("\n")
            continue
        first = False
        if item.tag == "br":
            pieces.append("\n")
        for child in reversed(item):
            if child.tail:
                stack.append(re.sub(r"\s+", " ", child.tail))
            stack.append(child)
        if item.text and item.tag != "br":
            pieces.append(re.sub(r"\s+", " ", item.text))


def _is_bold(element: Tree, text: str) -> bool:
    bold = "".join(str(inner.text_content()) for inner in element.iter(*_STRONG))
    return " ".join(bold.split()) == text


def _whole_link(element: Tree, text: str) -> str | None:
    links = [a for a in element.iter("a") if " ".join(str(a.text_content()).split()) == text]
    parent = next((p for p in element.iterancestors("a")), None)
    for link in [*links, *([parent] if parent is not None else [])]:
        address = (link.get("href") or "").strip()
        if address.startswith(("http://", "https://")):
            return address
    return None


def plain_blocks(text: str) -> list[Block]:
    """The blocks of plain text: lines under rules, with hashes, in capitals, numbered or underlined are headings."""
    paragraphs = [p for p in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n")) if p.strip()]
    blocks: list[Block] = []
    after_rule = False
    for paragraph in paragraphs:
        lines = [line.strip() for line in paragraph.splitlines() if line.strip()]
        if all(_RULE.fullmatch(line) for line in lines):
            after_rule = True
            continue
        if _RULE.fullmatch(lines[0]):
            lines, after_rule = lines[1:], True
        blocks += _plain_paragraph(lines, after_rule)
        after_rule = False
    return blocks


def _plain_paragraph(lines: list[str], after_rule: bool) -> Iterator[Block]:
    level, words = _plain_heading(lines, after_rule)
    if level:
        yield Block(words, level)
        lines = lines[2:] if len(lines) > 1 and _UNDERLINE.fullmatch(lines[1]) else lines[1:]
    if lines:
        yield Block(" ".join(lines))


def _plain_heading(lines: list[str], after_rule: bool) -> tuple[int, str]:
    """The level of a paragraph's first line and its words, level 0 where it is no heading."""
    first = lines[0]
    if count_words(first) > _HEADING_WORDS:
        return 0, ""
    if hashes := _HASHES.fullmatch(first):
        return len(hashes[1]), hashes["words"]
    if len(lines) > 1 and _UNDERLINE.fullmatch(lines[1]):
        return 5, first
    alone = len(lines) == 1 and first[-1:] not in ".,;"
    if alone and (numbered := _NUMBERED.fullmatch(first)):
        return 5, numbered["words"]
    if alone and first.isupper() and count_words(first) > 1:
        return 5, first
    return (6, first) if alone and after_rule else (0, "")
