"""How many sources are really behind what many say: reprints of one report, and one voice in several papers."""

from collections import defaultdict
from collections.abc import Iterator

from summarizer.language.names.roles import role_in
from summarizer.language.profile import load_profile
from summarizer.schema.brief import Citation, Derived, Statement
from summarizer.schema.facts import StoryFacts
from summarizer.write.words.wording import claim_number

_MOST = 2  # statements of each kind a story
_SEVERAL = 3  # articles that have one voice's number before it is worth saying


def shared_sources(facts: StoryFacts, language: str) -> tuple[Statement, ...]:
    """ "3 articles, one source" for reprints; "3 articles, one voice for 34: X" for one speaker."""
    return (*list(_reprints(facts, language))[:_MOST], *list(_voices(facts, language))[:_MOST])


def _reprints(facts: StoryFacts, language: str) -> Iterator[Statement]:
    groups: dict[str, list[str]] = defaultdict(list)
    for article in facts.articles:
        groups[article.origin].append(article.id)
    for ids in groups.values():
        cited = [c for i in ids if (c := _passage(facts, i))]
        if len(ids) > 1 and len(cited) == len(ids):
            yield _counted("one_source", ids, tuple(cited), language)


def _passage(facts: StoryFacts, article: str) -> Citation | None:
    """The first passage of the article that the story rests on."""
    cited = [c for event in facts.events for c in event.citations]
    cited += [c for actor in facts.actors for c in actor.citations]
    cited += [c for f in facts.figures for claim in f.claims for c in claim.citations]
    return min((c for c in cited if c.article == article), key=lambda c: c.start, default=None)


def _voices(facts: StoryFacts, language: str) -> Iterator[Statement]:
    """The speakers whose numbers stand in several independent articles, who seem to confirm each other."""
    origin = {a.id: a.origin for a in facts.articles}
    by_name = {a.name: a.id for a in facts.actors}
    language_of = {a.id: a.language for a in facts.articles}
    told: set[str] = set()
    for figure in facts.figures:
        for at, claim in enumerate(figure.claims):
            ids = list(dict.fromkeys(c.article for c in claim.citations))
            speaker = claim.told_speaker
            several = len(ids) >= _SEVERAL and len({origin[i] for i in ids}) > 1
            if several and speaker in by_name and speaker not in told:
                told.add(speaker)
                source = load_profile(language_of[ids[0]])
                role = role_in(speaker, language) if language != source.code else None
                said = role.alone if role else speaker
                number = claim_number(claim, load_profile(language), source)
                found = _counted("one_voice", ids, claim.citations, language, speaker=said, number=number)
                yield found.model_copy(update={"actors": (by_name[speaker],), "figures": (f"{figure.id}.c{at}",)})


def _counted(
    phrase: str, articles: list[str], citations: tuple[Citation, ...], language: str, **said: str
) -> Statement:
    template = load_profile(language).tables["templates"][phrase]
    number = str(len(articles))
    start = template.index("{articles}")
    derived = Derived(
        start=start, end=start + len(number), value=len(articles), op="count_articles", of=tuple(articles)
    )
    text = template.format(articles=number, **said)
    return Statement(text=text, written_by="template", citations=citations, derived=(derived,))
