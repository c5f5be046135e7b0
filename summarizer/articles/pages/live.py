"""The entries of a live report in a page, each with its time: a text extractor drops the times and keeps no order."""

from collections import Counter

from summarizer.articles.pages.tree import Tree, block_text
from summarizer.language.dates.entry_times import is_time_line, time_before

_FEWEST = 3
_LONGEST_TIME = 48  # characters
_APART = frozenset({"nav", "aside", "footer", "form", "table"})
CONTROLS = ("a", "button")
_SHARED = 0.6  # of the entries' letters, as the page's own article; comments under it have times too


def live_entries(tree: Tree) -> list[str]:
    """The lines of the entries in the order of the page; [] where fewer than three parts of it begin with a time."""
    times = [element for element in tree.iter() if _is_time(element)]
    holders = Counter(parent for element in times for parent in set(_parents(element)))
    found = [(sum(bool(holders[child] or child in times) for child in parent), parent) for parent in holders]
    count, report = max(found, key=lambda pair: pair[0], default=(0, None))
    if report is None or count < _FEWEST:
        return []
    parts = list(report)
    first = next(i for i, part in enumerate(parts) if holders[part] or part in times)
    controls = {" ".join(str(c.text_content()).split()) for part in parts for c in part.iter(*CONTROLS)}
    lines = [line for part in parts[first:] for line in block_text(part).split("\n")]
    return [line for line in lines if line and line not in controls]


def with_entries(text: str, entries: list[str]) -> str:
    """The article's text with the entries as the page has them, behind what else it says; as it is if not theirs."""
    lines = text.split("\n")
    bare = {_bare(line) for line in lines}
    told = [line for line in entries if not is_time_line(line)]
    shared = sum(len(line) for line in told if _bare(line) in bare)
    if not told or shared < _SHARED * sum(map(len, told)):
        return text
    known = {_bare(line) for line in entries}
    return "\n".join([*(line for line in lines if _bare(line) not in known), *entries])


def _bare(line: str) -> str:
    """A line without the mark of a list and the time before it: extractors put both on the line of the text."""
    words = line.lstrip("-*|• ")
    return words[time_before(words) :]


def _is_time(element: Tree) -> bool:
    shown = " ".join((element.text or "").split()) if len(element) == 0 else ""
    if not shown or len(shown) > _LONGEST_TIME or not is_time_line(shown):
        return False
    return not any(parent.tag in _APART for parent in element.iterancestors())


def _parents(element: Tree) -> list[Tree]:
    return list(element.iterancestors())
