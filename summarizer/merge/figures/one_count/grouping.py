"""Voices to groups that are one figure each: by blocks, and in a block by what is said alike, so that growth stays small.

What differs in nothing that a rule looks at (value, bound, speaker, day, place, subject) is one cell; only the cells of
one block are compared in pairs. A story of thousands of mentions has some dozens of cells a block.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from summarizer.language.regions import are_opposite_parts
from summarizer.merge.figures.comparing import are_two_speakers, is_before, is_conversion, ratio, same_value, vagueness
from summarizer.merge.figures.counted.conversions import converted_pairs, without_converted
from summarizer.merge.figures.one_count.comparable import apart_rule, block_of, is_told_again
from summarizer.merge.figures.one_count.same_quantity import join_rule, strength
from summarizer.merge.figures.one_count.spans import is_of_other_span
from summarizer.merge.figures.quantity_kinds import CUMULATIVE, STATES, comparable_class
from summarizer.merge.figures.voices import Voice, nominal

CONVERTED = "converted_by_article"
EXCESSIVE = "part_exceeds_whole"
_SAME_SCALE = 2.0
_CROWD = 400  # different claims of one property, from which on pairs are not looked at


@dataclass(eq=False)
class Cell:
    """Voices that say the same, and the sentences in which they say it."""

    voices: list[Voice] = field(default_factory=list)
    sentences: set[tuple[str, int]] = field(default_factory=set)

    @property
    def head(self) -> Voice:
        return self.voices[0]


@dataclass(eq=False)
class Group:
    """The cells of one figure, and the rules by which they came together."""

    cells: list[Cell] = field(default_factory=list)
    rules: list[tuple[Voice, Voice, str]] = field(default_factory=list)

    @property
    def voices(self) -> list[Voice]:
        return [voice for cell in self.cells for voice in cell.voices]

    def only(self, cells: list[Cell]) -> "Group":
        """These of its cells, with the rules that hold them together."""
        own = {id(voice) for cell in cells for voice in cell.voices}
        return Group(cells, [rule for rule in self.rules if id(rule[0]) in own and id(rule[1]) in own])


def grouped(voices: list[Voice]) -> list[Group]:
    """The groups in which no two voices are kept apart by a rule and each is joined to another by one."""
    followed = {(v.article, v.replaced_by) for v in voices if v.former}
    told = without_converted(sorted(voices, key=lambda voice: _told_order(voice, followed)))
    blocks: dict[object, list[Cell]] = defaultdict(list)
    for cell in _cells(told):
        blocks[block_of(cell.head)].append(cell)
    found = [group for cells in blocks.values() for group in _groups_of(cells)]
    return _with_excessive_parts(_with_conversions(found, told))


def _groups_of(cells: list[Cell]) -> list[Group]:
    """The groups of one block. Of a crowd (a page of river levels) only what says the same number in one unit meets."""
    groups: list[Group] = []
    if len(cells) <= _CROWD:
        for cell in cells:
            _place(cell, groups)
        return groups
    alike: dict[object, Group] = {}
    for cell in cells:
        head = cell.head
        alike.setdefault((head.quantity, head.unit, head.place), Group()).cells.append(cell)
    return list(alike.values())


def _told_order(voice: Voice, followed: set[tuple[str, float | None]]) -> tuple[object, ...]:
    """By day; of one day what has taken a former number's place, then the firmest first."""
    article, sentence = voice.sentence
    follows = (article, nominal(voice.quantity)) in followed
    day, vague = voice.day or "9999", vagueness(voice.quantity)
    return (day, not follows, vague, article, voice.mention.told_at, sentence, voice.mention.numeral.start)


def _cells(voices: list[Voice]) -> list[Cell]:
    cells: dict[object, Cell] = defaultdict(Cell)
    for voice in voices:
        mention = voice.mention
        said = (
            voice.quantity,
            voice.speaker_id,
            voice.day,
            voice.place,
            voice.holder,
            voice.unit,
            voice.part,
            voice.replaced_by,
            voice.nation,
            voice.denies,
        )
        counted = (mention.subject_class, mention.subject.lower(), mention.modality, mention.numeral.unit_text)
        cell = cells[block_of(voice), said, counted]
        cell.voices.append(voice)
        cell.sentences.add(voice.sentence)
    return list(cells.values())


def _place(cell: Cell, groups: list[Group]) -> None:
    """Puts the cell into the group that it belongs to by the strongest rule, or into a new one.

    Where it belongs to others as well, they become one with that group, unless a rule keeps any two of them apart.
    """
    links = [(group, link) for group in groups if (link := _link(cell, group))]
    links.sort(key=lambda found: (*_doubt(found[1], cell), -len(found[0].cells)))
    if not links:
        groups.append(Group([cell]))
        return
    home, link = links[0]
    home.cells.append(cell)
    home.rules.append(link)
    for other, bridge in links[1:]:
        if not any(_is_apart(theirs, home) for theirs in other.cells):
            home.cells += other.cells
            home.rules += [*other.rules, bridge]
            groups.remove(other)


