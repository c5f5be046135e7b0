"""Sources that no verb of speech cues: a poll named with its institute, a sentence that only tells who said the last."""

from summarizer.extract.attribution.relations import Attribution
from summarizer.language.profile import Profile
from summarizer.schema.marked import MarkedArticle, Sentence
from summarizer.schema.records import replace


def with_unspoken_sources(
    attributions: dict[int, list[Attribution]],
    marked: MarkedArticle,
    profile: Profile,
) -> dict[int, list[Attribution]]:
    """The attributions, with those of polls and of the sentences that a next one tells the speaker of.

    "A Forsa poll put the party on 24%." is Forsa's; "Five lots are recalled. That was announced by the regulator."
    gives the first sentence to the regulator. A sentence with a speaker of its own keeps it.
    """
    found = dict(attributions)
    for sentence in marked.body:
        told = found.get(sentence.number, [])
        if not told:
            survey = _survey(marked, sentence, profile)
            found[sentence.number] = [survey] if survey else []
        elif _is_echo(marked, sentence, profile) and not found.get(sentence.number - 1):
            found[sentence.number - 1] = [_vouching_for(told[0], marked.sentence(sentence.number - 1))]
    return found


def _vouching_for(attribution: Attribution, sentence: Sentence) -> Attribution:
    return replace(
        attribution,
        cue_start=sentence.end,
        content_start=sentence.start,
        content_end=sentence.end,
        evidence="next sentence",
    )


def _is_echo(marked: MarkedArticle, sentence: Sentence, profile: Profile) -> bool:
    """Whether the sentence opens with "That was announced by" or the like and has no number of its own."""
    opened = profile.pattern("attribution", "echo").match(marked.article.text, sentence.start, sentence.end)
    is_first = sentence.number == 1 or bool(marked.sentence(sentence.number - 1).furniture)
    return opened is not None and not is_first and not marked.numerals_in(sentence.number)


def _survey(marked: MarkedArticle, sentence: Sentence, profile: Profile) -> Attribution | None:
    """The poll of the sentence, by the name of its institute that stands beside the word."""
    text = marked.article.text
    for cue in profile.pattern("attribution", "surveys").finditer(text, sentence.start, sentence.end):
        named = next(name for name in cue.groupdict().values() if name)
        institute = _without_opening(named, profile)
        opens = institute == named and cue.start() == sentence.start  # "Exit polls", "Recent surveys"
        if institute and not opens and institute.lower() not in profile.weekdays:
            return Attribution(institute, sentence.number, cue.start(), sentence.start, sentence.end, "poll")
    return None


def _without_opening(name: str, profile: Profile) -> str:
    """The name without the "A" of a sentence's beginning."""
    first, _, rest = name.partition(" ")
    return rest if first.lower() in profile.function_words else name
