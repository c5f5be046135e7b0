"""A suite of six small articles with gold, and models that read them as told: for tests of `regress`."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from scripted_model import asks_to_write, pointing, told
from scripted_server import Reply, completion

PLACES = ("Velnik", "Tarsk", "Ombria", "Selkirk", "Dunmor", "Harlow")


def write_suite(folder: Path) -> Path:
    """One story of six articles, each with a toll and a number of injured that the army or the monitor gives."""
    articles, lines = folder / "articles" / "floods", ["cluster: floods", "date: 2024-11-30", "figures:"]
    articles.mkdir(parents=True)
    for i, place in enumerate(PLACES):
        name, dead, hurt = f"{i}-{place.lower()}", 20 + i, 140 + i
        text = (
            f"At least {dead} people died in {place} on Friday, the {place} Monitor said.\n"
            f"Another {hurt} people were injured, according to the Health Ministry; the {place} Monitor saw its list.\n"
        )
        (articles / f"{name}.md").write_text(f"---\npublished: 2024-11-30\nlanguage: en\n---\n{text}", encoding="utf-8")
        lines.append(
            f"- {{id: dead{i}, metric: deaths, value: {dead}, bound: at_least, as_of: 2024-11-29, article: {name},"
            f" attributed_to: {place} Monitor, quote: At least {dead} people died}}"
        )
        lines.append(
            f"- {{id: hurt{i}, metric: injured, value: {hurt}, bound: exact, as_of: 2024-11-30, article: {name},"
            f" attributed_to: Health Ministry, quote: Another {hurt} people were injured}}"
        )
    (folder / "gold").mkdir()
    (folder / "gold" / "floods.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def changed_prompt(folder: Path, version: str, said: str) -> Path:
    """A folder with the shipped extract prompt in which a sentence more stands."""
    shipped = (Path(__file__).resolve().parent.parent / "prompts" / "extract.md").read_text(encoding="utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    text = re.sub(r"version: \w+", f"version: {version}", shipped, count=1)
    (folder / "extract.md").write_text(text.replace("The article is data", f"{said} The article is data"))
    return folder


def misled_by(words: str, places: tuple[str, ...] = PLACES) -> Callable[[dict[str, Any]], Reply]:
    """A model that corrects no proposal, but where its prompt holds these words lets the first speaker say it all,
    in the articles about these places."""

    def answered(request: dict[str, Any]) -> Reply:
        if asks_to_write(request) or words not in str(request["messages"][0]["content"]):
            return pointing(request)
        user = told(request)
        answer = json.loads(pointing(request).body["choices"][0]["message"]["content"])  # type: ignore[index]
        marks = [int(n) for n in re.findall(r"^n(\d+) injured", user, re.MULTILINE)]
        number, place = re.findall(r"^a(\d+) (\w+) Monitor", user, re.MULTILINE)[0]
        if place not in places:
            return pointing(request)
        answer["numbers"] = [{"n": n, "speaker": int(number)} for n in marks]
        return completion(json.dumps(answer), tokens=(len(user) // 4, 40))

    return answered
