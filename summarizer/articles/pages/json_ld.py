"""What a page says of its article in JSON-LD, in schema.org's words."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

Node = dict[str, Any]

_TYPES = frozenset({"Article", "BlogPosting", "LiveBlogPosting", "Report", "SocialMediaPosting"})
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$"
)
_MOST_NODES = 2000


class LinkedData:
    """All JSON-LD of one page; a block that is no JSON is passed over."""

    def __init__(self, blocks: list[str]) -> None:
        self._nodes = list(_nodes([_parsed(block) for block in blocks]))
        self._by_id = {node["@id"]: node for node in self._nodes if isinstance(node.get("@id"), str) and len(node) > 1}

    def articles(self) -> list[Node]:
        """The nodes of an article type, in the order of the page; those inside lists of other articles are left out."""
        return [node for node in self._nodes if any(_is_article(kind) for kind in _types(node))]

    def of_type(self, kind: str) -> Node | None:
        """The first node of a type."""
        return next((node for node in self._nodes if kind in _types(node)), None)

    def names(self, value: Any) -> list[str]:
        """The names of persons or organisations: given as text, as nodes, as references, or a list of these."""
        found: list[str] = []
        for item in value if isinstance(value, list) else [value]:
            node = self._by_id.get(item.get("@id"), item) if isinstance(item, dict) else item
            name = node.get("name") if isinstance(node, dict) else node
            name = name[0] if isinstance(name, list) and name else name
            if isinstance(name, str) and name.strip() and "://" not in name:
                found.append(" ".join(unescape(name).split()))
        return list(dict.fromkeys(found))


def text_of(value: Any) -> str | None:
    """A value as text: of several, the first; of a node, its name, @id or @value. Many sites escape it as in HTML."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("@id") or value.get("name")
    return unescape(value) if isinstance(value, str) else None


def is_free(node: Node) -> bool:
    """False where the article says of itself that not all of it is accessible for free."""
    return str(node.get("isAccessibleForFree", True)).strip().lower() not in ("false", "no", "0")


def _parsed(block: str) -> Any:
    try:
        return json.loads(_WRAPPING.sub("", block), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(values: list[Any]) -> Iterator[Node]:
    """The nodes of lists, graphs and main entities, in order."""
    waiting, count = values[::-1], 0
    while waiting and count < _MOST_NODES:
        value = waiting.pop()
        count += 1
        if isinstance(value, list):
            waiting += value[::-1]
        elif isinstance(value, dict):
            yield value
            waiting += [value[key] for key in ("mainEntityOfPage", "mainEntity", "@graph") if key in value]


def _types(node: Node) -> list[str]:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return [kind.rsplit("/", 1)[-1] for kind in listed if isinstance(kind, str)]


def _is_article(kind: str) -> bool:
    return kind in _TYPES or kind.endswith("Article")
