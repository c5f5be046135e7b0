"""Extract by rules alone: no model, no download, deterministic. The embedded default, the floor for every prompt."""

from collections import defaultdict
from functools import cached_property

from summarizer.extract.actors import may_act, propose_actors, with_one_kind
from summarizer.extract.attribution.long_quotations import with_quotations_continued
from summarizer.extract.attribution.pronouns import resolve_pronouns
from summarizer.extract.attribution.relations import Attribution, find_attributions
from summarizer.extract.attribution.sentence_subjects import sentence_subjects
from summarizer.extract.attribution.unspoken_sources import with_unspoken_sources
from summarizer.extract.context import SentenceContext
from summarizer.extract.days import ArticleDay, BriefingDay, article_day
from summarizer.extract.events.main_clauses import main_clauses
from summarizer.extract.events.mentioned import mentioned_events
from summarizer.extract.events.states import tells_state
from summarizer.extract.events.told import is_running_text, propose_event
from summarizer.extract.figures.carried_days import carried_days, polling_days
from summarizer.extract.figures.days_earlier import find_days_earlier
from summarizer.extract.figures.headlines import with_speakers_of_the_story
from summarizer.extract.figures.proposals import corrected_figures, propose_figures, repeated_figures
from summarizer.extract.figures.rival_shares import with_rivals_days
from summarizer.extract.occasions.number_occasions import Occasions, read_occasions, with_occasions
from summarizer.extract.repeated_names import with_names_repeated
from summarizer.language.condense import condense
from summarizer.language.names.proper_names import Name, Vocabulary, find_names
from summarizer.language.profile import Profile, load_profile
from summarizer.schema.marked import MarkedArticle, Sentence
from summarizer.schema.mentions import ActorMention, DateReading, EventMention, FigureMention, Mentions
from summarizer.schema.records import caching_record, replace

_SHOUTED = 4  # words: a shorter line may be an acronym and a number


@caching_record
class Reading:
    """Everything the rules found in one article, kept apart by sentence: mentions and the clues behind them."""

    marked: MarkedArticle
    profile: Profile
    day: ArticleDay
    names: dict[int, list[Name]]
    attributions: dict[int, list[Attribution]]
    written: tuple[str, ...]  # every name, those of places and hours too

    def context(self, sentence: Sentence) -> SentenceContext:
        """The sentence with its attributions, the article's day and the day that its paragraph speaks of."""
        return self._contexts[sentence.number]

    @cached_property
    def _contexts(self) -> dict[int, SentenceContext]:
        """One for each sentence of the story, since it keeps what was once looked for in it."""
        carried: dict[int, DateReading] = {}
        polled: list[DateReading] = []
        contexts = {s.number: self._alone(s, carried, polled) for s in self.marked.body}
        find_days_earlier(contexts.values())
        carried.update(carried_days(list(contexts.values())))
        polled.extend(polling_days(list(contexts.values())))
        return contexts

    def _alone(self, sentence: Sentence, carried: dict[int, DateReading], polled: list[DateReading]) -> SentenceContext:
        said, names = self.attributions.get(sentence.number, []), self.names[sentence.number]
        return SentenceContext(self.marked, sentence, self.profile, said, self.day, names, carried, polled)


def read_clues(marked: MarkedArticle, briefing: BriefingDay) -> Reading:
    """Names, attributions and the day of an article."""
    profile = load_profile(marked.article.language)
    text = marked.article.text
    vocabulary = Vocabulary.of(text)
    opening = {s.number: _after_dateline(marked, s, profile) for s in marked.body}
    spans = {s.number: (opening[s.number], s.end) for s in marked.body}
    found = {
        number: [] if _is_all_capitals(text[start:end]) else find_names(text, profile, start, end, vocabulary)
        for number, (start, end) in spans.items()
    }
    found = with_names_repeated(found, {s.number: s for s in marked.body}, text, profile)
    names = {number: [n for n in here if may_act(n, profile)] for number, here in found.items()}
    attributions = {
        s.number: find_attributions(text, (opening[s.number], s.end), s.number, names[s.number], profile)
        for s in marked.body
    }
    resolved = resolve_pronouns(attributions, profile, names, sentence_subjects(marked, names, profile))
    resolved = with_quotations_continued(with_unspoken_sources(resolved, marked, profile), marked)
    cues = {number: [a.cue_start for a in here] for number, here in resolved.items()}
    day, continued = article_day(marked, profile, briefing, cues), _continued(resolved, marked, profile)
    return Reading(marked, profile, day, names, continued, tuple(n.text for here in found.values() for n in here))


