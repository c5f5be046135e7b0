"""A day of many stories for tests of size: invented, each story with everything that a story can have."""

from sample_briefing import article, sample_briefing, story

from summarizer.schema.brief import Article, Briefing, Citation, Statement, Story

_STATEMENTS = 8


def big_day(stories: int = 15, articles: int = 100) -> Briefing:
    """A briefing of so many stories on so many articles; every citation is of its own place in its article."""
    sources = tuple(_article(number) for number in range(articles))
    told = tuple(_story(number, sources[number::stories]) for number in range(stories))
    return sample_briefing(articles=sources, stories=told, changes=(), failures=())


def _article(number: int) -> Article:
    lines = [
        f"Report {number}, sentence {line}: the council of district {line} said on Friday that the works on its "
        f"{number + line} bridges go on, and that nobody who lives beside them has to leave before the spring."
        for line in range(20)
    ]
    return article(
        f"b{number}", "\n".join(lines), title=f"Report {number} on the bridges of the valley", publisher="Valley Times",
        language="en", published="2024-11-30", source=f"https://news.example/2024/11/30/bridges-{number}",
    )  # fmt: skip


def _story(number: int, sources: tuple[Article, ...]) -> Story:
    statements = tuple(_statement(line, sources) for line in range(_STATEMENTS))
    one = story()
    first = sources[0]

    def cited_here(citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
        return tuple(_cited(first, (c.start + number) % 20) for c in citations)

    figures = tuple(
        figure.model_copy(
            update={
                "id": f"f{number}x{figure.id}",
                "claims": tuple(c.model_copy(update={"citations": cited_here(c.citations)}) for c in figure.claims),
            }
        )
        for figure in one.figures
    )
    events = tuple(e.model_copy(update={"citations": cited_here(e.citations)}) for e in one.events)
    return one.model_copy(
        update={
            "id": f"s{number}", "articles": tuple(a.id for a in sources), "headline": statements[0],
            "statements": statements, "figures": figures, "events": events, "relations": (),
        }
    )  # fmt: skip


def _statement(line: int, sources: tuple[Article, ...]) -> Statement:
    cited = tuple(_cited(source, line) for source in sources[line % len(sources) :][:3])
    return Statement(text=cited[0].exact, written_by="template", citations=cited)


def _cited(source: Article, line: int) -> Citation:
    lines = source.text.split("\n")
    start = sum(len(one) + 1 for one in lines[:line])
    return Citation.of(source.id, source.text, start, start + len(lines[line]))
