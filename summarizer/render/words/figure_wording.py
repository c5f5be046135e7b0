"""How a figure is said: its name, its number, who says it and as of when, as plain text that a form still has to escape."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.language.names.roles import role_in, role_in_nominative, role_of
from summarizer.language.places import fold_name
from summarizer.language.profile import FORECAST
from summarizer.language.quoting import QUOTATION_MARKS
from summarizer.render.words.claims import before, now_and_otherwise, standing
from summarizer.render.words.figure_names import counted, figure_name, number_text
from summarizer.render.words.figures import common_modality, key_figures, ordered_figures
from summarizer.render.words.labels import ASSUMED_SIGN, UNKNOWN, Labels, labels_for
from summarizer.render.words.reading import article_numbers, cited_numbers, is_assumed
from summarizer.schema.brief import Briefing, Citation, Claim, Figure, Story, true_parts

KEY_FIGURES = 4
_FEW = 2
_SIDES = 3
_PAIR = 2
_MONTH = len("2025-10")


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure in its shortest form. The number of a disputed one holds all sides; `before` is "" where nothing changed.

    `anchor` is where all of it stands, in a form that has links.
    """

    figure: str
    what: str
    number: str
    disputed: bool
    before: str
    anchor: str = ""


class FigureWording:
    """Says a briefing's figures in its language. What is unknown is said to be so."""

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self.labels: Labels = labels_for(briefing.language)
        self.numbers = article_numbers(briefing)
        self.articles_by_id = {a.id: a for a in briefing.articles}
        self._alike_by_story: dict[str, dict[str, list[Figure]]] = {}
        self._names: dict[str, str] = {}

    def what(self, figure: Figure) -> str:
        """What a figure measures, of whom, and where."""
        name = self._names.get(figure.id)
        if name is None:
            name = self._names[figure.id] = figure_name(figure, self.labels)
        return name

    def counted(self, figure: Figure, claim: Claim) -> str:
        """What a claim's number counts, unless the figure's name says it; no words of another language but quoted ones."""
        source = self.articles_by_id[claim.citations[0].article].language if claim.citations else None
        if claim.phrase == claim.text and source not in (None, self.briefing.language):
            return ""
        return counted(claim, self.what(figure))

    def relations(self, story: Story, figure: Figure) -> tuple[str, ...]:
        """How a figure stands to others of its story. In each relation the first figure is what the rest refer to.

        Figures of one name are told apart by their sources' words. That two counts are not compared is said where they go
        by the same name; and that a dispute over it is past.
        """
        own = [relation for relation in story.relations if figure.id in relation.figures[1:]]
        others = {other.id: other for other in story.figures} if own else {}
        parts = true_parts(story.relations)
        apart = self.told_apart(story, figure)
        notes = [apart] if apart else [*self._language_of_words(figure, figure.told_as)]
        notes += [self.labels.word("disputed_before")] if figure.contested else []
        for relation in own:
            rest = [self.what(others[i]) for i in relation.figures if i != figure.id and i in others]
            if not rest:
                continue
            if relation.kind == "not_comparable" and (apart or self.what(figure) not in rest):
                continue
            if relation.kind == "part_of" and (relation.figures[0], figure.id) not in parts:
                continue
            whole = f" {self._whole(others[relation.figures[0]], figure)}" if relation.kind == "part_of" else ""
            notes.append(self.labels.word(relation.kind) + whole)
        return tuple(dict.fromkeys(notes))

    def _whole(self, whole: Figure, part: Figure) -> str:
        """The whole's name in quotation marks, with its number where the part has that name too."""
        name = self.what(whole)
        quoted = name if any(mark in name for mark in QUOTATION_MARKS) else self.labels.word("quoted", text=name)
        return f"{quoted} ({self._sides(whole)})" if name == self.what(part) else quoted

    def told_apart(self, story: Story, figure: Figure) -> str:
        """In quotation marks the source's words about a figure that goes by the name of another of the story; else "".

        The month or year that it is of does as well, where the others are of others. The one that most claims tell keeps the
        bare name, and so does what holds now beside what is long gone: it is what the name makes a reader think of.
        """
        alike = self._alike(story).get(self.what(figure), ())
        old = {i for r in story.relations if r.kind == "background" for i in r.figures[1:]}
        alike = [f for f in alike if f.id not in old or figure.id in old]
        most = max((len(f.claims) for f in alike if f.id != figure.id), default=len(figure.claims))
        if figure.told_as or not figure.source_words or len(figure.claims) > most or len(alike) < _PAIR:
            return ""
        if (period := _period(figure)) and all(_period(f) != period for f in alike if f.id != figure.id):
            return self.short_day(period)
        quoted = self.labels.word("quoted", text=figure.source_words)
        return " ".join((quoted, *self._language_of_words(figure, figure.source_words)))

    def _alike(self, story: Story) -> dict[str, list[Figure]]:
        """The figures that a page of the story shows, by their names."""
        if story.id not in self._alike_by_story:
            self._alike_by_story[story.id] = defaultdict(list)
            for figure in ordered_figures(story):
                self._alike_by_story[story.id][self.what(figure)].append(figure)
        return self._alike_by_story[story.id]

    def _language_of_words(self, figure: Figure, words: str) -> tuple[str, ...]:
        """The language of a source's words about the figure, where it is not the briefing's."""
        holding = (c.article for claim in figure.claims for c in claim.citations if _has(c, words))
        code = self.articles_by_id[next(holding, "")].language if words else None
        return (self.labels.in_language(code),) if code and code != self.briefing.language else ()

    def speakers(self, claims: Sequence[Claim]) -> str:
        """Who says it, each once; where articles say so themselves, or who it is would be a guess, which of them."""
        named = [self._speaker(claim) for claim in claims if claim.told_speaker]
        own = [c for claim in claims if not claim.told_speaker for c in claim.citations]
        each: dict[str, str] = {}
        for name in (*named, *self.own_words(own)):
            key = fold_name(name) or name
            each.setdefault(self._actors_by_name.get(key, key), name)
        return ", ".join(each.values()) or UNKNOWN

    def _speaker(self, claim: Claim) -> str:
        """Its name; who has none but a foreign word for what it is ("die Behörden") by the briefing's word.

        A role for which it has none is quoted, unless it is an actor's name.
        """
        source = self.articles_by_id[claim.citations[0].article].language if claim.citations else None
        speaker = claim.told_speaker
        if source in (None, self.briefing.language):
            return role_in_nominative(speaker)
        if called := role_in(speaker, self.briefing.language):
            return called.alone
        is_known = not role_of(speaker) or fold_name(speaker) in self._actors_by_name
        return speaker if is_known else self.labels.word("quoted", text=speaker)

    @cached_property
    def _actors_by_name(self) -> dict[str, str]:
        """The ids of all stories' actors by every name of theirs, folded."""
        actors = [actor for story in self.briefing.stories for actor in story.actors]
        return {fold_name(name): actor.id for actor in actors for name in (actor.name, *actor.aliases)}

    def own_words(self, citations: Iterable[Citation]) -> tuple[str, ...]:
        """The articles that say a thing themselves: by their publishers where these are few, else by number."""
        numbers = cited_numbers(citations, self.numbers)
        publishers = [self.briefing.articles[number - 1].publisher for number in numbers]
        if 0 < len(numbers) <= _FEW and all(publishers):
            return tuple(dict.fromkeys(publisher for publisher in publishers if publisher))
        return (self.labels.by_sources(numbers),) if numbers else ()

    def key_figures(self, story: Story) -> tuple[KeyFigure, ...]:
        """The figures that a reader should see first."""
        return tuple(
            KeyFigure(
                figure=figure.id,
                what=", ".join(
                    filter(None, (self.what(figure), *self._hedges(figure), self.told_apart(story, figure)))
                ),
                number=self._sides(figure),
                disputed=figure.told_status == "disputed",
                before=self.before(figure),
            )
            for figure in key_figures(story, KEY_FIGURES)
        )

    def _hedges(self, figure: Figure) -> tuple[str, ...]:
        """That it is planned, possible or denied, and whose plan or forecast it is, where one voice alone tells it."""
        modality = common_modality(figure)
        hedge = "" if modality == "actual" else self.labels.word(modality)
        claims = [figure.claims[index] for index in standing(figure)]
        voices = {claim.told_speaker for claim in claims}
        if len(voices) > 1 or not (hedge or figure.measured_property.endswith(FORECAST)):
            return (hedge,)
        return (self._speaker(claims[0]), hedge)

    def _sides(self, figure: Figure) -> str:
        """The number that stands, or the latest few sides of a dispute, with the unit."""
        claims = [figure.claims[voice[0]] for voice in now_and_otherwise(figure)[0]]
        numbers = list(dict.fromkeys(self._amount(figure, claim) for claim in claims))
        latest = sorted(claims, key=lambda claim: claim.observation_date or "", reverse=True)
        shown = list(dict.fromkeys(self._amount(figure, claim) for claim in latest))[:_SIDES]
        return " / ".join(n for n in numbers if n in shown) + (" …" if len(numbers) > _SIDES else "")

    def _amount(self, figure: Figure, claim: Claim) -> str:
        """A number with its unit; what it counts besides is the figure's name's to say."""
        noun = self.counted(figure, claim)
        return (
            f"{number_text(claim)} {noun}" if noun and noun == claim.unit_text != claim.subject else number_text(claim)
        )

    def key_figure(self, key: KeyFigure) -> str:
        """What stands behind a key figure's number in running text: "deaths (disputed)", "deaths (before: 34 …)"."""
        more = self.labels.word("disputed") if key.disputed else key.before
        return f"{key.what} ({more})" if more else key.what

    def before(self, figure: Figure) -> str:
        """What an updated figure was before, and when ("before: 34, Wed 15 Oct"), or ""."""
        claim = before(figure)
        if claim is None:
            return ""
        told = self._amount(figure, claim), self.short_day(claim.told_day) if claim.told_day else ""
        return self.labels.word("before", what=f"{', '.join(filter(None, told))}")

    def as_of(self, claim: Claim) -> str:
        """The day a claim holds for, or the period that it covers; no period of what counts nobody knows what surely."""
        if "property" in claim.doubts:
            return self.short_day(claim.told_day) + self.sign(bool(claim.told_day) and is_assumed(claim.date_evidence))
        start, end = (self.short_day(day) for day in (claim.period_start, claim.period_end))
        if claim.period_start and claim.period_end:
            period = start if start == end else f"{start} – {end}"
            period = _whole_year(claim.period_start, claim.period_end) or period
        else:
            period = self.labels.word("since", date=start) if claim.period_start else ""
        day = self.short_day(claim.told_day or (None if claim.period_start else claim.period_end))
        day = f"{day} {claim.observation_time}" if claim.observation_time else day
        both = period and claim.told_day and day != period and not _ends_on_its_day(claim)
        shown = f"{day}, {period}" if both else period or day
        return shown + self.sign(shown != UNKNOWN and is_assumed(claim.date_evidence))

    def when(self, claim: Claim) -> str:
        """The same in running text: "as of Sat 30 Nov", "since Wed 27 Nov", or that no date is given."""
        shown = self.as_of(claim)
        if shown == UNKNOWN:
            return self.labels.word("no_date")
        of_a_day = claim.told_day or (claim.period_end and not claim.period_start)
        of_a_day = of_a_day and not _ends_on_its_day(claim)
        return f"{self.labels.word('as_of')} {shown}" if of_a_day else shown

    def short_day(self, iso: str | None) -> str:
        return self.labels.short_date(iso, near=self.briefing.date)

    @staticmethod
    def sign(assumed: bool) -> str:
        return ASSUMED_SIGN if assumed else ""


def _period(figure: Figure) -> str:
    """The month or year that all its numbers that stand are of, or ""."""
    days = {figure.claims[index].told_day or "" for index in standing(figure)}
    day = days.pop() if len(days) == 1 else ""
    return day if len(day) <= _MONTH else ""


def _has(citation: Citation, words: str) -> bool:
    return words in " ".join(citation.exact.split())


def _ends_on_its_day(claim: Claim) -> bool:
    """Whether a claim's period of several days says its day, too, as the last of them."""
    is_last = claim.told_day == claim.period_end and not claim.observation_time
    return bool(claim.period_start) and is_last and claim.period_start != claim.period_end


def _whole_year(start: str, end: str) -> str:
    """ "2025" for the period from its first day to its last, else ""."""
    year = start[:4]
    return year if (start, end) == (f"{year}-01-01", f"{year}-12-31") else ""
