"""An HTML page as a tree without what no reader of the page sees: comments, scripts, hidden elements."""

import re
from collections.abc import Iterator
from typing import Any

from summarizer.articles.document import Unreadable

_NO_TEXT = frozenset(
    {"script", "style", "template", "noscript", "svg", "iframe", "object", "head", "select", "textarea"}
)
_UNSEEN_CLASSES = frozenset(
    {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only"}
)
_UNSEEN_STYLE = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|content-visibility:hidden"
    r"|(?<![\w-])opacity:0?\.?0*(?![\d.])|(?<![\w-])(?:font-size|line-height):(?:0?\.?0*|[01](?:\.\d+)?px)(?:px|em|rem|pt|%)?(?![\d.a-z])"
    r"|(?<![\w-])(?:left|top|right|bottom|text-indent|margin-left|margin-top):-\d{3,}|clip:rect\([01](?:px)?,"
    r"|clip-path:inset\((?:50|100)%|transform:(?:scale\(0\)|translate[xy]?\(-\d{3,})"
    r"|(?<![\w-])(?:max-)?(?:height|width):0(?:px)?(?![\d.%a-z])|(?<![\w-])color:(?:transparent|rgba\([^)]*,0?\.?0*\))"
)
_NO_ROOM = re.compile(r"(?<![\w-])(?:max-)?(?:height|width):[01](?:px)?(?![\d.])")
_COLOURS = re.compile(r"(?<![\w-])(color|background(?:-color)?):([^;]+)")
_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?([.#])([\w-]+)")
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt", "figcaption", "figure",
    "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_WITHIN_LINES = (
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "dfn", "em", "font", "i", "ins", "kbd", "mark", "samp",
    "small", "span", "strong", "sub", "sup", "tt", "u", "var", "wbr",
)  # fmt: skip
_MOST_ELEMENTS = 100_000
_FURNITURE = frozenset({
    "advert", "advertisement", "consent", "cookie", "cookies", "gdpr", "newsletter", "promo", "signup", "sponsored",
    "subscribe", "suscripcion",
})  # fmt: skip
_SMALL_BOX = 80  # words
_MANY = 5000
_DECLARATIONS_LIMIT = 5000  # characters of one rule or style attribute
_EVERY_SCREEN = re.compile(r"@media\s+(?:screen|all)|@supports\b.*|@layer\b.*", re.IGNORECASE | re.DOTALL)
_STYLE_LIMIT = 500_000  # characters of a page's own style sheets that are looked at

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # lxml reads them and refuses to move them

Tree = Any
"""An lxml.html.HtmlElement; lxml ships no types."""


def parse_page(markup: str) -> Tree:
    """The page as lxml has it, comments and processing instructions left out. Raises Unreadable where there is none."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return html.document_fromstring(_NOT_IN_XML.sub(" ", markup).encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise Unreadable("no HTML page: it holds no elements") from None


def remove_unseen(tree: Tree) -> None:
    """Takes out of the tree what a browser would not show: by element, attribute, style or the page's own CSS.

    What is left has no styles: the text extractor takes "overflow: hidden" for hidden.
    """
    hidden = _hidden_by_sheets(tree)
    unseen = [element for element in tree.iter() if _is_unseen(element, hidden)]
    for element in unseen:
        if element.getparent() is not None:
            element.drop_tree()
    for element in tree.iter():
        element.attrib.pop("style", None)


def flatten(tree: Tree) -> Tree:
    """The tree itself, or, where it has thousands of elements that only mark words, one of their words without them.

    A text extractor's time grows with the square of what stands in one paragraph. Raises Unreadable where there are still
    too many elements for an article.
    """
    if sum(1 for _ in tree.iter(*_WITHIN_LINES)) > _MANY:
        tree = _without_marks(tree)
    count = sum(1 for _ in tree.iter())
    if count > _MOST_ELEMENTS:
        raise Unreadable(f"a page of {count:,} elements is no article; save its text to a file and name that")
    return tree


def _without_marks(tree: Tree) -> Tree:
    from lxml import etree, html

    builder = etree.TreeBuilder(element_factory=html.html_parser.makeelement)
    for event, element in _walk(tree):
        marks = element.tag in _WITHIN_LINES
        if event == "start":
            if not marks:
                builder.start(element.tag, dict(element.attrib))
            builder.data(("\n" if element.tag == "br" else "") + (element.text or ""))
        else:
            if not marks:
                builder.end(element.tag)
            if element is not tree:
                builder.data(element.tail or "")
    return builder.close()


def remove_furniture(tree: Tree) -> None:
    """Takes out small boxes that say by their class that they are no part of an article: sign-ups, promotions, notices."""
    for element in tree.xpath("//*[@class][not(self::body or self::html or self::article or self::main)]"):
        if not _FURNITURE.isdisjoint(re.split(r"[\s_-]+", element.get("class").lower())) and _is_small_box(element):
            element.drop_tree()


def _is_small_box(element: Tree) -> bool:
    if element.getparent() is None or element.xpath(".//h1"):
        return False
    return len(str(element.text_content()).split()) <= _SMALL_BOX


def unwrap_layout_tables(tree: Tree) -> None:
    """Makes plain blocks of tables that lay out the page: those that hold a headline or several paragraphs."""
    for table in tree.xpath("//table[.//h1 or count(.//p) > 2]"):
        for element in [table, *table.iter("tbody", "tr", "td", "th")]:
            element.tag = "div"


def _is_unseen(element: Tree, hidden: frozenset[tuple[str, str, str]]) -> bool:
    if not isinstance(element.tag, str):
        return True
    if element.tag in ("html", "body"):
        return False  # a page that is hidden until its script has run is still a page
    if element.tag in _NO_TEXT or element.get("hidden") is not None:
        return True
    if element.tag == "dialog" and element.get("open") is None:
        return True
    classes = (element.get("class") or "").split()
    if not _UNSEEN_CLASSES.isdisjoint(classes) or _hides(element.get("style") or ""):
        return True
    marks = [(".", name) for name in classes] + [("#", element.get("id") or "")]
    return any((tag, *mark) in hidden for mark in marks for tag in ("", element.tag)) if hidden else False


def _hides(style: str) -> bool:
    if ":" not in style:
        return False
    folded = re.sub(r"\s+|!important", "", _without_comments(style[:_DECLARATIONS_LIMIT]).lower())
    if _UNSEEN_STYLE.search(folded):
        return True
    if "overflow:hidden" in folded and _NO_ROOM.search(folded):
        return True
    colours = {name.split("-")[0]: value for name, value in _COLOURS.findall(folded)}
    return len(colours) == 2 and len(set(colours.values())) == 1


def _hidden_by_sheets(tree: Tree) -> frozenset[tuple[str, str, str]]:
    """(tag or "", "." or "#", name) of each simple selector that the page's own style sheets hide on a screen."""
    sheets = "\n".join(style.text or "" for style in tree.iter("style") if _for_screen(style.get("media")))[
        :_STYLE_LIMIT
    ]
    found: set[tuple[str, str, str]] = set()
    for selectors, declarations in _top_rules(sheets):
        if _hides(declarations):
            simple = (_SIMPLE.fullmatch(selector.strip()) for selector in selectors.split(","))
            found |= {(match[1] or "", match[2], match[3]) for match in simple if match}
    return frozenset(found)


def _without_comments(css: str) -> str:
    first, *others = css.split("/*")
    return first + "".join(other.partition("*/")[2] for other in others)


def _for_screen(media: str | None) -> bool:
    return not media or "screen" in media or "all" in media


def _top_rules(css: str) -> list[tuple[str, str]]:
    """(selectors, declarations) of the rules for every screen: what stands in @media print or for phones is left out."""
    rules: list[tuple[str, str]] = []
    opened: list[str] = []
    pieces = re.split(r"([{}])", _without_comments(css))
    for text, brace in zip(pieces[::2], pieces[1::2], strict=False):
        if brace == "{":
            opened.append(text.strip())
        elif opened:
            selectors = opened.pop()
            if not selectors.startswith("@") and all(_EVERY_SCREEN.fullmatch(outer) for outer in opened):
                rules.append((selectors, text))
    return rules


def block_text(tree: Tree) -> str:
    """All text that is left in the tree, a line for each block: for pieces of HTML that are nothing but an article."""
    pieces: list[str] = []
    for event, element in _walk(tree):
        if element.tag in _BLOCKS:
            pieces.append("\n")
        pieces.append((element.text if event == "start" else element.tail) or "")
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def shown_text(markup: str | None) -> str:
    """What a piece of HTML shows, a line for each block; plain text stays, its white space folded. "" for nothing."""
    if not markup or not markup.strip():
        return ""
    if "<" not in markup and "&" not in markup:
        return "\n".join(line for line in (" ".join(line.split()) for line in markup.splitlines()) if line)
    try:
        tree = parse_page(f"<html><body>{markup}</body></html>")
    except Unreadable:
        return ""
    remove_unseen(tree)
    return block_text(tree)


def _walk(tree: Tree) -> Iterator[tuple[str, Tree]]:
    from lxml import etree

    return iter(etree.iterwalk(tree, events=("start", "end")))
