"""How numbers of small reports are put side by side, against a reading by hand: agree, updated, disputed, part, corrected.

    python benchmarks/reconciling.py [CASES.yaml ...] [--by-rules] [--wrong]

The cases of `fixtures/reconciling` have two to four reports. A number is read by rule, then given the property, the speaker,
the day and the certainty that the case says it has, as a careful model would, and that model says of doubtful pairs what the
case says: the merge of figures alone is measured.
With `--by-rules` it keeps what the rules read, as where there is no model. Counted are the pairs that a case lists, and the
pairs of one property that it does not, which are to stay apart. A false dispute (update) is a pair told as one that is
none: it misleads more than a missed one. `--wrong` lists what is not as read.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, combinations
from pathlib import Path
from statistics import fmean
from typing import Any

import yaml
from merge_quality import day_reading, sentence_at
from small_reports import read_by_rules
from small_reports import report as small_report

from summarizer.language.numbers.measures import currency_of, measure_of
from summarizer.merge.actors.cast import resolve_cast
from summarizer.merge.actors.story_actors import Actors
from summarizer.merge.decisions import DecisionLog
from summarizer.merge.figures.counted.occasions import happenings_of
from summarizer.merge.figures.from_mentions import MergedFigures, merge_figures
from summarizer.merge.figures.voices import of_its_time
from summarizer.merge.groundwork import Groundwork
from summarizer.schema.brief import Article, Claim, Figure
from summarizer.schema.doubts import DoubtKey, Verdict
from summarizer.schema.marked import Numeral
from summarizer.schema.mentions import FigureMention, GroundedFigure, GroundedMentions

CASES = Path(__file__).resolve().parent.parent / "fixtures" / "reconciling"
ONE_OF = "|"  # in the cases, between outcomes of which each is right
EITHER = "either"  # a careful reader may take the pair for an update, a dispute or two things
OUTCOMES = ("agree", "updated", "disputed", "corrected", "part", "apart")
Number = dict[str, Any]
Pair = tuple[str, str]
Judgement = tuple[DoubtKey, Verdict]


@dataclass(frozen=True)
class Placed:
    """A number of a case where the merge put it; None where the rules see no number there."""

    figure: Figure | None
    claim: Claim | None
    index: int = 0


@dataclass(frozen=True)
class JudgedPair:
    """Two numbers of one case, how they stand to each other by hand, and by the merge."""

    case: str
    pair: Pair
    wanted: str
    told: str
    shown: str


def judge_case(case: dict[str, Any], by_rules: bool = False, asked: bool = True) -> list[JudgedPair]:
    """Every pair of the case that counts; of several outcomes that are right the one told, else the first.

    `asked`: whether the case's word on doubtful pairs is had.
    """
    numbers = {name: number for report in case["reports"] for name, number in report["numbers"].items()}
    merged, found = _merged(case, by_rules, asked and not by_rules)
    wanted: dict[Pair, str] = {(a, b): kind for kind, a, b in case["expected"]}
    alike = (p for p in combinations(numbers, 2) if numbers[p[0]]["property"] == numbers[p[1]]["property"])
    pairs = [*wanted, *(p for p in alike if p not in wanted and p[::-1] not in wanted)]
    judged = []
    for a, b in (p for p in pairs if wanted.get(p) != EITHER):
        told = _outcome(merged, found[a], found[b])
        shown = "; ".join(f"{n} {numbers[n]['quote']} {_shown(found[n])}" for n in (a, b))
        right = wanted.get((a, b), "apart").split(ONE_OF)
        judged.append(JudgedPair(case["case"], (a, b), told if told in right else right[0], told, shown))
    return judged


def _shown(placed: Placed) -> str:
    if placed.figure is None or placed.claim is None:
        return "not told"
    figure, claim = placed.figure, placed.claim
    return f"{figure.id} {figure.status} {figure.measured_property} of {claim.attributed_to or 'the paper'} {claim.modality}"


def _merged(case: dict[str, Any], by_rules: bool, asked: bool) -> tuple[MergedFigures, dict[str, Placed]]:
    """The case's reports as one story: its figures, and the claim of each number."""
    read = [_read(f"a{i}", report, by_rules) for i, report in enumerate(case["reports"], start=1)]
    grounded = [g for g, _ in read]
    groundwork = Groundwork(grounded)
    own = {g.article.article.id: g.article.article for g in grounded}
    articles = {i: a.model_copy(update={"origin": groundwork.origin[i]}) for i, a in own.items()}
    languages = {i: a.language or "" for i, a in own.items()}
    cast = resolve_cast(groundwork.actors, dict.fromkeys(own, 0), languages, "en")
    named, _ = cast.of(0, chain.from_iterable(groundwork.names))
    actors = Actors(named, grounded, DecisionLog())
    mentions = [of_its_time(f, g.day) for g in grounded for f in g.figures]
    said = {(g.citations[0].article, g.mention.numeral.start): g for g in mentions}
    places = {name: (own_id, start) for (own_id, (_, starts)) in zip(own, read, strict=True) for name, start in starts}
    numbers = {name: said.get(place) for name, place in places.items()}

    def merged_with(log: DecisionLog) -> MergedFigures:
        return merge_figures(mentions, articles, actors, log, happenings_of(grounded))

    log = DecisionLog()
    merged = merged_with(log)
    if asked:
        merged = merged_with(DecisionLog(dict(_verdicts(log, case, numbers))))
    return merged, {name: _placed(merged, number) for name, number in numbers.items()}


