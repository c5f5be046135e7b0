"""What a page says of its article, from the most trusted place to the least.

| field     | places, in order of trust                                                                              |
|-----------|--------------------------------------------------------------------------------------------------------|
| title     | JSON-LD headline, og:title, the one h1, the title element                                              |
| publisher | JSON-LD publisher, og:site_name, meta publisher, JSON-LD WebSite, what the title adds to the h1        |
| byline    | JSON-LD author, meta author, rel=author, itemprop=author, an element of class byline, author            |
| published | JSON-LD datePublished, article:published_time, other meta dates, `<time>` beside the headline, the text |
| modified  | JSON-LD dateModified, article:modified_time                                                            |
| url       | link rel=canonical, og:url, JSON-LD url, the address it was fetched from                               |
| language  | the text's own words, then the html element's lang                                                     |

JSON-LD and OpenGraph are schema.org's and ogp.me's terms. A node of another article (of a list of related ones) says
nothing of this one. A publication date after the fetch is not believed, and a `<time>` anywhere else on the page is its
furniture.
"""

import re
from datetime import datetime, timedelta
from typing import Any

from summarizer.articles.draft import Metadata
from summarizer.articles.page_words import without_byline_word
from summarizer.articles.pages.canonical import canonical_address
from summarizer.articles.pages.json_ld import LinkedData, Node, text_of
from summarizer.articles.pages.tree import Tree

_PUBLISHED_NAMES = (
    "datepublished", "dc.date.issued", "dcterms.issued", "dcterms.created", "pubdate", "publishdate", "publish_date",
    "publication_date", "parsely-pub-date", "sailthru.date", "citation_publication_date", "article.published",
)  # fmt: skip
_PUBLISHER_NAMES = ("publisher", "dc.publisher", "dcterms.publisher", "citation_publisher", "application-name")
_SEPARATOR = re.compile(r"\s+(?:[|\-–—·•»]|::)\s+|\s*[|»]\s*")
_FEED_LINK = "//link[@rel='alternate'][@type='application/rss+xml' or @type='application/atom+xml']/@href"
_FURNITURE = "ancestor::aside or ancestor::nav or ancestor::footer or ancestor::li or ancestor::a"
_LONGEST = 300  # characters of a title or byline; more is no title
_LONGEST_BYLINE = 100
_BYLINES = frozenset(
    {"article-author", "article__author", "auteur", "author", "author-name", "autor", "byline", "signature"}
)
_MODIFIED = re.compile("updat|modif|correct|edited", re.IGNORECASE)


class PageFacts:
    """The parts of a page that speak of its article, found once. Takes the tree before anything is removed from it."""

    def __init__(self, tree: Tree, url: str | None = None) -> None:
        self.meta = _meta(tree)
        self.data = LinkedData([script.text or "" for script in tree.iter("script") if _is_json_ld(script)])
        self.title = _words(next(iter(tree.iter("title")), None))
        self.headings = _headings(tree, self.title)
        self.canonical = _attribute(tree, "//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href")
        self.feed = canonical_address(_attribute(tree, _FEED_LINK), url)
        self.language = _attribute(tree, "/html/@lang") or _attribute(tree, "/html/@xml:lang")
        self.labelled = [f"{_words(label)} {_words(label.getnext())}" for label in tree.iter("dt", "th")]
        self.node = self._own_node()
        self.time, self.byline = _time_by_headline(tree), _printed_byline(tree)

    def _own_node(self) -> Node:
        """The JSON-LD node of this page's article; {} where none can be told to be."""
        nodes = self.data.articles()
        own = [node for node in nodes if self._is_own(node)]
        if own:
            return own[0]
        contradicted = self.canonical or self.meta.get("og:title") or self.headings
        return nodes[0] if len(nodes) == 1 and not (contradicted and _addresses(nodes[0])) else {}

    def _is_own(self, node: Node) -> bool:
        own = {_bare(address) for address in (self.canonical, self.meta.get("og:url")) if address}
        if own & {_bare(address) for address in _addresses(node)}:
            return True
        headline = _fold(text_of(node.get("headline")) or text_of(node.get("name")))
        titles = [_fold(title) for title in (self.meta.get("og:title"), self.title, *self.headings) if title]
        return bool(headline) and any(title.startswith(headline) or headline.startswith(title) for title in titles)


def page_metadata(facts: PageFacts, url: str | None, retrieved: str | None) -> Metadata:
    """All fields that the page gives, but the language, which its text tells better."""
    node, meta, data = facts.node, facts.meta, facts.data
    known = Metadata().offer("fetch", retrieved=retrieved)
    known.offer("json-ld", publisher=_first(data.names(node.get("publisher"))))
    known.offer("og:site_name", publisher=meta.get("og:site_name"))
    known.offer("meta", publisher=_first([meta[name] for name in _PUBLISHER_NAMES if meta.get(name)]))
    known.offer("json-ld", publisher=_first(data.names(data.of_type("WebSite") or {})))
    known.offer("title element", publisher=_added_to_heading(facts))
    _offer_title(known, facts)
    _offer_byline(known, facts)
    _offer_dates(known, facts)
    for place, address in (
        ("link rel=canonical", facts.canonical),
        ("og:url", meta.get("og:url")),
        ("json-ld", _first(_addresses(node))),
    ):
        known.offer(place, url=canonical_address(address, url))
    return known.offer("fetch", url=url)


