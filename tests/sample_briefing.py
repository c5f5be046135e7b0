"""A realistic briefing for tests: five articles on the fall of an invented city. Every citation holds."""

import hashlib
from collections.abc import Mapping

from summarizer.schema.brief import (
    Accounting,
    Actor,
    Article,
    Briefing,
    Citation,
    Claim,
    Derived,
    Event,
    Failure,
    Figure,
    Generator,
    Relation,
    Statement,
    Story,
    Usage,
)

TEXTS = {
    "a1": """Rebels hold most of Velnik

VELNIK, Saturday, November 30 — Fighters of the Northern Front (NF) entered Velnik on Friday evening and \
held most of the city by Saturday noon, residents and the Velnik Monitor said. The Monitor, which counts \
casualties from a network of hospital staff, put the dead since Wednesday at 311, mainly combatants.

"They came down the Mill Road and nobody stopped them," said a baker in the Old Harbour quarter, who gave \
his name as Petar.

The General Staff confirmed that "armed groups have reached large parts of the city" and said that \
reinforcements were on the way. The airport closed at 6 a.m. and all flights were suspended.

Around 70 villages have changed hands in four days, according to the Monitor. The Relief Office said at \
least 27 civilians had been killed, eight of them children, and that some 14,000 people had fled towards the \
coast.
""",
    "a2": """Velnik: the day after

The city that had not seen a front line for eight years woke up to new flags. By Friday night the Velnik \
Monitor had counted at least 231 dead combatants: 144 of the Northern Front and 87 of the government's side.

State television reported that more than 200 "bandits" had been killed on Friday alone. It showed no \
pictures of the western districts.

The Northern Front says that it took "several dozen" villages. Its spokesman, Ilir Dovan, promised that "no \
one who lays down his arms will be harmed".
""",
    "a3": """Velnik rebels hold most of city

VELNIK, Saturday, November 30 — Fighters of the Northern Front (NF) entered Velnik on Friday evening and \
held most of the city by Saturday noon, residents and the Velnik Monitor said. The Monitor put the dead \
since Wednesday at 311, mainly combatants. Around 70 villages have changed hands in four days.
""",
    "a4": """Velnik : les rebelles maîtres de la ville

Les combattants du Front du Nord sont entrés vendredi dans Velnik, pour la première fois depuis huit ans. \
L'offensive a commencé mercredi, depuis la vallée de la Sorna.

Selon l'Observatoire de Velnik (OV), plus de 50 localités étaient tombées vendredi. L'aviation a mené une \
soixantaine de frappes jeudi, puis au moins 23 vendredi.

Le président Adan Koris n'a pas pris la parole. Son bureau a démenti qu'il ait quitté le pays.
""",
    "a5": """What we know about the offensive

The offensive began on Thursday, a military analyst told this paper. The ministry of health in the capital \
speaks of four students killed when a residence was shelled on Friday; the Relief Office, which has staff in \
the city, counts at least 27 dead civilians in all.

The Northern Front plans to name a city council on Monday. The Relief Office expects up to 40,000 people to \
flee if the bridge over the Sorna is cut.
""",
}

_Q = tuple[str, str]


def cite(article: str, exact: str, texts: Mapping[str, str] = TEXTS) -> Citation:
    """A sound citation of the first place in an article that reads so."""
    text = texts[article]
    start = text.index(exact)
    end = start + len(exact)
    return Citation(
        article=article,
        start=start,
        end=end,
        exact=exact,
        prefix=text[max(0, start - 32) : start],
        suffix=text[end : end + 32],
    )


def statement(text: str, *quotes: _Q, figures: tuple[str, ...] = (), derived: tuple[Derived, ...] = ()) -> Statement:
    """A statement that cites passages given as (article, words)."""
    return Statement(
        text=text, written_by="model", citations=tuple(cite(*q) for q in quotes), figures=figures, derived=derived
    )


def article(article_id: str, text: str, **facts: str | bool | None) -> Article:
    """An article with that text; what is not given is unknown."""
    given: dict[str, str | bool | None] = {"source": f"articles/{article_id}.txt", "origin": article_id, **facts}
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article.model_validate({"id": article_id, "text": text, "sha256": digest, **given})