def _verdicts(log: DecisionLog, case: dict[str, Any], numbers: dict[str, GroundedFigure | None]) -> Iterator[Judgement]:
    """What the case says of each doubtful pair; what it does not list is two things."""
    wanted = {frozenset(pair): kind for kind, *pair in case["expected"]}
    for finding in (f for f in log.findings if f.doubtful and f.about == "figure"):
        sides = [
            next(
                (n for n, g in numbers.items() if g and citation in g.citations and told.startswith(g.mention.phrase)),
                "",
            )
            for told, citation in zip((finding.left, finding.right), finding.citations, strict=True)
        ]
        kind = wanted.get(frozenset(sides), "apart")
        if all(sides) and kind != EITHER:
            parted = {"part", "apart"} & set(kind.split(ONE_OF))
            yield ("figure", finding.left, finding.right), "different" if parted else "same"


def _read(article_id: str, report: dict[str, Any], by_rules: bool) -> tuple[GroundedMentions, list[tuple[str, int]]]:
    """The report with its numbers labelled as by hand or by rules, and where each stands."""
    text, published = report["text"], report["published"]
    article = small_report(article_id, text, report.get("language", "en"), published, publisher=report.get("publisher"))
    grounded = read_by_rules(article, _as_day(published))
    figures, places, at = list(grounded.figures), [], 0
    for name, number in report["numbers"].items():
        start = text.index(number["quote"], at)
        at = end = start + len(number["quote"])
        numeral = next((n for n in grounded.article.numerals if n.start < end and start < n.end), None)
        places.append((name, numeral.start if numeral else -1))
        if numeral is not None and not by_rules:
            read = next((f for f in figures if f.mention.numeral.number == numeral.number), None) or _bare(
                grounded, numeral
            )
            others = [f for f in figures if f.mention.numeral.number != numeral.number]
            figures = [*others, _labelled(read, number, article)]
    return replace(grounded, figures=tuple(figures)), places


def _bare(grounded: GroundedMentions, numeral: Numeral) -> GroundedFigure:
    """A number that the rules leave out."""
    text = grounded.article.article.text
    words = text[numeral.start : numeral.end]
    return GroundedFigure(
        FigureMention(numeral, words, words, "", "", "", "", "", 0, None, None, "actual", "model"),
        (sentence_at(grounded, numeral.start),),
    )


def _as_day(day: date | str) -> date:
    return day if isinstance(day, date) else date.fromisoformat(day)


def _labelled(figure: GroundedFigure, number: Number, article: Article) -> GroundedFigure:
    mention = figure.mention
    day = str(number["day"]) if "day" in number else None
    said = replace(
        mention,
        measured_property=number["property"],
        speaker=number.get("speaker", ""),
        holder=number.get("of", mention.holder),
        modality=number.get("modality", "actual"),
        as_of=day_reading(day or article.published) if day or mention.as_of is None else mention.as_of,
        property_evidence="model",
        read_by="model",
    )
    return replace(figure, mention=said)


def _placed(merged: MergedFigures, said: GroundedFigure | None) -> Placed:
    if said is not None:
        for figure in merged.figures:
            for index, claim in enumerate(figure.claims):
                if said.citations[0] in claim.citations and _is_number(claim, said):
                    return Placed(figure, claim, index)
    return Placed(None, None)


def _is_number(claim: Claim, said: GroundedFigure) -> bool:
    quantity = said.mention.numeral.quantity
    told = (claim.bound, claim.value, claim.min_value, claim.max_value)
    return told == (quantity.bound, quantity.value, quantity.min_value, quantity.max_value)