def _is_apart(cell: Cell, group: Group) -> bool:
    """Whether a rule keeps the cell out of the group; not out of one where its number has taken a former one's place."""
    told = any(is_told_again(cell.head, other.head) for other in group.cells)
    again = any(same_value(cell.head, other.head) for other in group.cells)
    others = (other.head for other in group.cells if not (again and _took_the_place(cell.head, other.head)))
    return any(apart_rule(cell.head, other, told) for other in others)


def _took_the_place(one: Voice, other: Voice) -> bool:
    """ "Turnout was 64.7%, up from 60.3% in 2022": another paper's 64.7 is no less one with this for the older year."""
    return one.replaced_by == nominal(other.quantity) or other.replaced_by == nominal(one.quantity)


def _link(cell: Cell, group: Group) -> tuple[Voice, Voice, str] | None:
    """By which rule, and to what, the cell joins the group; None where a rule keeps it apart or none joins it.

    Two numbers that only ever stand in one sentence count two things, unless it sets two named voices side by side, or
    tells how a state went on ("2,400 slept elsewhere on Thursday, 900 on Friday").
    """
    links = [link for other in group.cells if _may_meet(cell, other) and (link := _joined(cell, other))]
    if not links or _is_apart(cell, group):  # in this order: most are not joined, which is the sooner told
        return None
    return min(links, key=lambda link: _doubt(link, cell))


def _joined(cell: Cell, other: Cell) -> tuple[Voice, Voice, str] | None:
    """By which rule two cells are one quantity: as any paper tells it, or as one that tells both sets them side by side."""
    if rule := join_rule(cell.head, other.head):
        return other.head, cell.head, rule
    papers: dict[str, Voice] = {}
    for voice in other.voices:
        papers.setdefault(voice.article, voice)
    pairs = ((v, papers[v.article]) for v in cell.voices if v.article in papers)
    return next(((b, a, rule) for a, b in pairs if (rule := join_rule(a, b))), None)


def _may_meet(one: Cell, other: Cell) -> bool:
    speakers = {one.head.speaker_id, other.head.speaker_id}
    replaced = one.head.former != other.head.former or is_conversion(one.head, other.head)
    named = len(speakers) == len((one, other)) and "" not in speakers
    moved = one.head.mention.measured_property in STATES and is_before(*sorted((one.head, other.head), key=_day))
    return replaced or one.sentences != other.sentences or named or moved


def _day(voice: Voice) -> str:
    return voice.day


def _doubt(link: tuple[Voice, Voice, str], cell: Cell) -> tuple[bool, int, bool]:
    """How weak a link is: by its rule, then by whether it is of another place.

    None is stronger than a sentence that tells what a number was and is: "rose from 30,000 to 38,640".
    """
    one, other, rule = link
    moved = one.sentence == other.sentence and one.former != other.former
    return not moved, strength(rule), one.place != cell.head.place


def _with_conversions(groups: list[Group], voices: list[Voice]) -> list[Group]:
    """Joins the groups of an amount and of its conversion into another currency by the article itself."""
    home = {id(v): g for g in groups for v in g.voices}
    for first, second in converted_pairs(voices):
        one, other = home[id(first)], home[id(second)]
        if one is other or any(apart_rule(a.head, b.head) for a in one.cells for b in other.cells):
            continue
        one.cells += other.cells
        one.rules += [*other.rules, (first, second, CONVERTED)]
        home.update((id(v), one) for v in other.voices)
        groups = [g for g in groups if g is not other]
    return groups


def _with_excessive_parts(groups: list[Group]) -> list[Group]:
    """Puts the count of a part that exceeds its whole into the whole's figure: a dispute, by whoever said either."""
    wholes = {_counted(g): g for g in reversed(groups) if comparable_class(g.cells[0].head.mention) == "total"}
    kept = []
    for group in groups:
        whole = wholes.get(_counted(group))
        pair = _excess(group, whole) if whole and whole is not group else None
        if whole and pair:
            whole.cells += group.cells
            whole.rules += [*group.rules, (*pair, EXCESSIVE)]
        else:
            kept.append(group)
    return kept


def _counted(group: Group) -> tuple[object, ...]:
    head = group.cells[0].head
    name, _, *rest = block_of(head)
    return (name, head.place, *rest)


def _excess(part: Group, whole: Group) -> tuple[Voice, Voice] | None:
    """Whole and part where two named voices say, for one day, that the part is the larger."""
    if part.cells[0].head.mention.measured_property not in CUMULATIVE:
        return None
    pairs = ((w.head, p.head) for w in whole.cells for p in part.cells)
    most = max(nominal(c.head.quantity) for c in whole.cells)
    if any(is_of_other_span(w.head, p.head) for w in whole.cells for p in part.cells):
        return None
    return next((pair for pair in pairs if _contradict(*pair) and nominal(pair[1].quantity) > most), None)


def _contradict(whole: Voice, part: Voice) -> bool:
    named = are_two_speakers(whole, part) and not are_opposite_parts(whole.text, part.text)
    firm = "plural" not in (whole.quantity.bound, part.quantity.bound)
    own = whole.holder in ("", part.holder) and whole.nation == part.nation and whole.place == part.place
    return (
        named and firm and own and "" != whole.day >= part.day and ratio(whole.quantity, part.quantity) <= _SAME_SCALE
    )
