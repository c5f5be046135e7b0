"""Two names that may be one: both are said to have said one telling number, and no language has both."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from summarizer.merge.actors.speakers import forms_of
from summarizer.merge.actors.story_actors import Actors
from summarizer.merge.decisions import DecisionLog, Finding
from summarizer.merge.figures.voices import TELLING_VALUE, nominal
from summarizer.schema.brief import Citation
from summarizer.schema.mentions import GroundedMentions
from summarizer.schema.records import record

_NAMED_ALIKE = frozenset({"person", "country"})  # bear one name in every language


@record
class _Speaker:
    """A speaker as written, and where the number stands."""

    name: str
    cited: Citation


def note_speakers_of_one_number(story: Sequence[GroundedMentions], actors: Actors, log: DecisionLog) -> None:
    """Writes each such pair of bodies down as a doubt: a rule cannot tell whether a second body said the same."""
    languages = _languages(story, actors)
    for number, speakers in _spoken(story, actors).items():
        for (one, first), (other, second) in combinations(speakers.items(), 2):
            kinds = {actors.kind_of(one), actors.kind_of(other)} - {"unknown"}
            if languages[one] & languages[other] or len(kinds) > 1 or kinds & _NAMED_ALIKE:
                continue
            evidence = f"both are said to have said {number:g}, in two languages"
            cited = (first.cited, second.cited)
            log.add(
                Finding(
                    *("actor", "apart", "same_number", first.name, second.name, evidence),
                    doubtful=True, ids=(one, other), citations=cited,
                )
            )  # fmt: skip


def _languages(story: Sequence[GroundedMentions], actors: Actors) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for grounded in story:
        for mention in grounded.actors:
            found[actors.id_of(mention.name) or ""].add(grounded.article.article.language or "")
    return found


def _spoken(story: Sequence[GroundedMentions], actors: Actors) -> dict[float, dict[str, _Speaker]]:
    """Telling number -> id of each actor who is said to have said it."""
    found: dict[float, dict[str, _Speaker]] = defaultdict(dict)
    for grounded in story:
        for figure in grounded.figures:
            number = nominal(figure.mention.numeral.quantity)
            for name in forms_of(figure.mention.speaker) if number >= TELLING_VALUE else ():
                if speaker := actors.id_of(name):
                    found[number].setdefault(speaker, _Speaker(name, figure.citations[0]))
                    break
    return found
