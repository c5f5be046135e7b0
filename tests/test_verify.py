"""What verification finds in a briefing: nothing in a good one, each change that makes it say something else."""

import asyncio
import hashlib
import io
import json
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import Ran
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.articles.files import read_articles
from summarizer.pipeline import Plan, make_briefing
from summarizer.render.json import to_json, without_texts
from summarizer.schema.brief import Briefing
from summarizer.verify import verify

QUAKE = Path(__file__).parent.parent / "fixtures" / "articles" / "quake"
Data = dict[str, Any]


def briefing_of(folder: Path, day: date) -> Data:
    read = read_articles([str(folder)], io.BytesIO())
    made = asyncio.run(make_briefing(read, Plan(day=day, day_given=True, language="en")))
    data: Data = json.loads(made.model_dump_json())
    return data


@pytest.fixture(scope="module")
def quake() -> Data:
    return briefing_of(QUAKE, date(2025, 10, 16))


def reasons(data: Data) -> list[str]:
    return [f"{f.where}: {f.reason}" for f in verify(Briefing.model_validate(data)).findings]


def test_a_garbled_sentence_is_told_so_that_its_briefing_verifies(tmp_path: Path) -> None:
    """Without its brackets the long one would have a name that no source has, and with a cut a quotation without end."""
    clutter = (
        "who had come by night from every village of the upper valley with their animals and all that they own " * 2
    )
    (tmp_path / "1.txt").write_text(
        f"Share Harbour (37) News A fire burned 12 shops in Velnik on Thursday, said traders {clutter}”near the port.\n\n"
        f"Police in Velnik (44) Orders “arrested 31 people on Friday, {clutter}, as the fire in the shops went out.”"
    )
    made = briefing_of(tmp_path, date(2025, 10, 16))
    assert made["stories"][0]["events"]
    assert reasons(made) == []


def claims(data: Data) -> list[Data]:
    return [c for f in data["stories"][0]["figures"] for c in f["claims"]]


def statements(data: Data) -> list[Data]:
    story = data["stories"][0]
    return [story["headline"], *story["statements"], *data["summary"]]


def stated(data: Data, words: str) -> Data:
    return next(s for s in statements(data) if words in s["text"])


def rewritten(old: str, new: str) -> Callable[[Data], None]:
    def mutate(data: Data) -> None:
        statement = stated(data, old)
        statement["text"] = statement["text"].replace(old, new)

    return mutate


def extended(words: str) -> Callable[[Data], None]:
    def mutate(data: Data) -> None:
        data["stories"][0]["headline"]["text"] += words

    return mutate


def headed(words: str) -> Callable[[Data], None]:
    def mutate(data: Data) -> None:
        headline = data["stories"][0]["headline"]
        headline["text"] = words + headline["text"]

    return mutate


def first_citation(field: str, change: Callable[[Any], Any]) -> Callable[[Data], None]:
    def mutate(data: Data) -> None:
        citation = data["stories"][0]["headline"]["citations"][0]
        citation[field] = change(citation[field])

    return mutate


def first_claim(**fields: Any) -> Callable[[Data], None]:
    def mutate(data: Data) -> None:
        next(c for c in claims(data) if c["bound"] == "exact").update(fields)

    return mutate


def first_figure(**fields: Any) -> Callable[[Data], None]:
    def mutate(data: Data) -> None:
        data["stories"][0]["figures"][0].update(fields)

    return mutate


def disputed_with_a_winner(data: Data) -> None:
    next(f for f in data["stories"][0]["figures"] if len(f["claims"]) > 1).update(status="disputed", current=0)


def settled_without_a_winner(data: Data) -> None:
    next(f for f in data["stories"][0]["figures"] if f["status"] != "disputed")["current"] = None


def another_word_in_an_article(data: Data) -> None:
    data["articles"][0]["text"] = data["articles"][0]["text"].replace("Peru", "Chad", 1)


