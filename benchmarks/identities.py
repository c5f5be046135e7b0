"""Who is who in small cases from all over the world, held against the marks made by hand (fixtures/identities).

    python benchmarks/identities.py [FILE.yaml ...] [--wrong]

Each case is one story of a few articles of a sentence or two. `given`: the marked names as mentions, with the kind that
the rules read for them; what is measured is the merge alone. `read`: the names as the rules read them; a name that they miss
counts as apart. Counted are pairs of marked names: of one who are one, or asked about (a doubt for a model), and of two who
were made one. `--wrong` lists them. Without arguments: every file of the folder.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from pathlib import Path

import yaml
from small_reports import read_by_rules, report

from summarizer.language.names.words import bare_name
from summarizer.merge.actors.cast import resolve_cast
from summarizer.merge.actors.story_actors import Actors
from summarizer.merge.decisions import DecisionLog
from summarizer.schema.brief import Actor, Citation
from summarizer.schema.mentions import GroundedActor, GroundedMentions

IDENTITIES = Path(__file__).resolve().parent.parent / "fixtures" / "identities"
DAY = date(2026, 3, 12)
_MARK = re.compile(r"\[\[(?P<name>[^\]|]+)\|(?P<who>\w)\]\]")


@dataclass(frozen=True)
class Marked:
    """A name as marked by hand: `who` it is in its case, where it stands in its article."""

    name: str
    who: str
    article: int
    start: int


@dataclass(frozen=True)
class Case:
    """One story of small articles, and who is named in them."""

    name: str
    grounded: tuple[GroundedMentions, ...]
    marked: tuple[Marked, ...]


@dataclass(frozen=True)
class Outcome:
    """Pairs of names: `joined` and `asked` of one who are one, `apart` of those that stayed two, `wrong` two made one."""

    joined: tuple[str, ...]
    asked: tuple[str, ...]
    apart: tuple[str, ...]
    wrong: tuple[str, ...]


def load_cases(path: Path) -> list[Case]:
    """The cases of a file, read by rules."""
    return [_case(row["case"], row["say"]) for row in yaml.safe_load(path.read_text(encoding="utf-8"))]


def _case(name: str, say: list[list[str]]) -> Case:
    grounded: list[GroundedMentions] = []
    marked: list[Marked] = []
    for number, (language, written) in enumerate(say):
        text = _MARK.sub(lambda m: m["name"], written)
        grounded.append(read_by_rules(report(f"a{number}", text, language, DAY), DAY))
        marked += _marked(written, number)
    return Case(name, tuple(grounded), tuple(marked))


def _marked(written: str, article: int) -> Iterator[Marked]:
    shift = 0
    for found in _MARK.finditer(written):
        yield Marked(found["name"], found["who"], article, found.start() - shift)
        shift += len(found.group()) - len(found["name"])


def judge(case: Case, given: bool) -> Outcome:
    """What the merge makes of a case: from the marked names, or (`given` false) from the names that the rules read."""
    mentions = [_given(case, m) if given else _read(case, m) for m in case.marked]
    own = {i: [m for m, at in zip(mentions, case.marked, strict=True) if m and at.article == i] for i in range(99)}
    grounded = [replace(g, actors=tuple(own[i])) if given else g for i, g in enumerate(case.grounded)]
    log = DecisionLog()
    story_of = {f"a{i}": 0 for i in range(len(grounded))}
    language_of = {g.article.article.id: g.article.article.language or "" for g in grounded}
    cast, _ = resolve_cast([g.actors for g in grounded], story_of, language_of, "en", log=log).of(0)
    actors = Actors(cast, grounded, log)
    records = [a for i in actors.weights() if (a := actors.actor(i))]
    ids = [_id(records, m) for m in mentions]
    asked = {frozenset((bare_name(f.left), bare_name(f.right))) for f in log.findings if f.doubtful}
    groups: dict[str, set[str]] = {}
    for m, i in zip(mentions, ids, strict=True):
        groups.setdefault(i, set()).add(bare_name(m.name) if m else "")
    return _outcome(case, ids, [groups[i] for i in ids], asked)


def _given(case: Case, marked: Marked) -> GroundedActor:
    """The marked name, with the kind and acronym that the rules read for it."""
    read = _read(case, marked)
    text = case.grounded[marked.article].article.article.text
    cited = Citation.of(f"a{marked.article}", text, marked.start, marked.start + len(marked.name))
    sentence = read.citation if read else cited
    acronym = read.acronym if read and read.acronym != marked.name else ""
    return GroundedActor(marked.name, read.kind if read else "", acronym, sentence)


def _read(case: Case, marked: Marked) -> GroundedActor | None:
    """The rules' mention of the marked name: the name, or the name without what stands before it."""
    grounded = case.grounded[marked.article]
    found = [a for a in grounded.actors if a.citation.start <= marked.start < a.citation.end]
    fits = [a for a in found if marked.name.endswith(a.name) or a.name.endswith(marked.name)]
    fits = fits or [a for a in found if a.acronym == marked.name]
    return max(fits, key=lambda a: (a.name == marked.name, len(a.name)), default=None)