def _is_all_capitals(sentence: str) -> bool:
    """ "FOUR PEOPLE DIED OFF VELNIK, POLICE SAID.": where every word has capitals, none of them shows a name."""
    return sentence.isupper() and len(sentence.split()) >= _SHOUTED


def extract_by_rules(marked: MarkedArticle, briefing: BriefingDay) -> Mentions:
    """The mentions that rules alone find in an article. Raises nothing: what cannot be told stays unlabelled."""
    reading = read_clues(marked, briefing)
    events = events_by_rule(reading)
    occasions = occasions_by_rule(reading, events)
    return Mentions(
        article=marked,
        actors=tuple(actors_by_rule(reading)),
        events=tuple(events),
        figures=with_rivals_days(with_occasions(figures_by_rule(reading), occasions)),
        day=reading.day.reading,
        occasions=occasions.told,
        several=occasions.several,
        names=reading.written,
        mentioned=tuple(mentioned_by_rule(reading, events)),
    )


def occasions_by_rule(reading: Reading, events: list[EventMention]) -> Occasions:
    """The like happenings that the article tells apart, by their days."""
    return read_occasions([reading.context(s) for s in reading.marked.body], events)


def actors_by_rule(reading: Reading) -> list[ActorMention]:
    """Actor mentions sentence by sentence; one named with its acronym says so at that mention."""
    return with_one_kind(
        [
            mention
            for s in reading.marked.body
            for mention in propose_actors(reading.marked, s, reading.names[s.number], reading.profile)
        ]
    )


def figures_by_rule(reading: Reading) -> list[FigureMention]:
    """Figure mentions for the numerals whose counted thing the rules can tell."""
    contexts = [reading.context(s) for s in reading.marked.body]
    found: list[FigureMention] = []
    for context in contexts:
        found += propose_figures(context, found)
    found += corrected_figures(reading.marked, contexts, found)
    found += repeated_figures(reading.marked, contexts, found)
    return with_speakers_of_the_story(reading.marked, found)


def events_by_rule(reading: Reading) -> list[EventMention]:
    """One event for each sentence at the most, or one for each of two main clauses."""
    events: list[EventMention] = []
    for s in reading.marked.body:
        context = reading.context(s)
        if is_running_text(context):
            events += _events_of(context, reading, events)
    return events


def _events_of(context: SentenceContext, reading: Reading, before: list[EventMention]) -> list[EventMention]:
    found: list[EventMention] = []
    for clause in main_clauses(context):
        summary = condense(clause.words, reading.profile)
        event = propose_event(clause.context, clause.names, summary, before + found)
        if event and clause.shares_subject and found and event.modality == found[0].modality:
            event = replace(event, date=event.date or found[0].date)
        if event:
            is_state = tells_state(clause.context, event)
            found.append(replace(event, spans=clause.spans, is_state=is_state))
    return found


def mentioned_by_rule(reading: Reading, events: list[EventMention]) -> list[EventMention]:
    """What the sentences that tell `events` speak of besides."""
    told: dict[int, list[EventMention]] = defaultdict(list)
    for event in events:
        told[event.sentence].append(event)
    contexts = {s.number: reading.context(s) for s in reading.marked.body}
    return [mention for number, found in told.items() for mention in mentioned_events(contexts[number], found)]


def _after_dateline(marked: MarkedArticle, sentence: Sentence, profile: Profile) -> int:
    """Where the sentence begins behind a dateline ("BEIRUT (Agency) - "): the town is no actor."""
    match = profile.pattern("furniture", "dateline").match(marked.text_of(sentence.number))
    return sentence.start + match.end() if match else sentence.start


def _continued(
    attributions: dict[int, list[Attribution]], marked: MarkedArticle, profile: Profile
) -> dict[int, list[Attribution]]:
    """A sentence that opens with "These airstrikes ..." goes on in the voice that spoke of airstrikes just before.

    So does one in the form of reported speech ("Rund 240 Anwohner seien in Sicherheit.").
    """
    openers = frozenset(profile.tables["attribution"]["continues"])
    goes_on = profile.pattern("attribution", "goes_on")
    for sentence in marked.body:
        words = marked.text_of(sentence.number).lower().split()
        before = attributions.get(sentence.number - 1)
        if attributions.get(sentence.number) or not before or len(words) < 3:
            continue
        repeats = words[0] in openers and words[1].strip(",.") in marked.text_of(sentence.number - 1).lower()
        if repeats or goes_on.search(marked.text_of(sentence.number)):
            attributions[sentence.number] = [
                replace(
                    before[-1],
                    cue_start=sentence.start,
                    content_start=sentence.start,
                    content_end=sentence.end,
                    evidence="taken up" if repeats else "reported speech",
                )
            ]
    return attributions