def a_word_and_its_digest(data: Data) -> None:
    """Whoever forges the text forges the digest too; the citations still give it away."""
    article = data["articles"][0]
    cited = data["stories"][0]["events"][0]["citations"][0]["exact"]
    article = next(a for a in data["articles"] if cited in a["text"])
    article["text"] = article["text"].replace(cited, cited[::-1])
    article["sha256"] = hashlib.sha256(article["text"].encode()).hexdigest()


def count_one_more(data: Data) -> None:
    derived = next(s for s in data["summary"] if s["derived"])["derived"][0]
    derived["value"] += 1


def derive_a_whole_sentence(data: Data) -> None:
    """A span wider than its number would exempt every other number in it."""
    statement = next(s for s in data["summary"] if s["derived"])
    statement["text"] += " 99 died."
    statement["derived"][0].update(start=0, end=len(statement["text"]))


def count_an_unknown_article(data: Data) -> None:
    next(s for s in data["summary"] if s["derived"])["derived"][0]["of"].append("a99")


def copy_of_another(data: Data) -> None:
    data["articles"][3]["origin"] = "a99"


def copy_of_a_copy(data: Data) -> None:
    copy = next(a for a in data["articles"] if a["origin"] != a["id"])
    data["articles"][5]["origin"] = copy["id"]


def carried_in_a_story(data: Data) -> None:
    data["articles"][0]["carried"] = True


def an_alias_nobody_uses(data: Data) -> None:
    data["stories"][0]["actors"][0]["aliases"].append("Wakanda")


def place_elsewhere(data: Data) -> None:
    data["stories"][0]["events"][0]["place"] = "Valparaíso"


def summary_of_an_event(data: Data) -> None:
    data["stories"][0]["events"][0]["summary"] += " It killed 4,000."


def speaker_nobody_names(data: Data) -> None:
    next(c for c in claims(data) if c["attributed_to"])["attributed_to"] = "The Red Cross"


def two_things_of_one_id(data: Data) -> None:
    figures = data["stories"][0]["figures"]
    figures[1]["id"] = figures[0]["id"]


def no_citation(data: Data) -> None:
    data["stories"][0]["headline"]["citations"] = []


def event_that_is_not_there(data: Data) -> None:
    data["stories"][0]["headline"]["events"] = ["e99"]


def actor_of_an_event_that_is_not_there(data: Data) -> None:
    data["stories"][0]["events"][0]["actors"] = ["p99"]


def relation_to_nothing(data: Data) -> None:
    data["stories"][0]["relations"] = [{"kind": "part_of", "figures": ["f1", "f99"]}]


def a_part_above_its_whole(data: Data) -> None:
    figures = [f for f in data["stories"][0]["figures"] if f["status"] != "disputed"]
    exact = [f for f in figures if all(c["bound"] == "exact" for c in f["claims"])]
    exact.sort(key=lambda f: f["claims"][0]["value"])
    data["stories"][0]["relations"] = [{"kind": "part_of", "figures": [exact[0]["id"], exact[-1]["id"]]}]


def model_prose_without_a_model(data: Data) -> None:
    data["stories"][0]["headline"]["written_by"] = "model"


def day_that_does_not_exist(data: Data) -> None:
    data["stories"][0]["events"][0].update(date="2025-13-45", date_precision="day")


def more_origins_than_articles(data: Data) -> None:
    claims(data)[0]["origin_count"] = 50