ENTERED: _Q = (
    "a1",
    "Fighters of the Northern Front (NF) entered Velnik on Friday evening and held most of the city by Saturday noon, "
    "residents and the Velnik Monitor said.",
)
ENTERED_COPY: _Q = ("a3", ENTERED[1])
ENTERED_FR: _Q = (
    "a4",
    "Les combattants du Front du Nord sont entrés vendredi dans Velnik, pour la première fois depuis huit ans.",
)
TOLL: _Q = (
    "a1",
    "The Monitor, which counts casualties from a network of hospital staff, put the dead since Wednesday at 311, "
    "mainly combatants.",
)
TOLL_COPY: _Q = ("a3", "The Monitor put the dead since Wednesday at 311, mainly combatants.")
EARLIER: _Q = (
    "a2",
    "By Friday night the Velnik Monitor had counted at least 231 dead combatants: 144 of the Northern Front and 87 of "
    "the government's side.",
)
STATE: _Q = ("a2", 'State television reported that more than 200 "bandits" had been killed on Friday alone.')
CONFIRMED: _Q = ("a1", 'The General Staff confirmed that "armed groups have reached large parts of the city"')
AIRPORT: _Q = ("a1", "The airport closed at 6 a.m. and all flights were suspended.")
VILLAGES: _Q = ("a1", "Around 70 villages have changed hands in four days, according to the Monitor.")
VILLAGES_FR: _Q = ("a4", "Selon l'Observatoire de Velnik (OV), plus de 50 localités étaient tombées vendredi.")
DOZENS: _Q = ("a2", 'The Northern Front says that it took "several dozen" villages.')
CIVILIANS: _Q = ("a1", "The Relief Office said at least 27 civilians had been killed, eight of them children")
CIVILIANS_2: _Q = ("a5", "the Relief Office, which has staff in the city, counts at least 27 dead civilians in all.")
STUDENTS: _Q = ("a5", "four students killed when a residence was shelled on Friday")
FLED: _Q = ("a1", "some 14,000 people had fled towards the coast.")
STRIKES: _Q = ("a4", "L'aviation a mené une soixantaine de frappes jeudi, puis au moins 23 vendredi.")
BEGAN: _Q = ("a4", "L'offensive a commencé mercredi, depuis la vallée de la Sorna.")
BEGAN_LATER: _Q = ("a5", "The offensive began on Thursday, a military analyst told this paper.")
COUNCIL: _Q = ("a5", "The Northern Front plans to name a city council on Monday.")
GONE: _Q = ("a4", "Son bureau a démenti qu'il ait quitté le pays.")


def claim(text: str, *quotes: _Q, **facts: object) -> Claim:
    """A claim that reads so, on passages given as (article, words)."""
    return Claim.model_validate(
        {"bound": "exact", "text": text, "citations": [cite(*q).model_dump() for q in quotes], **facts}
    )


MONITOR, OFFICE = {"attributed_to": "Velnik Monitor"}, {"attributed_to": "Relief Office"}
FRIDAY, SATURDAY = {"observation_date": "2024-11-29"}, {"observation_date": "2024-11-30"}


def figure(number: int, measured: str, about: str, *claims: Claim, **facts: object) -> Figure:
    """A figure whose last claim stands, unless the facts say otherwise."""
    given = {"id": f"f{number}", "measured_property": measured, "observation_about": about}
    known = {"status": "single", "current": len(claims) - 1, "claims": [claim.model_dump() for claim in claims]}
    return Figure.model_validate({**given, **known, **facts})


def toll() -> Figure:
    """A toll that its own speaker updates."""
    friday = claim("at least 231", EARLIER, bound="at_least", min_value=231, subject="combatants", **MONITOR, **FRIDAY)
    saturday = claim("311", TOLL, TOLL_COPY, value=311, period_start="2024-11-27", **MONITOR, **SATURDAY)
    return figure(2, "deaths", "combatants, all sides", friday, saturday, status="updated")


