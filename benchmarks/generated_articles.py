"""A seeded generator of a day's articles as files: stories of five reports, in invented names, 1,350 characters each.

    python benchmarks/generated_articles.py FOLDER --count 200

The reports of one story tell the same event with a count that rises, and quote who counted; no two are copies.
"""

import argparse
import random
from pathlib import Path

_REPORTS = 5  # of one story
_ONSETS = ("b", "br", "d", "dr", "f", "g", "k", "kl", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "z")
_VOWELS = ("a", "e", "i", "o", "u")
_CODAS = ("", "n", "r", "l", "s", "m", "k", "nd")
_GIVEN = (
    "Anna", "Omar", "Lena", "Pavel", "Ines", "Farid", "Salma", "Viktor", "Elena", "Bruno", "Clara", "Hugo", "Irina",
)  # fmt: skip
_HAPPENED = (
    ("flood", "The river {river} burst its banks at {town} on Friday, flooding the lower streets of the old port."),
    ("fire", "A fire broke out in a warehouse at {town} on Friday and spread to the market beside it within an hour."),
    ("quake", "An earthquake struck the hills around {town} on Friday, and houses collapsed in the villages above it."),
    ("strike", "Workers at the {firm} plant in {town} walked out on Friday after talks about their wages broke down."),
    ("blast", "A blast tore through a depot in {town} on Friday, and smoke was seen as far away as {other}."),
)
_SENTENCES = (
    "At least {n} people were injured, the mayor of {town}, {mayor}, said on {day}.",
    "According to the {body}, {m} families had to leave their homes.",
    "{speaker}, a spokesman for the {body}, said that {k} houses had been damaged.",
    "The {firm} company put its losses at ${money} million and closed its works in {other}.",
    '"We have not seen anything like it in {years} years," {witness}, who runs a bakery in {town}, told reporters.',
    "Rescue teams from {other} arrived in the evening with {t} boats and {b} lorries.",
    "The government will send {soldiers} soldiers to {town}, the interior minister, {minister}, announced.",
    "Schools in {town} and {other} will stay closed until Monday, the district council decided.",
    "The road between {town} and {other} was cut in {c} places, and {p} per cent of households had no power.",
    "{minister} is expected to visit the town on Sunday together with {speaker}.",
    "Doctors at the hospital of {other} treated {d} people, {e} of them for burns or broken bones.",
    "The {body} has asked for {tents} tents and said that a first lorry had left the depot at {other}.",
    "A similar event killed {old} people in the same valley in 1987, the archives of {town} say.",
    "Insurers said that it was too early to say what the damage would come to in the end.",
)
_DAYS = ("Friday", "Friday evening", "Saturday", "Saturday morning", "Sunday")


def write_articles(folder: Path, count: int, seed: int = 7) -> Path:
    """Writes so many articles into the folder, 0000.txt first, the same bytes for the same seed."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        story, report = divmod(number, _REPORTS)
        (folder / f"{number:05}.txt").write_text(_article(seed, story, report), encoding="utf-8")
    return folder


def _article(seed: int, story: int, report: int) -> str:
    world = random.Random(f"{seed}-{story}")
    told = random.Random(f"{seed}-{story}-{report}")
    kind, opening = world.choice(_HAPPENED)
    names = _names(world)
    counts = {
        key: str(world.randint(3, 900) + 7 * report) for key in ("n", "m", "k", "money", "soldiers", "d", "tents")
    }
    small = {key: str(world.randint(2, 60)) for key in ("years", "t", "b", "c", "p", "e", "old")}
    sentences = [s.format(**names, **counts, **small, day=_DAYS[report]) for s in told.sample(_SENTENCES, 12)]
    paragraphs = [opening.format(**names), *(" ".join(sentences[i : i + 3]) for i in range(0, 12, 3))]
    front = f"title: {kind.title()} at {names['town']}, report {report + 1}\npublisher: The {names['paper']} Post\n"
    front += f"published: 2026-11-{27 + report // 3:02}\nlanguage: en\n"
    return f"---\n{front}---\n" + "\n\n".join(paragraphs) + "\n"


def _names(world: random.Random) -> dict[str, str]:
    people = ("mayor", "speaker", "witness", "minister")
    names = {who: f"{world.choice(_GIVEN)} {_word(world)}" for who in people}
    names |= {what: _word(world) for what in ("town", "other", "river", "paper")}
    return names | {"firm": f"{_word(world)} Works", "body": f"{_word(world)} Relief Council"}


def _word(world: random.Random) -> str:
    syllables = (
        world.choice(_ONSETS) + world.choice(_VOWELS) + world.choice(_CODAS) for _ in range(world.choice((2, 3)))
    )
    return "".join(syllables).capitalize()


def main() -> None:
    """Writes a folder of articles."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=200)
    asked = parser.parse_args()
    print(write_articles(asked.folder, asked.count))


if __name__ == "__main__":
    main()
