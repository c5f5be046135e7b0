"""Of how many ways in which papers say who gives a number the rules hear the speaker (fixtures/shapes/speakers.yaml).

    python benchmarks/shapes.py [--misses]

Each speaker is put into each shape of sentence, and the sentence read by rules alone: right is a number under one of the
names that the file allows. A grid finds holes that no story has shown; how often a shape is written it does not know.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from small_reports import read_by_rules, report

from summarizer.language.determiners import without_article

SPEAKERS = Path(__file__).parents[1] / "fixtures" / "shapes" / "speakers.yaml"
_NUMBER = 41
_DAY = date(2026, 11, 30)
_DOUBLED = ((",.", "."), (",,", ","), (",:", ":"), (",'s", "'s"), (", ,", ","))


@dataclass(frozen=True, slots=True)
class Shaped:
    """A speaker in a shape of sentence, and whom the rules hear."""

    language: str
    shape: str
    speaker: str
    allowed: tuple[str, ...]
    heard: str

    @property
    def is_right(self) -> bool:
        """Whether it is one of the allowed names, articles aside."""
        return without_article(self.heard).lower() in {without_article(name).lower() for name in self.allowed}


def shaped_speeches(every: int = 1) -> Iterator[Shaped]:
    """Each shape with each of the speakers, or with every n-th from another start for each shape."""
    table: dict[str, dict[str, Any]] = yaml.safe_load(SPEAKERS.read_text(encoding="utf-8"))
    for language, rows in table.items():
        for number, shape in enumerate(rows["shapes"]):
            for speaker, allowed in list(rows["speakers"].items())[number % every :: every]:
                heard = _heard(_sentence(shape, speaker), language)
                yield Shaped(language, shape, speaker, tuple(allowed), heard)


def _sentence(shape: str, speaker: str) -> str:
    text = shape.replace("{Speaker}", speaker[0].upper() + speaker[1:]).replace("{speaker}", speaker)
    for doubled, single in _DOUBLED:
        text = text.replace(doubled, single)
    return text


def _heard(sentence: str, language: str) -> str:
    """Who is said to give the number; "" where nobody is, or the number is not read."""
    found = read_by_rules(report("a1", sentence, language, _DAY), _DAY).figures
    told = (figure.mention for figure in found)
    return next((mention.speaker for mention in told if mention.numeral.quantity.low == _NUMBER), "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="name each shape that loses a speaker")
    wanted = parser.parse_args()
    told, missed, shapes = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    for found in shaped_speeches():
        told[found.language] += 1
        if not found.is_right:
            missed[found.language] += 1
            shapes[found.language, found.shape] += 1
    for language, number in told.items():
        print(f"{language}: {number - missed[language]} of {number} heard")
    for (language, shape), times in shapes.most_common() if wanted.misses else ():
        print(f"{times:3d}  {language}  {shape}")


if __name__ == "__main__":
    main()