MUTATIONS: dict[str, Callable[[Data], None]] = {
    "a digit of a statement": rewritten("78", "79"),
    "a number word": extended(" and fourteen tents"),
    "a country for another": rewritten("Peru", "Chile"),
    "a demonym": extended(" and Chilean soldiers"),
    "a person who is not there": extended(" and Clara Montes"),
    "a name at the head": headed("Macron resigned: "),
    "an invented date": extended(" on 3 October"),
    "an invented year": extended(" as in 2019"),
    "an ISO date": extended(" on 2019-05-03"),
    "an invented quotation": extended(" “we lost everything”"),
    "a quotation in single marks": extended(" ‘we lost everything’"),
    "a quotation that never closes": extended(" “we lost everything"),
    "an offset": first_citation("start", lambda n: n + 1),
    "an offset beyond the text": first_citation("end", lambda n: n + 10**9),
    "a negative offset": first_citation("start", lambda n: -5),
    "the cited words": first_citation("exact", lambda text: text.replace("e", "a", 1)),
    "the words before": first_citation("prefix", lambda text: "x" + text),
    "the words behind": first_citation("suffix", lambda text: text + "x"),
    "the article cited": first_citation("article", lambda _: "a6"),
    "an article that is not there": first_citation("article", lambda _: "a99"),
    "a claim's value": first_claim(value=4321),
    "a claim's bound": first_claim(bound="at_least"),
    "a claim's bound with its field": first_claim(bound="at_least", value=None, min_value=13),
    "two values in one claim": first_claim(max_value=13),
    "what the table shows": first_claim(text="4,321"),
    "the words of a bound": first_claim(qualifier="certainly"),
    "the words that stand for what a figure counts": first_figure(told_as="fourteen tents were sent"),
    "the words that tell figures of one name apart": first_figure(source_words="fourteen tents were sent"),
    "a period turned round": first_claim(period_start="2025-10-16", period_end="2025-10-14"),
    **{
        f.__name__.replace("_", " "): f
        for f in (
            disputed_with_a_winner,
            settled_without_a_winner,
            another_word_in_an_article,
            a_word_and_its_digest,
            count_one_more,
            derive_a_whole_sentence,
            count_an_unknown_article,
            copy_of_another,
            copy_of_a_copy,
            carried_in_a_story,
            an_alias_nobody_uses,
            place_elsewhere,
            summary_of_an_event,
            speaker_nobody_names,
            two_things_of_one_id,
            no_citation,
            event_that_is_not_there,
            actor_of_an_event_that_is_not_there,
            relation_to_nothing,
            a_part_above_its_whole,
            model_prose_without_a_model,
            day_that_does_not_exist,
            more_origins_than_articles,
        )
    },
}


def test_a_briefing_made_by_rules_holds(quake: Data) -> None:
    assert reasons(quake) == []


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_one_change_is_found(quake: Data, mutation: str) -> None:
    changed = deepcopy(quake)
    MUTATIONS[mutation](changed)
    assert changed != quake
    assert reasons(changed)


def test_a_finding_says_where_and_what(quake: Data) -> None:
    changed = deepcopy(quake)
    changed["stories"][0]["headline"]["text"] += " in Chile"
    assert reasons(changed) == ["stories[0].headline: its citations do not hold the name 'Chile'"]


def test_a_carried_article_counts_nowhere(quake: Data) -> None:
    """It may be cited by a change; a count that includes it is refused."""
    changed = deepcopy(quake)
    old = {**changed["articles"][0], "id": "c1", "origin": "c1", "carried": True}
    changed["articles"].append(old)
    assert reasons(changed) == []
    derived = next(s for s in changed["summary"] if s["derived"])["derived"][0]
    derived["of"].append("c1")
    assert reasons(changed) == []
    derived["value"] += 1
    assert any("count_articles gives" in reason for reason in reasons(changed))


def test_the_difference_of_two_claims_is_computed_again(quake: Data) -> None:
    changed = deepcopy(quake)
    exact = [
        (f"{f['id']}.c{i}", c)
        for f in changed["stories"][0]["figures"]
        for i, c in enumerate(f["claims"])
        if c["bound"] == "exact"
    ]
    (one, first), (other, second) = exact[0], next(e for e in exact if e[1]["value"] < exact[0][1]["value"])
    value = first["value"] - second["value"]
    text = f"{value} more."
    derived = {"start": 0, "end": len(str(value)), "value": value, "op": "difference", "of": [one, other]}
    changed["summary"].append({"text": text, "written_by": "template", "derived": [derived]})
    assert reasons(changed) == []
    derived["of"] = [other, one]
    assert any("difference gives" in reason for reason in reasons(changed))


