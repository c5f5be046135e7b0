"""What a run tells as it happens, in lines on standard error."""

from summarizer.commands.files import say
from summarizer.schema.run_events import RunEvent


class SpokenRun:
    """Says what a user must know at once; with `verbose`, each article and story too."""

    def __init__(self, *, verbose: bool) -> None:
        self._verbose = verbose

    def __call__(self, event: RunEvent) -> None:
        """Says the event, if it is to be said."""
        told = event.fields
        if event.name == "stopped":
            say(f"no more asking: {told['reason']}")
        elif self._verbose and event.name == "read":
            say(f"read {told['source']} (by {told['by']})")
        elif self._verbose and event.name == "written":
            say(f"wrote story {told['story']}")
        elif self._verbose and event.name == "retry":
            say(f"{told['subject']}: trying again in {told['wait']} s")
