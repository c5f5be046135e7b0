"""How well the merge merges: every measure over the fixture stories that have gold.

    python benchmarks/merge_quality.py [--story NAME ...] [--without RULE ...] [--checks]

`rules`: mentions as the lexical extractor reads them, errors and all. `gold`: the names, events and numbers that gold
has, with gold's speakers and days, so that what is measured is the merge alone. Scores are those of `summarizer regress`
(its help has the definitions): CoNLL F1 is the mean of MUC, B-cubed and CEAFe. What each rule earns: rule_ablation.py.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace

from gold_stories import FIXTURES, articles_of, day_of, gold_files, shown_ratio
from rule_families import leave_out, rule_names

from summarizer.extract.days import BriefingDay
from summarizer.extract.lexical import extract_by_rules
from summarizer.ground import ground
from summarizer.language.numbers.quantity_names import listed_names
from summarizer.marking import mark
from summarizer.merge import merge
from summarizer.regress.scoring.gold import load_gold
from summarizer.regress.scoring.matching import Articles
from summarizer.regress.scoring.measures import NOTHING, Check, Ratio
from summarizer.regress.scoring.quantities import same_number, same_property, spans
from summarizer.regress.scoring.score import score
from summarizer.schema.brief import Briefing, Citation, Claim, DatePrecision, Generator, Modality, Statement, Story
from summarizer.schema.gold import Gold, GoldActor, GoldFigure
from summarizer.schema.marked import Numeral
from summarizer.schema.mentions import (
    DateReading,
    EventMention,
    FigureMention,
    GroundedActor,
    GroundedEvent,
    GroundedFigure,
    GroundedMentions,
)

SHOWN = (
    "figures.f1", "figures strict.f1",
    *(f"actors.{m}" for m in ("muc f1", "b3 f1", "ceafe f1", "conll f1", "lea f1", "over-merge", "under-merge")),
    *(f"events.{m}" for m in ("muc f1", "b3 f1", "ceafe f1", "conll f1", "lea f1", "over-merge", "under-merge")),
    "reconciliation.macro f1", "reconciliation.pairs right", "relations.right", "conflicts.recall",
    "conflicts.precision", "updates.precision",
)  # fmt: skip
Mentions = list[GroundedMentions]


def read_story(gold: Gold) -> Mentions:
    """The story's articles as the lexical extractor reads them."""
    day = BriefingDay(day_of(gold), gold.date is not None)
    articles = articles_of(FIXTURES / "gold" / f"{gold.cluster}.yaml", gold)
    return [ground(extract_by_rules(mark(a), day)) for a in articles]


def gold_mentions(read: Mentions, gold: Gold) -> Mentions:
    """The same articles with the mentions that gold has: what gold leaves out of a mention stays as the rules read it."""
    names = Articles(_briefing(gold, read, ()))
    return [_as_gold_reads(g, names.name_of(g.article.article.id), gold) for g in read]


def _as_gold_reads(grounded: GroundedMentions, name: str, gold: Gold) -> GroundedMentions:
    marked = grounded.article
    text, article = marked.article.text, marked.article.id
    events = [
        _event(grounded, start, e.date, e.modality)
        for e in gold.events
        for m in e.mentions
        if m.article == name
        for start, _ in spans(m.quote, text)[:1]
    ]
    figures = [f for figure in gold.figures if figure.article == name for f in _figure(grounded, figure)]
    actors = [
        GroundedActor(text[start:end], a.kind, "", Citation.of(article, text, start, end))
        for start, end, a in _names_in(text, gold)
    ]
    return replace(grounded, actors=tuple(actors), events=tuple(events), figures=tuple(figures))


def _names_in(text: str, gold: Gold) -> Iterator[tuple[int, int, GoldActor]]:
    """(start, end, actor) of every alias that stands by itself, the longest first."""
    taken: list[tuple[int, int]] = []
    pairs = sorted(((alias, a) for a in gold.actors for alias in a.aliases), key=lambda p: -len(p[0]))
    for alias, actor in pairs:
        for found in re.finditer(rf"(?<!\w){re.escape(alias)}(?!\w)", text):
            if not any(found.start() < end and start < found.end() for start, end in taken):
                taken.append(found.span())
                yield (*found.span(), actor)


def _event(grounded: GroundedMentions, offset: int, day: str | None, modality: Modality) -> GroundedEvent:
    """The sentence there as an event of that day."""
    number = next(s.number for s in grounded.article.sentences if s.start <= offset < s.end)
    when = DateReading(day, day, "day", "gold") if day and len(day) == 10 else None
    mention = EventMention(number, "", "", "", (), "", when, modality, "rule")
    return GroundedEvent(mention, sentence_at(grounded, offset))


def sentence_at(grounded: GroundedMentions, offset: int) -> Citation:
    marked = grounded.article
    sentence = next(s for s in marked.sentences if s.start <= offset < s.end)
    return Citation.of(marked.article.id, marked.article.text, sentence.start, sentence.end)


def _figure(grounded: GroundedMentions, wanted: GoldFigure) -> Iterator[GroundedFigure]:
    """The number of the quote, with gold's speaker and day, and gold's property where the rules read another."""
    text = grounded.article.article.text
    places = spans(wanted.quote, text)
    for numeral in grounded.article.numerals:
        inside = any(start <= numeral.start < end for start, end in places)
        if inside and same_number(wanted, claim_of(numeral)):
            yield _labelled(grounded, wanted, numeral)
            return


