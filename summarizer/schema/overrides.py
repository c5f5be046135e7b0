"""What the desk has decided: these beat every rule of the merge."""

from dataclasses import dataclass

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Overrides:
    """The desk's decisions. Actors are meant by any of their names, articles by id, file name, title or URL.

    `aliases` maps a main name to further names of the same actor. Each pair of `same_*` is one, of `apart_*` two.
    """

    aliases: tuple[tuple[str, tuple[str, ...]], ...] = ()
    same_actors: tuple[Pair, ...] = ()
    apart_actors: tuple[Pair, ...] = ()
    same_stories: tuple[Pair, ...] = ()
    apart_stories: tuple[Pair, ...] = ()

    @property
    def joined_names(self) -> tuple[Pair, ...]:
        """Every pair of names that the desk makes one actor, aliases included."""
        return tuple((name, alias) for name, aliases in self.aliases for alias in aliases) + self.same_actors

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of an actor that the desk uses, once."""
        pairs = (*self.joined_names, *self.apart_actors)
        return tuple(dict.fromkeys(name for pair in pairs for name in pair))


NO_OVERRIDES = Overrides()