def test_the_seed_articles_make_a_briefing_that_holds(seeds: Path) -> None:
    assert reasons(briefing_of(seeds, date(2024, 12, 1))) == []


STRANGE = st.one_of(
    st.sampled_from(
        ["", "\u0301", "🏚️𝟙𝟚", "“", "'", "31tanks", "2025-99-99", "a99", "\u202e", "٣ ²", "«»", "M-5", "()"]
    ),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30),
)
NUMBERS = st.one_of(st.integers(-(10**12), 10**12), st.floats(allow_nan=True))


@st.composite
def edits(draw: st.DrawFn) -> Callable[[Any], None]:
    """Replaces one leaf of the file, found by a random walk, by something strange of its type; or empties a list."""
    steps = draw(st.lists(st.integers(0, 10**6), min_size=12, max_size=12))
    text, number = draw(STRANGE), draw(NUMBERS)

    def edit(node: Any) -> None:
        for step in steps:
            keys = list(node) if isinstance(node, dict) else list(range(len(node)))
            if not keys:
                return
            key = keys[step % len(keys)]
            value = node[key]
            if isinstance(value, dict | list) and value and step % 11:
                node = value
                continue
            node[key] = _strange(value, text, number)
            return

    return edit


def _strange(value: Any, text: str, number: float) -> Any:
    if isinstance(value, str):
        return text
    if isinstance(value, bool) or value is None or isinstance(value, dict):
        return value
    return [] if isinstance(value, list) else number


@given(st.lists(edits(), min_size=1, max_size=4))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_file_that_fits_the_schema_breaks_it(quake: Data, changes: list[Callable[[Any], None]]) -> None:
    changed = deepcopy(quake)
    for edit in changes:
        edit(changed)
    try:
        briefing = Briefing.model_validate(changed)
    except ValueError:
        return
    verify(briefing)


# --- passed on without the articles' texts ----------------------------------------------------------------------------


def test_without_the_texts_it_says_what_it_cannot_check_and_that_the_rest_holds(quake: Data) -> None:
    bare = without_texts(Briefing.model_validate(quake))
    verification = verify(bare)
    assert verification.findings == ()
    assert verification.without_texts == len(bare.articles)
    assert verification.unchecked == verification.citations > 0


def test_without_the_texts_a_changed_number_is_still_found(quake: Data) -> None:
    bare = json.loads(without_texts(Briefing.model_validate(quake)).model_dump_json())
    rewritten("78", "79")(bare)
    assert any("number '79'" in reason for reason in reasons(bare))


def test_a_text_that_is_there_but_not_the_right_one_does_not_hold(quake: Data) -> None:
    """Left out is an empty text alone; and an empty text with its own digest is an article that says nothing."""
    changed = deepcopy(quake)
    changed["articles"][0]["text"] = " "
    assert any("sha256" in reason for reason in reasons(changed))
    changed["articles"][0] |= {"text": "", "sha256": hashlib.sha256(b"").hexdigest()}
    assert any("is not the cited text" in reason for reason in reasons(changed))


def test_verify_tells_what_is_left_out_and_exits_0(quake: Data, run: Callable[..., Ran], tmp_path: Path) -> None:
    path = tmp_path / "brief.json"
    path.write_text(to_json(without_texts(Briefing.model_validate(quake))), encoding="utf-8")
    ran = run("verify", path)
    assert ran.code == 0
    assert ran.out.startswith("not checkable: this file leaves out the texts of 10 articles")
    assert ran.out.endswith("statements checked against the cited words: all hold\n")