def disputed() -> Figure:
    """Two speakers, one day, two values."""
    monitor = claim("144", EARLIER, value=144, subject="of the Northern Front", **MONITOR, **FRIDAY)
    more = {"bound": "more_than", "min_value": 200, "subject": "bandits"}
    state = claim("more than 200", STATE, attributed_to="State television", **more, **FRIDAY)
    return figure(3, "deaths", "fighters of the Northern Front", monitor, state, status="disputed", current=None)


def villages() -> Figure:
    """An update, with a vague word of another speaker beside it."""
    unit = {"unit_text": "villages"}
    friday = claim("more than 50", VILLAGES_FR, bound="more_than", min_value=50, **unit, **MONITOR, **FRIDAY)
    vague = claim("several dozen", DOZENS, bound="plural", min_value=24, attributed_to="Northern Front", **unit)
    assumed = {"bound": "about", "value": 70, "date_evidence": "assumed"}
    saturday = claim("around 70", VILLAGES, **assumed, **unit, **MONITOR, **SATURDAY)
    return figure(4, "places taken", "villages", friday, vague, saturday, status="updated")


def figures() -> tuple[Figure, ...]:
    """Two updated figures, a disputed one, an agreed one and two single ones."""
    fled = claim("around 14,000", FLED, bound="about", value=14000, unit_text="people", **OFFICE)
    at_least = {"bound": "at_least", "min_value": 27, "subject": "civilians", "origin_count": 2}
    civilians = claim("at least 27", CIVILIANS, CIVILIANS_2, **at_least, **OFFICE)
    students = claim("4", STUDENTS, value=4, attributed_to="ministry of health", **FRIDAY)
    return (
        figure(1, "displaced", "people", fled),
        toll(),
        disputed(),
        villages(),
        figure(5, "deaths", "civilians", civilians, place="Velnik", status="agreed"),
        figure(6, "deaths", "students", students, place="Velnik"),
    )


def events() -> tuple[Event, ...]:
    """Three days, something planned, something denied, and something without a date."""

    def event(number: int, summary: str, date: str | None, *quotes: _Q, **facts: object) -> Event:
        given = {"id": f"e{number}", "type": "battle", "summary": summary, "date": date, "actors": ("p1",)}
        known = {"date_precision": "day" if date else "unknown", "citations": [cite(*q).model_dump() for q in quotes]}
        return Event.model_validate({**given, **known, **facts})

    return (
        event(
            1,
            "The offensive starts from the Sorna valley.",
            "2024-11-27",
            BEGAN,
            date_evidence="Wednesday, the briefing's date (assumed)",
        ),
        event(2, "The air force strikes about sixty times.", "2024-11-28", STRIKES),
        event(3, "The Northern Front enters Velnik.", "2024-11-29", ENTERED, ENTERED_COPY, ENTERED_FR),
        event(4, "A student residence is shelled.", "2024-11-29", STUDENTS),
        event(5, "The airport closes.", "2024-11-30", AIRPORT),
        event(6, "The Northern Front names a city council.", "2024-12-02", COUNCIL, modality="planned"),
        event(7, "The president leaves the country.", None, GONE, modality="denied"),
    )


def actors() -> tuple[Actor, ...]:
    """Six actors, two under several names."""
    rows: tuple[tuple[str, str, tuple[str, ...], tuple[_Q, ...]], ...] = (
        (
            "Northern Front",
            "rebel group",
            ("NF", "Front du Nord"),
            (("a1", "Northern Front"), ("a2", "Northern Front"), ("a4", "Front du Nord")),
        ),
        (
            "Velnik Monitor",
            "organisation",
            ("Observatoire de Velnik", "OV"),
            (("a1", "Velnik Monitor"), ("a4", "Observatoire de Velnik")),
        ),
        ("General Staff", "state forces", (), (("a1", "General Staff"),)),
        ("Relief Office", "organisation", (), (("a1", "Relief Office"), ("a5", "Relief Office"))),
        ("Adan Koris", "person", (), (("a4", "Adan Koris"),)),
        ("Ilir Dovan", "person", (), (("a2", "Ilir Dovan"),)),
    )
    return tuple(
        Actor(id=f"p{n}", name=name, kind=kind, aliases=aliases, citations=tuple(cite(*q) for q in quotes))
        for n, (name, kind, aliases, quotes) in enumerate(rows, 1)
    )


