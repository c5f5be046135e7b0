"""Names joined to actors: every full name of one side must bear every one of the other."""

from dataclasses import dataclass
from itertools import product

from summarizer.merge.actors import apart
from summarizer.merge.actors.census import Census
from summarizer.merge.decisions import DecisionLog, Finding

_MOST_COMPARED = 12  # full names of a side, the commonest first


@dataclass(frozen=True, slots=True)
class Link:
    """Two names that a rule takes for one."""

    left: str
    right: str
    rule: str
    evidence: str
    by_model: bool = False


class Clusters:
    """Union-find over folded names. `forbidden` are pairs that the desk keeps apart."""

    def __init__(self, census: Census, log: DecisionLog, forbidden: frozenset[frozenset[str]] = frozenset()) -> None:
        self._census = census
        self._log = log
        self._forbidden = forbidden
        self._parent: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}

    def find(self, key: str) -> str:
        """The name that stands for the actor of `key`."""
        root = key
        while (above := self._parent.get(root, root)) != root:
            root = above
        while self._parent.get(key, key) != root:
            self._parent[key], key = root, self._parent[key]
        return root

    def members(self, key: str) -> list[str]:
        """Every name of the actor."""
        root = self.find(key)
        return self._members.get(root, [root])

    def join(self, link: Link, by_desk: bool = False) -> bool:
        """Makes the two names one actor, unless a refusal or the guard forbids it; whether they are one now."""
        left, right = self.find(link.left), self.find(link.right)
        if left == right:
            return True
        refusal = None if by_desk else self.refusal(link)
        if refusal:
            self.note(link, "apart", *refusal)
            return False
        kept, gone = sorted((left, right), key=lambda k: (-len(self.members(k)), k))
        self._members[kept] = self.members(kept) + self.members(gone)
        self._parent[gone] = kept
        self._members.pop(gone, None)
        self.note(link, "same", link.rule, link.evidence, by_desk)
        return True

    def refusal(self, link: Link) -> tuple[str, str, bool] | None:
        """(rule, evidence, whether by the desk) that keeps the actors of the link's names apart, or None."""
        left, right = self.members(link.left), self.members(link.right)
        if self._forbidden and any(frozenset(pair) in self._forbidden for pair in product(left, right)):
            return "desk", "the desk keeps them apart", True
        names = self._census.names
        pairs = product(left[:_MOST_COMPARED], right[:_MOST_COMPARED])
        for one, other in ((names[a], names[b]) for a, b in pairs):
            for rule in apart.REFUSALS:
                if reason := rule(one, other):
                    return rule.__name__, reason, False
        return None

    def note(
        self, link: Link, verdict: str, rule: str, evidence: str, by_desk: bool = False, doubtful: bool = False
    ) -> None:
        """Writes a decision on two names down."""
        one, other = self._census.names[link.left], self._census.names[link.right]
        self._log.add(
            Finding(
                about="actor",
                verdict=verdict,
                rule=rule,
                left=link.left,
                right=link.right,
                evidence=evidence,
                weight=min(one.count, other.count),
                by_desk=by_desk,
                by_model=link.by_model,
                doubtful=doubtful,
            )
        )