def claim_of(numeral: Numeral) -> Claim:
    q = numeral.quantity
    return Claim(bound=q.bound, value=q.value, min_value=q.min_value, max_value=q.max_value)


def _labelled(grounded: GroundedMentions, wanted: GoldFigure, numeral: Numeral) -> GroundedFigure:
    read = next((f for f in grounded.figures if f.mention.numeral.number == numeral.number), None)
    day = day_reading(wanted.as_of)
    if read:
        mention = read.mention
        listed = mention.measured_property in listed_names()  # a bare noun ("people") says less than gold does
        known = listed and same_property(wanted.metric, mention.measured_property)
        said = replace(
            mention,
            measured_property=mention.measured_property if known else wanted.metric,
            speaker=wanted.attributed_to,
            as_of=day or (mention.as_of if mention.background else None),
        )
        return replace(read, mention=said)
    bare = FigureMention(
        numeral, wanted.quote, wanted.quote, wanted.metric, wanted.subject, "", "", wanted.attributed_to, 0, day, None,
        "actual", "rule",
    )  # fmt: skip
    return GroundedFigure(bare, (sentence_at(grounded, numeral.start),))


def day_reading(as_of: str | None) -> DateReading | None:
    """Gold's day, month or year."""
    if as_of is None:
        return None
    precision: DatePrecision = (
        "year" if len(as_of) == len("2022") else "month" if len(as_of) == len("2022-05") else "day"
    )
    return DateReading(as_of + "-01-01"[len(as_of) - 4 :], as_of + "-12-28"[len(as_of) - 4 :], precision, "gold")


def _briefing(gold: Gold, mentions: Mentions, stories: Iterable[Story]) -> Briefing:
    return Briefing(
        date=gold.date or "2026-01-01",
        language=gold.language,
        generator=Generator(extractor="lexical", model=None, prompts={}),
        articles=tuple(g.article.article for g in mentions),
        stories=tuple(stories),
    )


def scored(gold: Gold, mentions: Mentions) -> tuple[dict[str, Ratio], tuple[Check, ...]]:
    """The measures of one story merged by the rules now in force."""
    merged = merge(mentions, gold.language)
    origin = {a.id: a for s in merged for a in s.articles}
    bare = Statement(text="", written_by="template")
    stories = [
        Story(
            id=s.id, articles=tuple(a.id for a in s.articles), headline=bare, statements=(), events=s.events,
            actors=s.actors, figures=s.figures, relations=s.relations,
        )
        for s in merged
    ]  # fmt: skip
    brief = _briefing(gold, mentions, stories)
    brief = brief.model_copy(update={"articles": tuple(origin.get(a.id, a) for a in brief.articles)})
    whole = score(brief, gold)
    told = any(g.events for g in mentions)  # gold that marks no sentence gives no event to merge
    measures: dict[str, Ratio] = {}
    for unit in whole.measures.values():  # figures are scored article by article
        kept = (n for n in unit if told or not n.startswith("events."))
        measures |= {n: measures.get(n, NOTHING) + unit[n] for n in kept}
    return measures, whole.checks


def totals(stories: Iterable[tuple[Gold, Mentions]]) -> dict[str, Ratio]:
    """The sum of the measures over the stories: a score that is no ratio counts as one vote a story."""
    rows = [scored(gold, mentions)[0] for gold, mentions in stories]
    return {name: sum((row.get(name, NOTHING) for row in rows), NOTHING) for name in SHOWN}


def _columns(stories: list[tuple[Gold, Mentions]], whole: dict[str, Ratio]) -> Iterator[str]:
    rows = {gold.cluster: scored(gold, mentions)[0] for gold, mentions in stories}
    yield "| measure | " + " | ".join((*rows, "all")) + " |"
    yield "| --- " * (len(rows) + 2) + "|"
    for name in SHOWN:
        cells = [shown_ratio(row.get(name, NOTHING)) for row in rows.values()]
        yield f"| {name} | " + " | ".join((*cells, shown_ratio(whole[name]))) + " |"


def main() -> int:
    """Prints a table for each kind of mentions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--story", nargs="*", default=[], help="only these")
    parser.add_argument("--without", nargs="*", default=[], choices=rule_names(), metavar="RULE")
    parser.add_argument(
        "--checks", action="store_true", help="print every relation and conflict that is not as in gold"
    )
    asked = parser.parse_args()
    golds = [load_gold(f) for f in gold_files() if not asked.story or f.stem in asked.story]
    read = [(gold, read_story(gold)) for gold in golds]
    kinds = {"rules": read, "gold": [(gold, gold_mentions(mentions, gold)) for gold, mentions in read]}
    leave_out(asked.without)
    for kind, stories in kinds.items():
        print(f"== from {kind} mentions")
        print("\n".join(_columns(stories, totals(stories))), flush=True)
        if asked.checks:
            failed = [c for gold, m in stories for c in scored(gold, m)[1] if c.kind in ("relation", "conflict")]
            print("\n".join(f"  {c.id}: wanted {c.expected}; got {c.got}" for c in failed if not c.passed))
    return 0


if __name__ == "__main__":
    sys.exit(main())
