"""The merge's tables of rules, and how to leave rules out of them to see what they earn."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from summarizer.merge import apart, comparable, event_clusters, name_rules, same_quantity, short_forms

_TABLES: tuple[tuple[Any, str], ...] = (
    (name_rules, "DAY_RULES"),
    (name_rules, "STORY_RULES"),
    (short_forms, "FORMS"),
    (apart, "REFUSALS"),
    (event_clusters, "APART"),
    (comparable, "APART"),
    (same_quantity, "JOIN"),
)


def rule_names() -> list[str]:
    """Every rule that can be left out."""
    return [_name(rule) for module, table in _TABLES for rule in getattr(module, table)]


def _name(rule: Any) -> str:
    return str(getattr(rule, "name", None) or rule.__name__)


def leave_out(rules: Iterable[str]) -> None:
    """Takes the rules out of their tables, for this process alone."""
    unwanted = set(rules)
    for module, table in _TABLES:
        setattr(module, table, tuple(r for r in getattr(module, table) if _name(r) not in unwanted))


@contextmanager
def without(rule: str) -> Iterator[None]:
    """Leaves one rule out for a while."""
    whole = [getattr(module, table) for module, table in _TABLES]
    leave_out([rule])
    try:
        yield
    finally:
        for (module, table), rules in zip(_TABLES, whole, strict=True):
            setattr(module, table, rules)