def _id(records: list[Actor], mention: GroundedActor | None) -> str:
    """The actor that a mention is of, "" where nobody was read."""
    if mention is None:
        return ""
    bearers = [a for a in records if mention.name in a.aliases]
    cited = [a for a in bearers if mention.citation in a.citations]
    named = [a for a in bearers if mention.citation.article in {c.article for c in a.citations}]
    return next((a.id for a in (*cited, *named)), mention.name)  # a name is cited once in each article


def _outcome(case: Case, ids: list[str], groups: list[set[str]], asked: set[frozenset[str]]) -> Outcome:
    found: dict[str, list[str]] = {"joined": [], "asked": [], "apart": [], "wrong": []}
    for i, j in combinations(range(len(ids)), 2):
        one, other = case.marked[i], case.marked[j]
        is_one = bool(ids[i]) and ids[i] == ids[j]
        doubt = any(frozenset((a, b)) in asked for a in groups[i] for b in groups[j] if ids[i] and ids[j])
        told = f"{case.name}: {one.name} / {other.name}"
        if one.who == other.who:
            found["joined" if is_one else "asked" if doubt else "apart"].append(told)
        elif is_one:
            found["wrong"].append(told)
    return Outcome(**{k: tuple(dict.fromkeys(v)) if k == "wrong" else tuple(v) for k, v in found.items()})


def tally(outcomes: list[Outcome]) -> Counter[str]:
    """Pairs of each outcome, and cases that are right altogether."""
    counts = Counter({k: sum(len(getattr(o, k)) for o in outcomes) for k in ("joined", "asked", "apart", "wrong")})
    counts["right"] = sum(not (o.asked or o.apart or o.wrong) for o in outcomes)
    return counts


def told(counts: Counter[str], cases: int) -> str:
    """The counts in words."""
    same = counts["joined"] + counts["asked"] + counts["apart"]
    return (
        f"{counts['right']} of {cases} cases; of {same} pairs of one {counts['joined']} joined, "
        f"{counts['asked']} asked about, {counts['apart']} apart; {counts['wrong']} made one of two"
    )


def main() -> int:
    """Prints both measures of each file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--wrong", action="store_true", help="list the pairs that stayed two, and two made one")
    asked = parser.parse_args()
    for path in asked.files or sorted(IDENTITIES.glob("*.yaml")):
        cases = load_cases(path)
        for given in (True, False):
            outcomes = [judge(case, given) for case in cases]
            counts = tally(outcomes)
            print(f"{path.stem} {'given' if given else 'read'}: {told(counts, len(cases))}")
            for kind in ("apart", "asked", "wrong") if asked.wrong else ():
                print("".join(f"  {kind}: {pair}\n" for o in outcomes for pair in getattr(o, kind)), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
