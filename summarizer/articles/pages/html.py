"""An HTML page to one article: its main text by trafilatura, what it says of itself by `metadata`.

The text that comes out is the snapshot that offsets refer to.
"""

import re

from summarizer.articles.decoding import declared_in_markup, decode
from summarizer.articles.document import Document, Unreadable
from summarizer.articles.draft import Draft, Reading, make_draft
from summarizer.articles.language_detection import detect_language
from summarizer.articles.page_words import is_wall, says_gone, stops_at_pay_wall, without_pay_wall
from summarizer.articles.pages.json_ld import is_free
from summarizer.articles.pages.live import live_entries, with_entries
from summarizer.articles.pages.metadata import PageFacts, page_metadata
from summarizer.articles.pages.tree import (
    Tree,
    flatten,
    parse_page,
    remove_furniture,
    remove_unseen,
    unwrap_layout_tables,
)
from summarizer.articles.printed_date import printed_date
from summarizer.language.scripts import count_words
from summarizer.schema.brief import Extent

_TABLE_RULE = re.compile(r"^\|(?:-+\|)+[ \t]*\n", re.MULTILINE)
_TOP_LINES = 8
_LAST_WORDS = 40  # characters
_LINKED = 0.6  # a text of which more than this share of the letters are whole links is a list of links
_LINKED_PAGE = 0.9  # and a page with more than this share in links holds nothing else
NO_TEXT = (
    "no article found in the page (a list of links, or it needs JavaScript); save its text to a file and name that"
)
_WALL_ALONE = "nothing stands before its pay wall; save the whole text to a file and name that"
_SAVE_SHOWN = "open it in a browser, and save what it shows then to a file and name that"
_FEWEST_WORDS = 5


def read_html_page(document: Document) -> Reading:
    """The page as one article. Raises Unreadable where it holds none."""
    markup = decode(document.raw, [document.charset, declared_in_markup(document.raw)])
    return Reading((draft_of_page(markup, document),))


def draft_of_page(markup: str, document: Document) -> Draft:
    """The article of a page's markup; `document` says where it comes from. Raises Unreadable where it holds none."""
    if not markup.strip():
        raise Unreadable("empty")
    tree = parse_page(markup)
    facts = PageFacts(tree, document.url)
    remove_unseen(tree)
    unwrap_layout_tables(tree)
    shown = str(tree.text_content())
    remove_furniture(tree)
    links = [" ".join(str(link.text_content()).split()) for link in tree.iter("a")]
    entries = live_entries(tree)
    text = with_entries(main_text(flatten(tree)), entries)
    if not text or sum(map(len, links)) > _LINKED_PAGE * len(shown) or _is_list_of(set(links), text):
        raise Unreadable(f"{NO_TEXT}; its feed is {facts.feed}" if facts.feed else NO_TEXT)
    extent = _extent(text, shown, facts)
    text = text if extent == "whole" else without_pay_wall(text)
    headings = [facts.title or "", *facts.headings]
    if is_wall(headings, text):
        raise Unreadable(
            "the page asks for consent, checks who reads or is closed, and shows no article; " + _SAVE_SHOWN
        )
    if says_gone(headings, text):
        raise Unreadable("the page says that it is not there; check the address in a browser")
    if _has_no_words_of_its_own(text, {*links, *facts.headings, facts.title or ""}):
        raise Unreadable(NO_TEXT if extent == "whole" else _WALL_ALONE)
    metadata = page_metadata(facts, document.url, document.retrieved)
    metadata.offer("detected in the text", language=detect_language(text))
    metadata.offer("html lang", language=(facts.language or "").replace("_", "-").split("-")[0])
    printed = "\n".join([*text.splitlines()[:_TOP_LINES], *facts.labelled[:_TOP_LINES]])
    metadata.offer("text", published=printed_date(printed, metadata.get("language"), 2 * _TOP_LINES))
    return make_draft(document.source, text, metadata, extent)


def main_text(tree: Tree) -> str:
    """The article's own paragraphs, one a line, or "". The tree is used up."""
    from trafilatura import bare_extraction  # lazily: it takes half a second

    found = bare_extraction(tree, include_comments=False, include_tables=True)
    text = getattr(found, "text", None) or ""
    return _TABLE_RULE.sub("", text).strip()


def _is_list_of(links: set[str], text: str) -> bool:
    lines = [" ".join(line.strip("-| ").split()) for line in text.splitlines()]
    linked = sum(len(line) for line in lines if line in links)
    return linked > _LINKED * sum(map(len, lines))


def _has_no_words_of_its_own(text: str, known: set[str]) -> bool:
    """Whether a text is no more than the page's headline and links."""
    lines = (" ".join(line.strip("-| ").split()) for line in text.splitlines())
    return count_words(" ".join(line for line in lines if line not in known)) < _FEWEST_WORDS


def _extent(text: str, shown: str, facts: PageFacts) -> Extent:
    count = facts.node.get("wordCount")
    words = int(count) if isinstance(count, (int, str)) and str(count).isdigit() else None
    return "paywalled" if stops_at_pay_wall(text, _behind(text, shown), is_free(facts.node), words) else "whole"


def _behind(text: str, shown: str) -> str:
    """What the page shows behind the text's last words: a log-in at the top of every page is no pay wall."""
    end, page = " ".join(text[-_LAST_WORDS:].split()), " ".join(shown.split())
    return page.rpartition(end)[2] if end in page else ""
