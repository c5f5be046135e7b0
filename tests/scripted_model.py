"""A model that points: it answers the project's own questions from their text alone, always in the same way."""

import json
import random
import re
import time
from collections.abc import Callable
from typing import Any

from scripted_server import Reply, completion
from writers_question import told_events


def asks_to_write(request: dict[str, Any]) -> bool:
    """Whether a request is the question for a story's text, not for an article's reading."""
    return "editor of a news briefing" in str(request["messages"][0]["content"])


def asks_to_compare(request: dict[str, Any]) -> bool:
    """Whether a request is the question on doubtful pairs."""
    return "who is who and what is what" in str(request["messages"][0]["content"])


def asks_to_proofread(request: dict[str, Any]) -> bool:
    """Whether a request is the question on a story's lines."""
    return "proofread the lines of a news briefing" in str(request["messages"][0]["content"])


def told(request: dict[str, Any]) -> str:
    """What the question is about: the first user message."""
    return str(request["messages"][1]["content"])


def pointing(request: dict[str, Any]) -> Reply:
    """Corrects and refuses nothing; names the first three sentences as events; writes a sentence for each of a few facts."""
    if asks_to_compare(request):
        return completion(json.dumps({"same": [], "different": []}), tokens=(300, 10))
    if asks_to_proofread(request):
        return completion(json.dumps({"wrong": []}), tokens=(300, 5))
    if not asks_to_write(request):
        return _reading(told(request))
    events = [(e.event, e.words) for e in told_events(told(request))]
    figures = re.findall(r"^(f\d+) ([a-z]+)", told(request), re.MULTILINE)
    sentences = [f"It says: {_small_words(words)} [{e}]." for e, words in events[:3]]
    sentences += [f"The {name} were {{{f}.c0}}, it is said." for f, name in figures[:3]]
    return writing(f"It says: {_small_words(events[0][1])} [{events[0][0]}]", *sentences)


def _small_words(text: str) -> str:
    """The text's first words in small letters that are no names."""
    return " ".join([word for word in text.split() if word.isalpha() and word.islower()][:5])


def _reading(user: str) -> Reply:
    article = user.split("\nProposals\n")[0]
    events = [int(s) for s in re.findall(r"^\[(\d+)\]", article, re.MULTILINE)[:3]]
    return completion(json.dumps({"events": events}), tokens=(len(user) // 4, 10))


def writing(headline: str, *statements: str) -> Reply:
    """An answer to the question for a story's text."""
    return completion(json.dumps({"headline": headline, "statements": statements}), tokens=(500, 60))


def dawdling(answer: Callable[[dict[str, Any]], Reply], seed: int, longest: float = 0.03) -> Callable[..., Reply]:
    """The same answers, each after a random wait of up to `longest` seconds."""
    chance = random.Random(seed)

    def answered(request: dict[str, Any]) -> Reply:
        time.sleep(chance.random() * longest)
        return answer(request)

    return answered
