"""One report in two versions: a sentence that is the same but for its number, in the later one with another.

A desk that puts a number right changes the page and seldom says so. Where the hours of both are known the later number has
taken the earlier one's place, whichever is higher (merge/figures/counted/former_values.py); else nothing tells which stands.
"""

from collections import defaultdict
from datetime import datetime

from summarizer.merge.figures.quantity_kinds import is_property
from summarizer.merge.figures.voices import Voice, nominal
from summarizer.schema.brief import Article
from summarizer.schema.records import replace

_OWN_WORDS = 6  # around a number: so many two papers do not write alike by chance


def are_versions(one: Voice, other: Voice) -> bool:
    """Whether one sentence stands in two articles but for the number, as of one day."""
    apart = one.article != other.article and one.day == other.day and one.former == other.former
    firm = "plural" not in (one.quantity.bound, other.quantity.bound)
    return apart and firm and _is_long(one) and _around(one) == _around(other)


def with_versions(voices: list[Voice], articles: dict[str, Article]) -> list[Voice]:
    """The voices, those marked as former whose sentence a later version of the report has with another number."""
    alike: dict[object, list[Voice]] = defaultdict(list)
    for voice in (v for v in voices if _is_long(v) and not v.former):
        alike[_around(voice), voice.day].append(voice)
    told = {id(v): now for group in alike.values() for v in group if (now := _latest_but(v, group, articles))}
    return [replace(v, replaced_by=nominal(told[id(v)].quantity)) if id(v) in told else v for v in voices]


def _latest_but(voice: Voice, group: list[Voice], articles: dict[str, Article]) -> Voice | None:
    """The version that has come out last, if its number is another and the voice's own is older."""
    hours = {id(v): hour for v in group if (hour := _hour(articles[v.article]))}
    last = max((v for v in group if id(v) in hours), key=lambda v: hours[id(v)], default=None)
    if last is None or id(voice) not in hours or not are_versions(voice, last):
        return None
    return last if hours[id(voice)] < hours[id(last)] and nominal(voice.quantity) != nominal(last.quantity) else None


def _hour(article: Article) -> datetime | None:
    """When the article itself came out, which a reprint's day of origin is not; None without an hour and a zone."""
    moment = datetime.fromisoformat(article.published) if article.published else None
    return moment if moment and moment.tzinfo else None


def _around(voice: Voice) -> tuple[object, ...]:
    return voice.mention.measured_property, voice.speaker_id, tuple(voice.before.split()), tuple(voice.behind.split())


def _is_long(voice: Voice) -> bool:
    return is_property(voice.mention) and len(voice.text.split()) > _OWN_WORDS
