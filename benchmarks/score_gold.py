"""Scores one finished briefing against a hand-made reading: `python benchmarks/score_gold.py BRIEF.json GOLD.yaml`.

All is computed from brief.json, whichever extractor made it. Figures are matched by number and by overlap of the cited
span with the gold quote (ALCE, Gao et al. 2023, judges a citation by what it holds; here on spans, without a model).
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean

import yaml
from gold import (
    Articles,
    Case,
    Gold,
    GoldEvent,
    GoldFigure,
    GoldRelation,
    Match,
    Names,
    as_of,
    compatible_dates,
    content_words,
    fold_name,
    load_gold,
    match_figures,
    overlap_coefficient,
    quantity,
    same_bound,
    same_day,
    same_number,
    same_property,
    tells,
    thing,
)

from summarizer.schema.brief import Briefing, Claim, Event, Figure

Value = tuple[int, int] | int | float | str  # a pair is a share: part, whole
Row = tuple[str, Value]
KINDS = ("bound", "attribution", "as-of", "property")
EVENT_OVERLAP = 0.3
SURE_OVERLAP = 0.5


@dataclass(frozen=True)
class Score:
    """One part of the report: rows of a table, and lists of what was missed or wrong."""

    title: str
    rows: tuple[Row, ...]
    lists: dict[str, list[str]]


# ---- figures


def score_figures(brief: Briefing, gold: Gold, matches: dict[str, Match]) -> Score:
    """Lenient recall (number and span), strict recall (bound, speaker and day too), and precision of the claims."""
    names, articles, total = Names(gold.actors), Articles(brief), len(gold.figures)
    errors = {gid: _errors(match, names) for gid, match in matches.items()}
    wrong = Counter(kind for found in errors.values() for kind in found)
    claims = [claim for story in brief.stories for f in story.figures for claim in f.claims]
    known = [claim for claim in claims if any(tells(claim, wanted, articles) for wanted in gold.figures)]
    dated = {gid for gid, match in matches.items() if match.gold.as_of}
    rows = (
        ("lenient recall", (len(matches), total)),
        ("strict recall", (sum(not found.keys() - {"property"} for found in errors.values()), total)),
        *((f"{k} right, of the found", (len(matches) - wrong[k], len(matches))) for k in KINDS),
        ("as-of right, of the dated", (sum("as-of" not in errors[gid] for gid in dated), len(dated))),
        ("claims also in gold", (len(known), len(claims))),
    )
    lists = {
        "gold figures missed": [f"{f.id}: {f.quote} ({_lost(f, claims)})" for f in gold.figures if f.id not in matches],
        "found, but": [f"{gid}: {'; '.join(found.values())}" for gid, found in errors.items() if found],
        "claims not in gold": [_shown(claim) for claim in claims if claim not in known],
        "gold quotes not in the text": [f.id for f in gold.figures if not articles.spans_of(f)],
    }
    return Score("figures", rows, lists)


def _lost(wanted: GoldFigure, claims: list[Claim]) -> str:
    """Where a missed number went."""
    return "told, not cited here" if any(same_number(wanted, claim) for claim in claims) else "told nowhere"


def _errors(match: Match, names: Names) -> dict[str, str]:
    """What is wrong with a found figure, by kind."""
    claim, wanted, figure = match.claim, match.gold, match.figure
    errors = {}
    if not same_bound(wanted, claim):
        errors["bound"] = f"bound {claim.bound}, not {wanted.bound}"
    if not names.same_speaker(wanted.attributed_to, claim.attributed_to):
        errors["attribution"] = f"said by {claim.attributed_to!r}, not {wanted.attributed_to!r}"
    if not same_day(wanted, claim):
        errors["as-of"] = f"as of {as_of(claim)}, not {wanted.as_of}"
    if not same_property(wanted.metric, figure.measured_property):
        errors["property"] = f"counts {figure.measured_property!r}, not {wanted.metric!r}"
    return errors


def _shown(claim: Claim) -> str:
    where = claim.citations[0].exact[:70] if claim.citations else "no citation"
    return f"{claim.phrase or claim.text} ({claim.modality}): {where}"


# ---- actors


def score_actors(brief: Briefing, gold: Gold) -> Score:
    """Found, whole, split and merged actors; and B-cubed over the aliases (Bagga and Baldwin 1998).

    The items are the gold aliases that stand by themselves in some article. As Stoyanov et al. (2009) do for mentions
    that a system lacks, an alias in no Actor has recall 0 and does not count for precision.
    """
    items = sorted(set().union(*(Names(gold.actors).mentions(a.text) for a in Articles(brief).fresh)))
    clusters = _alias_clusters(brief)
    holders = {a.id: [c for c in clusters if any(fold_name(n) in c for n in (a.name, *a.aliases))] for a in gold.actors}
    wanted = {a.id: {alias for alias, actor in items if actor == a.id} for a in gold.actors}
    found = [gid for gid, held in holders.items() if held]
    whole = [gid for gid in found if any(wanted[gid] <= c for c in holders[gid])]
    lacking = {gid: sorted(wanted[gid].difference(*holders[gid])) for gid in found if gid not in whole}
    merged = [both for c in clusters if len(both := sorted(gid for gid in found if c in holders[gid])) > 1]
    precision, recall = b_cubed(items, clusters)
    split = [gid for gid in found if len(holders[gid]) > 1]
    rows = (
        ("found", (len(found), len(gold.actors))),
        ("with variants", (len(whole), len(gold.actors))),
        ("split", len(split)),
        ("false merges", len(merged)),
        ("B-cubed precision", precision),
        ("B-cubed recall", recall),
    )
    lists = {
        "gold actors missed": [f"{gid}: {', '.join(sorted(wanted[gid]))}" for gid in holders if gid not in found],
        "variants missing": [f"{gid}: {', '.join(lost) or 'in several actors'}" for gid, lost in lacking.items()],
        "split": [f"{i}: {' | '.join(', '.join(sorted(wanted[i] & c)) for c in holders[i])}" for i in split],
        "falsely merged": [" + ".join(both) for both in merged],
    }
    return Score("actors", rows, lists)


def _alias_clusters(brief: Briefing) -> list[frozenset[str]]:
    """The folded names of each Actor; one id in two stories is one Actor."""
    clusters: dict[str, set[str]] = {}
    for actor in (actor for story in brief.stories for actor in story.actors):
        clusters.setdefault(actor.id, set()).update(fold_name(n) for n in (actor.name, *actor.aliases))
    return [frozenset(names) for names in clusters.values()]


def b_cubed(items: list[tuple[str, str]], clusters: list[frozenset[str]]) -> tuple[float, float]:
    """Precision and recall, each the mean over the items of how much of an item's cluster (its class) is right.

    `items` are (alias, gold actor). An alias in two Actors counts where most of its own company is.
    """
    precisions, recalls = [], []
    for alias, actor in items:
        company = {a for a, other in items if other == actor}
        at_home = max((c for c in clusters if alias in c), key=lambda c: len(c & company), default=frozenset[str]())
        here = [other for a, other in items if a in at_home]
        recalls.append(here.count(actor) / len(company))
        if here:
            precisions.append(here.count(actor) / len(here))
    return fmean(precisions or [0.0]), fmean(recalls or [0.0])


# ---- events


def score_events(brief: Briefing, gold: Gold) -> Score:
    """One-to-one, greedily by shared words: same article, overlap of content words, dates that can be one.

    Rough both ways, so the pairs are listed: few words in common make a pair of two events in one place, and gold says
    in English what happened, so that an event told in another language shares little but names with it.
    """
    articles, events = Articles(brief), [event for story in brief.stories for event in story.events]
    pairs = [(like, w, e) for w in gold.events for e in events if (like := _event_likeness(w, e, articles))]
    matched: dict[str, tuple[float, Event]] = {}
    for likeness, wanted, event in sorted(pairs, key=lambda pair: (pair[0], pair[1].id, pair[2].id), reverse=True):
        if wanted.id not in matched and all(event.id != e.id for _, e in matched.values()):
            matched[wanted.id] = likeness[0], event
    both = [(wanted, *matched[wanted.id]) for wanted in gold.events if wanted.id in matched]
    taken = {event.id for _, _, event in both}
    rows = (
        (f"found (overlap {EVENT_OVERLAP})", (len(both), len(gold.events))),
        (f"found (overlap {SURE_OVERLAP})", (sum(x >= SURE_OVERLAP for _, x, _ in both), len(gold.events))),
        ("date right, of the found", (sum(w.date == e.date for w, _, e in both), len(both))),
        ("modality right, of the found", (sum(w.modality == e.modality for w, _, e in both), len(both))),
        ("events also in gold", (len(taken), len(events))),
    )
    lists = {
        "gold events missed": [f"{w.id}: {w.what} ({w.date})" for w in gold.events if w.id not in matched],
        "found as": [f"{w.id} ({x:.2f}): {e.summary[:90]}" for w, x, e in both],
        "dated otherwise": [f"{w.id}: {e.date}, not {w.date}" for w, _, e in both if e.date != w.date],
        "other modality": [f"{w.id}: {e.modality}, not {w.modality}" for w, _, e in both if e.modality != w.modality],
        "events not in gold": [f"{e.id} {e.date} {e.summary[:90]}" for e in events if e.id not in taken],
    }
    return Score("events", rows, lists)


def _event_likeness(wanted: GoldEvent, event: Event, articles: Articles) -> tuple[float, bool, int] | None:
    """How like the two are, None where they cannot be one."""
    where = {articles.id_of(name) for name in wanted.articles} & {c.article for c in event.citations}
    told = content_words(" ".join((event.summary, *(c.exact for c in event.citations))))
    likeness = overlap_coefficient(wanted.words, told)
    if not where or likeness < EVENT_OVERLAP or not compatible_dates(wanted.date, event.date):
        return None
    return likeness, wanted.date == event.date, len(where)


# ---- how figures stand to each other

Verdict = tuple[str, str]


def judge_updated(case: Case, figure: Figure) -> Verdict:
    """Evolving: one Figure, updated; agreed will do where the numbers differ only by rounding."""
    values = [m.gold.value for m in case.found if m.gold.value is not None]
    rounding = not values or max(values) <= 1.1 * min(values)
    fits = figure.status == "updated" or (figure.status == "agreed" and rounding)
    fits = fits or (figure.status == "disputed" and case.other_dispute())
    return "right" if fits else "wrong", f"{figure.id} {figure.status}, {_current(case, figure)}"


def _current(case: Case, figure: Figure) -> str:
    if figure.current is None:
        return "no current claim"
    latest = max((m.gold.as_of or "" for m in case.found), default="")
    fits = any(m.gold.as_of == latest for m in case.found if m.index == figure.current)
    return f"current {figure.claims[figure.current].text!r} is {'the latest' if fits else f'NOT of {latest}'}"


def judge_agreed(case: Case, figure: Figure) -> Verdict:
    """Basis, agreed: one Figure (one claim of several articles may be "single"), not disputed on this ground."""
    fits = figure.status != "disputed" or case.other_dispute()
    return "right" if fits else "wrong", f"{figure.id} {figure.status}"


def judge_conflict(case: Case, figure: Figure) -> Verdict:
    """Conflict: one disputed Figure with at least two named speakers."""
    speakers = sorted({m.claim.attributed_to for m in case.found} - {""})
    fits = figure.status == "disputed" and len({fold_name(s) for s in speakers}) > 1
    return "right" if fits else "wrong", f"{figure.id} {figure.status}, said by {' / '.join(speakers) or 'nobody'}"


def judge_scope(case: Case) -> Verdict:
    """Scope: not disputed against each other; whether they are really kept apart is said beside."""
    mixed = case.mixed()
    if not mixed:
        return "right", "kept apart"
    disputed = any(m.figure.status == "disputed" for m in case.found if any(m.gold.id in p.split("+") for p in mixed))
    return "wrong" if disputed else "right", f"share {'a disputed' if disputed else 'ONE'} figure: {', '.join(mixed)}"


def judge_part(case: Case) -> Verdict:
    """A part and its whole: a `part_of` relation of these figures; half where they are only kept apart."""
    ids = {m.figure.id for m in case.found}
    if len(ids) > 1 and any(ids <= shown for shown in case.shown("part_of")):
        return "right", "part_of shown"
    mixed = case.mixed()
    return ("wrong", f"share a figure: {', '.join(mixed)}") if mixed else ("half", "kept apart, relation not shown")


def judge_background(case: Case) -> Verdict:
    """Background: separate Figures, ideally with the relation."""
    mixed, ids = case.mixed(), {m.figure.id for m in case.found}
    if mixed:
        return "wrong", f"share a figure: {', '.join(mixed)}"
    shown = any(len(ids & figures) > 1 for figures in case.shown("background"))
    return "right", "background shown" if shown else "kept apart, relation not shown"


def judge_corrected(case: Case) -> Verdict:
    """Corrected: the relation holds a Figure of every number, the withdrawn and the standing."""
    sides: dict[object, set[str]] = {}
    for match in case.found:
        sides.setdefault(quantity(match.gold), set()).add(match.figure.id)
    if any(all(side & shown for side in sides.values()) for shown in case.shown("corrected")):
        return "right", "corrected shown"
    statuses = sorted({f"{m.figure.id} {m.figure.status}" for m in case.found})
    return "wrong", f"no corrected relation; {', '.join(statuses)}"


TOGETHER = {"evolving": judge_updated, "basis": judge_agreed, "agreed": judge_agreed, "conflict": judge_conflict}
APART = {"scope": judge_scope, "part_whole": judge_part, "background": judge_background, "corrected": judge_corrected}


def judge(relation: GoldRelation, brief: Briefing, gold: Gold, matches: dict[str, Match]) -> Verdict:
    """The verdict on one relation, on the figures found, if each of its different numbers was found somewhere."""
    key = thing if relation.kind in ("scope", "part_whole", "background") else quantity
    wanted = [f for f in gold.figures if f.id in relation.figures]
    found = [matches[f.id] for f in wanted if f.id in matches]
    absent = {key(f) for f in wanted} - {key(m.gold) for m in found}
    if absent or len(found) < min(2, len(wanted)):
        lost = [f.id for f in wanted if f.id not in matches and (key(f) in absent or not absent)]
        return "not testable", f"not found: {', '.join(lost)}"
    case = Case(relation, found, gold, matches, brief.stories)
    if relation.kind in APART:
        verdict, why = APART[relation.kind](case)
    elif figure := case.figure():
        verdict, why = TOGETHER[relation.kind](case, figure)
    else:
        verdict, why = "wrong", f"spread over {case.spread()}"
    return verdict, why if len(found) == len(wanted) else f"{why} (judged on {len(found)} of {len(wanted)})"


def score_relations(brief: Briefing, gold: Gold, matches: dict[str, Match]) -> Score:
    """How many gold relations the briefing shows rightly; a part kept apart from its whole is half."""
    verdicts = [(r, *judge(r, brief, gold, matches)) for r in gold.reconcile]
    counts = Counter(verdict for _, verdict, _ in verdicts)
    rows: list[Row] = [("right", (counts["right"], len(verdicts) - counts["not testable"]))]
    rows += [(verdict, counts[verdict]) for verdict in ("half", "wrong", "not testable")]
    for kind in dict.fromkeys(r.kind for r in gold.reconcile):
        told = Counter(verdict for r, verdict, _ in verdicts if r.kind == kind)
        rows.append((f"  {kind}", ", ".join(f"{n} {verdict}" for verdict, n in told.items())))
    return Score("reconcile", tuple(rows), {"verdicts": [f"{r.id} {r.kind}: {v}: {why}" for r, v, why in verdicts]})


# ---- dates and accounting


def score_dates(brief: Briefing, gold: Gold) -> Score:
    """Events and claims dated to a day that is nobody's date but the page's (a scrape date on its top)."""
    never, wrong = set(gold.never_dates), []
    for story in brief.stories:
        wrong += [f"event {e.id} {e.date}: {e.summary[:70]}" for e in story.events if e.date in never]
        for claim in (claim for figure in story.figures for claim in figure.claims):
            days = {claim.observation_date, claim.period_start, claim.period_end} & never
            wrong += [f"claim of {day}: {_shown(claim)}" for day in sorted(filter(None, days))]
    return Score("never dates", (("dated to a forbidden day", len(wrong)),), {"forbidden": wrong})


def score_accounting(brief: Briefing) -> Score:
    """What was counted, refused, paid and left out, as the briefing itself says."""
    told = [s for story in brief.stories for s in (story.headline, *story.statements)]
    writers = Counter(s.written_by for s in (*brief.summary, *brief.changes, *told))
    fresh, spent, counts = len(Articles(brief).fresh), brief.usage, brief.accounting
    rows = (
        ("extractor", f"{brief.generator.extractor} {brief.generator.model or ''}".strip()),
        ("articles", fresh),
        ("number coverage", (counts.labelled, counts.numerals)),
        ("refusals", counts.refused),
        ("requests", spent.requests),
        ("output tokens per article", round(spent.completion_tokens / fresh) if fresh else "-"),
        ("statements", f"{writers.total()} ({writers['model']} model, {writers['template']} template)"),
        ("failures", len(brief.failures)),
    )
    return Score("accounting", rows, {"failures": [f"{f.stage} {f.source}: {f.reason}" for f in brief.failures]})


def _cell(value: Value) -> str:
    """A share with its counts; nothing of nothing is no share."""
    if isinstance(value, tuple):
        return f"{value[0]}/{value[1]} = {value[0] / value[1]:.2f}" if value[1] else "0/0"
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def score(brief: Briefing, gold: Gold) -> list[Score]:
    """Every part of the report."""
    matches = match_figures(brief, gold)
    scores = [score_figures(brief, gold, matches), score_actors(brief, gold), score_events(brief, gold)]
    dates = [score_dates(brief, gold)] if gold.never_dates else []
    return [*scores, score_relations(brief, gold, matches), *dates, score_accounting(brief)]


def report(scores: Iterable[Score]) -> str:
    """The tables, then the lists that are not empty."""
    scores, lines = list(scores), []
    for part in scores:
        lines += [f"== {part.title}", *(f"  {name:<32} {_cell(value)}" for name, value in part.rows)]
    for part in scores:
        for title, items in part.lists.items():
            lines += [f"\n-- {part.title}: {title} ({len(items)})", *(f"  {item}" for item in items)] if items else []
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Reads the two files, prints the report; 2 where a file cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("brief", type=Path, metavar="BRIEF.json")
    parser.add_argument("gold", type=Path, metavar="GOLD.yaml")
    parser.add_argument("--json", action="store_true", help="print the scores as JSON")
    asked = parser.parse_args(arguments)
    try:
        brief, gold = Briefing.model_validate_json(asked.brief.read_bytes()), load_gold(asked.gold)
    except (OSError, ValueError, yaml.YAMLError) as error:
        print(f"score_gold: {error}", file=sys.stderr)
        return 2
    scores = score(brief, gold)
    print(json.dumps([asdict(s) for s in scores], ensure_ascii=False, indent=1) if asked.json else report(scores))
    return 0


if __name__ == "__main__":
    sys.exit(main())
