"""Gold files: read and checked, with the path and the reason of every fault."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from summarizer.errors import UsageError
from summarizer.regress.scoring.quantities import spans
from summarizer.schema.gold import Gold

_SHOWN = 5  # faults told of one file


def load_gold(path: Path) -> Gold:
    """The gold file. Raises UsageError with path and reason for each fault of its form."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"cannot read {path}: {(error.strerror or str(error)).lower()}") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} is not YAML: {' '.join(str(error).split())}") from None
    try:
        gold = Gold.model_validate(raw)
    except ValidationError as error:
        raise _refused(path, [f"{_where(raw, e['loc'])}: {e['msg']}" for e in error.errors()]) from None
    if faults := [*_doubles(gold), *_dangling(gold)]:
        raise _refused(path, faults)
    return gold


def misquotes(gold: Gold, texts: Mapping[str, str]) -> list[str]:
    """Where gold names an article that is not there, or quotes what its article does not hold; `texts` by gold name."""
    quoted = [(f"figures ({f.id})", f.article, f.quote) for f in gold.figures]
    quoted += [(f"events ({e.id})", m.article, m.quote) for e in gold.events for m in e.mentions]
    named = [(f"events ({e.id})", name) for e in gold.events for name in e.articles]
    faults = [f"{where}: there is no article {name}" for where, name in named if name not in texts]
    for where, name, quote in quoted:
        if name not in texts:
            faults.append(f"{where}: there is no article {name}")
        elif not spans(quote, texts[name]):
            faults.append(f"{where}: {name} does not hold the quote {quote!r}")
    return faults


def only_articles(gold: Gold, names: Iterable[str]) -> Gold:
    """What gold says of these articles alone."""
    kept = set(names)
    figures = tuple(f for f in gold.figures if f.article in kept)
    ids = {f.id for f in figures}
    return gold.model_copy(
        update={
            "figures": figures,
            "events": tuple(e for e in gold.events if kept & set(e.articles)),
            "reconcile": tuple(r for r in gold.reconcile if set(r.figures) <= ids),
        }
    )


def _refused(path: Path, faults: list[str]) -> UsageError:
    more = f"; and {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else ""
    return UsageError(f"{path}: {'; '.join(faults[:_SHOWN])}{more}")


def _where(raw: Any, path: tuple[int | str, ...]) -> str:
    """ "figures[3] (dead34).bound": a place that a person finds in the file."""
    shown, at = "", raw
    for step in path:
        at = at[step] if isinstance(step, int) else at.get(step) if isinstance(at, dict) else None
        if isinstance(step, int):
            name = f" ({at['id']})" if isinstance(at, dict) and "id" in at else ""
            shown += f"[{step}]{name}"
        else:
            shown += f".{step}" if shown else step
    return shown or "the file"


def _doubles(gold: Gold) -> Iterator[str]:
    for kind in ("figures", "actors", "events", "reconcile"):
        counts = Counter(record.id for record in getattr(gold, kind))
        yield from (f"{kind}: the id {i} is given {n} times" for i, n in counts.items() if n > 1)


def _dangling(gold: Gold) -> Iterator[str]:
    known = {f.id for f in gold.figures}
    for relation in gold.reconcile:
        lost = [i for i in relation.figures if i not in known]
        if lost:
            yield f"reconcile ({relation.id}): there is no figure {', '.join(lost)}"