def _offer_title(known: Metadata, facts: PageFacts) -> None:
    publisher = known.get("publisher")
    heading = facts.headings[0] if len(facts.headings) == 1 else None
    for place, title in (
        ("json-ld", text_of(facts.node.get("headline"))),
        ("og:title", facts.meta.get("og:title")),
        ("h1", heading),
        ("title element", facts.title),
    ):
        if title and len(title) <= _LONGEST:
            known.offer(place, title=_without_publisher(" ".join(title.split()), publisher))


def _offer_byline(known: Metadata, facts: PageFacts) -> None:
    publisher = known.get("publisher")
    authors = [name for name in facts.data.names(facts.node.get("author")) if name != publisher]
    named = facts.meta.get("author") or facts.meta.get("article:author")
    for place, byline in (("json-ld", ", ".join(authors)), ("meta", named), ("printed byline", facts.byline)):
        if byline and "://" not in byline and len(byline) <= _LONGEST and byline != publisher:
            known.offer(place, byline=without_byline_word(byline))


def _offer_dates(known: Metadata, facts: PageFacts) -> None:
    meta, retrieved = facts.meta, known.get("retrieved")
    for place, day in (
        ("json-ld", text_of(facts.node.get("datePublished"))),
        ("article:published_time", meta.get("article:published_time") or meta.get("og:article:published_time")),
        ("meta", _first([meta[name] for name in _PUBLISHED_NAMES if meta.get(name)])),
        ("time element", facts.time),
    ):
        if day and not _is_after(day, retrieved):
            known.offer(place, published=day)
    known.offer("json-ld", modified=text_of(facts.node.get("dateModified")))
    known.offer("article:modified_time", modified=meta.get("article:modified_time"))


def _is_after(day: str, retrieved: str | None) -> bool:
    """Whether a publication date lies more than a day behind the fetch: the page cannot know of it."""
    try:
        published = datetime.fromisoformat(day.strip()).date()
        return bool(retrieved) and published > datetime.fromisoformat(retrieved or "").date() + timedelta(days=1)
    except (ValueError, OverflowError):
        return False


def _headings(tree: Tree, title: str) -> list[str]:
    """The h1s; on a page without any, the h2 with which its title begins."""
    found = [words for h1 in tree.iter("h1") if (words := _words(h1))]
    return found or [words for h2 in tree.iter("h2") if (words := _words(h2)) and title.startswith(words)][:1]


def _meta(tree: Tree) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _time_by_headline(tree: Tree) -> str | None:
    """The moment of the time element that belongs to the headline: marked as the date of publication, or in one header
    or article with the headline and before its text."""
    marked = tree.xpath("//time[@datetime][@itemprop='datePublished' or @pubdate]/@datetime")
    if marked:
        return str(marked[0])
    holders = tree.xpath("//h1/ancestor::*[self::header or self::article or self::main][1]")
    for holder in holders[:1]:
        for time in holder.xpath(f".//time[@datetime][not({_FURNITURE})]"):
            if not _MODIFIED.search(" ".join(filter(None, (time.get("class"), time.get("itemprop"), _before(time))))):
                return str(time.get("datetime"))
    return None


def _before(element: Tree) -> str:
    """The words that stand before an element in its parent: "Updated" says what its time is."""
    parent = element.getparent()
    before = element.getprevious()
    return (
        ((before.tail or "") + (before.text or "") if before is not None else (parent.text or ""))
        if parent is not None
        else ""
    )


def _printed_byline(tree: Tree) -> str | None:
    """The first short line that is marked as the author's."""
    furniture = _FURNITURE.replace(" or ancestor::a", "")  # an author's name may lead to the author's page
    for element in tree.xpath(f"//*[@rel='author' or @itemprop='author' or @class][not({furniture})]"):
        classes = (element.get("class") or "").lower().split()
        if element.get("rel") == "author" or element.get("itemprop") == "author" or not _BYLINES.isdisjoint(classes):
            words = _words(element)
            if 0 < len(words) <= _LONGEST_BYLINE:
                return words
    return None


def _added_to_heading(facts: PageFacts) -> str | None:
    """What the title element adds to the one h1 behind a separator: the site's name."""
    if len(facts.headings) != 1 or not facts.title or not facts.title.startswith(facts.headings[0]):
        return None
    parts = [part for part in _SEPARATOR.split(facts.title[len(facts.headings[0]) :]) if part.strip()]
    return parts[-1].strip() if len(parts) == 1 and len(parts[-1].split()) <= 6 else None


def _without_publisher(title: str, publisher: str | None) -> str:
    """ "Headline | Outlet" without the outlet."""
    if publisher and _fold(title).endswith(_fold(publisher)):
        rest = title[: len(title) - len(publisher)].rstrip()
        if rest and rest[-1] in "|-–—·•»":
            return rest[:-1].rstrip()
    return title


def _addresses(node: Node) -> list[str]:
    page = node.get("mainEntityOfPage")
    given = [node.get("url"), page if isinstance(page, str) else text_of(page) if page else None, node.get("@id")]
    return [address for address in given if isinstance(address, str) and "://" in address]


def _bare(address: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|[#?].*$|/+$", "", address.strip().lower())


def _fold(words: str | None) -> str:
    return " ".join(re.findall(r"\w+", (words or "").casefold()))


def _words(element: Tree | None) -> str:
    return " ".join(str(element.text_content()).split())[:1000] if element is not None else ""


def _attribute(tree: Tree, path: str) -> str | None:
    found = tree.xpath(path, namespaces={"xml": "http://www.w3.org/XML/1998/namespace"})
    return str(found[0]).strip() or None if found else None


def _is_json_ld(script: Tree) -> bool:
    return (script.get("type") or "").split(";")[0].strip().lower() == "application/ld+json"


def _first(found: list[Any]) -> Any:
    return found[0] if found else None