def statements() -> tuple[Statement, ...]:
    """Eight lines, one of them on a disputed figure."""
    entered = "Fighters of the Northern Front (NF) entered Velnik on Friday evening, for the first time in eight years"
    toll_now = "The Velnik Monitor puts the dead since Wednesday at 311, mainly combatants"
    killed = 'State television says that more than 200 "bandits" were killed on Friday alone'
    taken = 'around 70 villages have changed hands; the Northern Front speaks of "several dozen"'
    reached = 'The General Staff confirmed that "armed groups have reached large parts of the city".'
    airport = "The airport is closed and all flights are suspended."
    rows: tuple[tuple[str, tuple[_Q, ...], tuple[str, ...]], ...] = (
        (f"{entered}, and held most of the city by Saturday noon.", (ENTERED, ENTERED_COPY, ENTERED_FR), ()),
        (f"{toll_now}; a day earlier it had counted at least 231.", (TOLL, TOLL_COPY, EARLIER), ("f2.c1", "f2.c0")),
        (f"{killed}; the Monitor counts 144 dead of the Northern Front.", (STATE, EARLIER), ("f3.c1", "f3.c0")),
        ("At least 27 civilians were killed, according to the Relief Office.", (CIVILIANS, CIVILIANS_2), ("f5.c0",)),
        (reached, (CONFIRMED,), ()),
        (airport, (AIRPORT,), ()),
        (f"The Monitor says that {taken}.", (VILLAGES, DOZENS), ("f4.c2", "f4.c1")),
        ("One account has the offensive begin on Wednesday, another on Thursday.", (BEGAN, BEGAN_LATER), ()),
    )
    return tuple(statement(text, *quotes, figures=claims) for text, quotes, claims in rows)


def story() -> Story:
    """The one story of the sample."""
    return Story(
        id="s1",
        articles=tuple(TEXTS),
        headline=statement("Rebels hold most of Velnik; the reported toll rises to 311", ENTERED, TOLL),
        statements=statements(),
        events=events(),
        actors=actors(),
        figures=figures(),
        relations=(Relation(kind="part_of", figures=("f5", "f6")),),
    )


def sample_briefing(**changed: object) -> Briefing:
    """The briefing, with any of its fields replaced."""
    articles = (
        article(
            "a1",
            TEXTS["a1"],
            title="Rebels hold most of Velnik",
            publisher="Harbour Post",
            language="en",
            published="2024-11-30T14:05:00Z",
            source="https://news.example/2024/velnik?page=1",
        ),
        article("a2", TEXTS["a2"], title="Velnik: the day after", publisher="The Courier", language="en"),
        article(
            "a3",
            TEXTS["a3"],
            title="Velnik rebels hold most of city",
            publisher="Valley Times",
            language="en",
            published="2024-11-30",
            origin="a1",
        ),
        article(
            "a4", TEXTS["a4"], title="Velnik : les rebelles maîtres de la ville", language="fr", published="2024-11-29"
        ),
        article("a5", TEXTS["a5"], language="en", source="articles/what_we_know*.txt"),
    )
    briefing = Briefing(
        date="2024-11-30",
        language="en",
        generator=Generator(extractor="llm", model="example-model-1", prompts={"extract": "3", "write": "2"}),
        articles=articles,
        stories=(story(),),
        changes=(statement("New: rebels hold most of Velnik.", ENTERED),),
        failures=(Failure(source="https://news.example/gone", stage="read", reason="the server answered 404"),),
        usage=Usage(requests=12, prompt_tokens=41210, completion_tokens=3120, cost=0.0123),
        accounting=Accounting(numerals=34, labelled=31, unlabelled=3, exact=52, normalized=1, refused=2),
    )
    return briefing.model_copy(update=changed)