def _outcome(merged: MergedFigures, a: Placed, b: Placed) -> str:
    if a.figure is None or b.figure is None or a.claim is None or b.claim is None:
        return "not told"
    if a.figure.id != b.figure.id:
        kinds = {"part_of": "part", "corrected": "corrected"}
        ids = [(kinds.get(r.kind, "apart"), r.figures) for r in merged.relations]
        held = (k for k, i in ids if a.figure.id in i and b.figure.id in i and (k != "part" or i[0] == a.figure.id))
        return min(held, key=OUTCOMES.index, default="apart")
    if (a.claim.value, a.claim.min_value, a.claim.max_value) == (b.claim.value, b.claim.min_value, b.claim.max_value):
        return "agree"
    if _is_conversion(a.claim, b.claim):
        return "agree"
    same_day = a.claim.observation_date == b.claim.observation_date
    settled = {a.index, b.index} <= set(
        a.figure.contested
    ) and same_day  # the briefing tells that the two had disagreed
    if a.figure.status != "disputed" and not settled:
        return "updated" if a.figure.status == "updated" else "agree"
    together = (_stands(a.figure, a.claim) and _stands(a.figure, b.claim)) or same_day
    rivals = a.claim.attributed_to != b.claim.attributed_to or not a.claim.attributed_to
    return "disputed" if rivals and together else "updated"


def _is_conversion(one: Claim, other: Claim) -> bool:
    """3,200 hectares and 7,900 acres; two currencies are in one figure only where an article converts them."""
    measures = measure_of(one.unit_text), measure_of(other.unit_text)
    if len(_currencies(one, other)) > 1:
        return True
    values = one.value or one.min_value or one.max_value, other.value or other.min_value or other.max_value
    if None in measures or None in values or measures[0] == measures[1]:
        return False
    (a, b) = (m.in_base(v) for m, v in zip(measures, values, strict=True) if m and v)
    return max(a, b) <= 1.02 * min(a, b)


def _currencies(*claims: Claim) -> set[str]:
    units = [(claim.unit_text.lower(), currency_of(claim.unit_text)) for claim in claims]
    return {code for words, code in units if code != words} if all(code != words for words, code in units) else set()


def _stands(figure: Figure, claim: Claim) -> bool:
    """Whether it, or its speaker's same number in other words, is a side of the dispute."""
    said = (claim.attributed_to, claim.value or claim.min_value or claim.max_value)
    sides = (figure.claims[i] for i in figure.standing)
    return any((side.attributed_to, side.value or side.min_value or side.max_value) == said for side in sides)


def judge_file(path: Path, by_rules: bool = False) -> list[JudgedPair]:
    """Every pair of every case of the file."""
    cases = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [pair for case in cases for pair in judge_case(case, by_rules)]


def measures(judged: Sequence[JudgedPair]) -> dict[str, float]:
    """Share of pairs right, macro-F1 over the outcomes, recall of disputes, and the precision of disputes and updates."""
    told, wanted = Counter(j.told for j in judged), Counter(j.wanted for j in judged)
    right = Counter(j.told for j in judged if j.told == j.wanted)
    kinds = [kind for kind in OUTCOMES if wanted[kind]]
    return {
        "pairs right": sum(right.values()) / len(judged),
        "macro f1": fmean(2 * right[k] / (told[k] + wanted[k]) for k in kinds),
        **{f"{kind} recall": right[kind] / wanted[kind] for kind in kinds},
        **{f"{kind} precision": right[kind] / told[kind] for kind in ("disputed", "updated", "part") if told[kind]},
    }


def _report(path: Path, by_rules: bool, show_wrong: bool) -> Iterator[str]:
    judged = judge_file(path, by_rules)
    yield f"{path.name}: {len({j.case for j in judged})} cases, {len(judged)} pairs"
    yield from (f"  {name:20} {value:.3f}" for name, value in measures(judged).items())
    if show_wrong:
        yield from (f"  {j.case} [{j.wanted}, told {j.told}] {j.shown}" for j in judged if j.told != j.wanted)


def main() -> int:
    """Prints the measures of each file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", nargs="*", type=Path)
    parser.add_argument("--by-rules", action="store_true", help="as the rules read the numbers, not as by hand")
    parser.add_argument("--wrong", action="store_true", help="list the pairs that are not as read by hand")
    asked = parser.parse_args()
    for path in asked.cases or sorted(CASES.glob("*.yaml")):
        print("\n".join(_report(path, asked.by_rules, asked.wrong)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
