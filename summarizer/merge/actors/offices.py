"""Which of several people a surname means, by the office beside it: "Colonel Beskid" where another Beskid is a minister."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from summarizer.language.names.offices import Office, office_of
from summarizer.language.names.words import bare_name
from summarizer.schema.mentions import GroundedActor


def settled_by_office(
    mentions: Sequence[GroundedActor],
    contested: Mapping[str, Sequence[str]],
    root_of: Callable[[str], str | None],
    language_of: Mapping[str, str],
) -> dict[int, tuple[str, Office]]:
    """Index of a mention -> (actor, office) for those of a contested surname whose office only one bearer has.

    `contested` maps a folded surname to the actors that bear it; `root_of` finds the actor of a full name.
    """
    known = {root for roots in contested.values() for root in roots}
    offices: dict[str, set[Office]] = defaultdict(set)
    asked: dict[int, Office] = {}
    for number, mention in enumerate(mentions):
        key = bare_name(mention.name)
        if key not in contested and root_of(mention.name) not in known:
            continue
        office = office_of(mention.name, mention.citation.exact, language_of.get(mention.citation.article))
        if office and key in contested:
            asked[number] = office
        elif office:
            offices[root_of(mention.name) or ""].add(office)
    found = {}
    for number, office in asked.items():
        bearers = [r for r in contested[bare_name(mentions[number].name)] if _holds(office, offices[r])]
        roots = [r for r in bearers if office in offices[r]] or bearers
        if len(roots) == 1:
            found[number] = roots[0], office
    return found


def _holds(office: Office, known: set[Office]) -> bool:
    """Whether the office is one that a bearer is known to have, and none of them is said of the other sex."""
    return any(office.may_be(k) for k in known) and not any(office.differs(k) for k in known)
