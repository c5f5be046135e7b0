"""Robustness: how many of an article's facts move when noise is added to it that changes nothing it says.

A figure is its value with bound, property, speaker and as-of day; an event its type, modality and day; an actor its
name. `kept` is the share of the clean article's facts that the noisy one still gives, `added` how many it gives
besides.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarizer.articles.files import ReadArticles
from summarizer.pipeline import Plan, extract_only
from summarizer.regress.noise import KINDS, Translation, translated
from summarizer.regress.scoring.measures import Ratio, total
from summarizer.regress.scoring.words import fold, fold_name
from summarizer.regress.suite import Case, name_of
from summarizer.schema.asking import LanguageModel
from summarizer.schema.brief import Article
from summarizer.schema.mentions import GroundedFigure, GroundedMentions

TRANSLATED = "translated paragraph"
Facts = dict[str, Counter[str]]


@dataclass(frozen=True, slots=True)
class Moved:
    """What one kind of noise did to one article: by kind of fact, what was kept, lost and added."""

    noise: str
    article: str
    kept: dict[str, Ratio]
    lost: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shaken:
    """One reader of articles: by rules where `model` is None."""

    name: str
    model: LanguageModel | None = None
    concurrency: int = 4
    progress: Callable[[str], None] = lambda _: None

    async def shake(self, case: Case, translations: Sequence[Translation]) -> list[Moved]:
        """Every kind of noise on the article of a case. Raises TapeError, UsageError."""
        (article,) = case.read.articles
        noisy = {kind: noise(article.text, article.language or "en") for kind, noise in KINDS.items()}
        for translation in translations:
            if translation.article == f"{case.story}/{name_of(article)}":
                noisy[TRANSLATED] = translated(article.text, translation)
        clean = await self._facts(case, article)
        moved = []
        for kind, text in noisy.items():
            self.progress(f"{self.name}: {case.name}, {kind}")
            changed = article.model_copy(
                update={"text": text, "sha256": hashlib.sha256(text.encode("utf-8")).hexdigest()}
            )
            moved.append(_moved(kind, case.name, clean, await self._facts(case, changed)))
        return moved

    async def _facts(self, case: Case, article: Article) -> Facts:
        plan = Plan(case.day, day_given=True, model=self.model, language=case.gold.language, at_once=self.concurrency)
        grounded: list[GroundedMentions] = []
        await extract_only(ReadArticles((article,), ()), plan, grounded.append)
        return facts_of(grounded[0])


def facts_of(mentions: GroundedMentions) -> Facts:
    """The facts of an article by kind, each as words, with how often it is told."""
    return {
        "figures": Counter(_figure(f) for f in mentions.figures),
        "events": Counter(
            f"{e.mention.type} ({e.mention.modality}) on {e.mention.date.start if e.mention.date else 'no day'}"
            for e in mentions.events
        ),
        "actors": Counter({fold_name(a.name): 1 for a in mentions.actors}),
    }


def kept_by_noise(moved: Sequence[Moved]) -> dict[str, dict[str, Ratio]]:
    """Noise -> kind of fact -> the share kept over all articles."""
    noises = dict.fromkeys(m.noise for m in moved)
    kinds = ("figures", "events", "actors")
    return {n: {k: total(m.kept[k] for m in moved if m.noise == n) for k in kinds} for n in noises}


def _figure(grounded: GroundedFigure) -> str:
    figure = grounded.mention
    quantity = figure.numeral.quantity
    values = [v for v in (quantity.value, quantity.min_value, quantity.max_value) if v is not None]
    shown = " to ".join(f"{v:g}" for v in values)
    day = figure.as_of.start if figure.as_of else "no day"
    return f"{quantity.bound} {shown} {figure.measured_property}, says {fold(figure.speaker) or 'the article'}, {day}"


def _moved(noise: str, article: str, clean: Facts, noisy: Facts) -> Moved:
    kept = {kind: Ratio((clean[kind] & noisy[kind]).total(), clean[kind].total()) for kind in clean}
    lost = [f"{kind}: {fact}" for kind in clean for fact in (clean[kind] - noisy[kind]).elements()]
    added = [f"{kind}: {fact}" for kind in clean for fact in (noisy[kind] - clean[kind]).elements()]
    return Moved(noise, article, kept, tuple(lost), tuple(added))
