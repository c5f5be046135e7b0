"""Whether a figure and its claims hold: each claim is read again from the passages that it cites."""

from collections.abc import Iterator

from summarizer.language.numbers.numerals import find_numerals
from summarizer.language.profile import load_profile
from summarizer.language.quoting import normalize
from summarizer.schema.brief import Bound, Citation, Claim, Figure, Statement, Story
from summarizer.schema.marked import Quantity
from summarizer.support import is_named, unsupported
from summarizer.verify.passages import CitedPassages, Finding, wrong_dates

_FILLED: dict[Bound, tuple[bool, bool, bool]] = {
    "exact": (True, False, False),
    "about": (True, False, False),
    "at_least": (False, True, False),
    "more_than": (False, True, False),
    "at_most": (False, False, True),
    "less_than": (False, False, True),
    "range": (False, True, True),
    "plural": (False, True, False),
}


class FigureChecks:
    """Walks through the figures of a briefing in `language` and yields what does not hold."""

    def __init__(self, passages: CitedPassages, language: str) -> None:
        self.passages = passages
        self.library = passages.library
        self.language = language

    def findings(self, where: str, figure: Figure, story: Story) -> Iterator[Finding]:
        """What does not hold of one figure of the story."""
        yield from self._standing(where, figure)
        cited = self.passages.folded(c for claim in figure.claims for c in claim.citations)
        if figure.place and not is_named(figure.place, cited):
            yield Finding(where, f"no citation of it holds the place {figure.place!r}")
        passages = [" ".join(c.exact.split()) for claim in figure.claims for c in claim.citations]
        for words in sorted({figure.told_as, figure.source_words}):
            if not any(words in passage for passage in passages):
                yield Finding(where, f"no citation of it reads {words!r}")
        for i, claim in enumerate(figure.claims):
            yield from self._claim(f"{where}.claims[{i}]", claim, story)

    def _standing(self, where: str, figure: Figure) -> Iterator[Finding]:
        """Status and current claim must fit each other and the number of claims."""
        count = len(figure.claims)
        if not count:
            yield Finding(where, "it has no claim")
        if figure.status == "disputed" and figure.current is not None:
            yield Finding(where, "it is disputed and yet has a current claim")
        elif figure.status != "disputed" and (figure.current is None or not 0 <= figure.current < count):
            yield Finding(where, f"it is {figure.status}, but current is {figure.current} of {count} claims")
        if any(not 0 <= i < count for i in (*figure.standing, *figure.contested)):
            yield Finding(where, f"a claim is said to stand or to have been disputed that is not among its {count}")
        if figure.contested and (figure.status == "disputed" or figure.current in figure.contested):
            yield Finding(where, "a dispute is said to be over that its status or current claim says is not")
        if (figure.status == "single" and count > 1) or (figure.status in ("updated", "disputed") and count == 1):
            yield Finding(where, f"it is {figure.status} with {count} claims")

    def _claim(self, where: str, claim: Claim, story: Story) -> Iterator[Finding]:
        yield from self.passages.of_story(where, claim.citations, story)
        yield from wrong_dates(where, [claim.observation_date, claim.period_start, claim.period_end])
        if claim.period_start and claim.period_end and claim.period_start > claim.period_end:
            yield Finding(where, "its period ends before it starts")
        fields = (claim.value, claim.min_value, claim.max_value)
        if tuple(v is not None for v in fields) != _FILLED[claim.bound]:
            yield Finding(where, f"{claim.bound} does not fill value, min_value, max_value as {fields}")
        yield from self._numbers(where, claim)
        yield from self._wording(where, claim)
        yield from self._speaker(where, claim, story)
        origins = {a.origin for c in claim.citations if (a := self.library.articles.get(c.article))}
        if claim.citations and not 1 <= claim.origin_count <= max(1, len(origins)):
            yield Finding(where, f"origin_count is {claim.origin_count}, its citations have {len(origins)} origins")

    def _numbers(self, where: str, claim: Claim) -> Iterator[Finding]:
        """Every article that a claim cites must say its number with its bound."""
        wanted = Quantity(claim.bound, claim.value, claim.min_value, claim.max_value)
        holding = {c.article for c in claim.citations if wanted in self._quantities(c)}
        for article in sorted({c.article for c in claim.citations if c.article in self.library.articles} - holding):
            shown = [v for v in (claim.value, claim.min_value, claim.max_value) if v is not None]
            yield Finding(where, f"what it cites of {article} does not say {claim.bound} {shown}")

    def _quantities(self, citation: Citation) -> list[Quantity]:
        article = self.library.articles.get(citation.article)
        if article is None:
            return []
        profile = load_profile(article.language)
        if article.text_left_out:
            start, end = len(citation.prefix), len(citation.prefix) + len(citation.exact)
            around = citation.prefix + citation.exact + citation.suffix
            return [n.quantity for n in find_numerals(around, profile, start, end)]
        if not 0 <= citation.start < citation.end <= len(article.text):
            return []
        return [n.quantity for n in find_numerals(article.text, profile, citation.start, citation.end)]

    def _wording(self, where: str, claim: Claim) -> Iterator[Finding]:
        """The bound is in the source's words; what the briefing shows of the claim has no number but the source's."""
        passages = [normalize(c.exact) for c in claim.citations]
        if not any(normalize(claim.qualifier) in passage for passage in passages):
            yield Finding(where, f"no citation of it holds its qualifier {claim.qualifier!r}")
        for text in dict.fromkeys((claim.text, claim.phrase, claim.subject)):
            told = Statement(text=text, written_by="template", citations=claim.citations)
            evidence = self.library.evidence(told)
            for problem in unsupported(text, self.language, evidence):
                if problem.kind == "number" and not any(normalize(text) in passage for passage in passages):
                    yield Finding(where, f"no citation of it holds the number {problem.words!r} of {text!r}")

    def _speaker(self, where: str, claim: Claim, story: Story) -> Iterator[Finding]:
        """The speaker stands in the claim's citations, or is another name of an actor that does."""
        name, cited = claim.attributed_to, self.passages.folded(claim.citations)
        if not name or is_named(name, cited):
            return
        aliases = [(a.name, *a.aliases) for a in story.actors]
        if not any(name in names and any(is_named(n, cited) for n in names) for names in aliases):
            yield Finding(where, f"no citation of it names {name!r}, nor any alias of that actor")
