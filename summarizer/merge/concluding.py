"""Stories concluded here or by other processes, with the same result: a conclusion hangs on its story alone."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

from summarizer.merge.conclusion import Conclusion, StoryInput, conclude
from summarizer.workers import LOST, Worker

BATCH = 64
"""Articles whose stories are concluded together: handing over costs a fraction of a millisecond."""

_AHEAD = 2  # batches for each process: one in work, one that waits


class Concluder:
    """Concludes stories in batches, by so many workers; here where there are none, or when one has been killed.

    `ahead` is how many batches may be begun before the first of them is asked for.
    """

    def __init__(self, workers: Sequence[Worker] = ()) -> None:
        self._unfinished = Counter(dict.fromkeys(workers, 0))
        self.ahead = _AHEAD * len(workers)

    def begin(self, stories: Sequence[StoryInput]) -> Callable[[], list[Conclusion]]:
        """Begins to conclude the stories; what it gives back waits for them."""
        if not stories or not self._unfinished:
            return partial(conclude_all, stories)
        worker = min(self._unfinished, key=lambda known: self._unfinished[known])
        try:
            future = worker.submit(conclude_all, stories)
        except LOST:
            self._lose(worker)
            return self.begin(stories)
        self._unfinished[worker] += 1

        def wait() -> list[Conclusion]:
            try:
                return future.result()
            except LOST:
                self._lose(worker)
                return conclude_all(stories)
            finally:
                if worker in self._unfinished:
                    self._unfinished[worker] -= 1

        return wait

    def _lose(self, worker: Worker) -> None:
        """A process that has been killed is asked no more."""
        self._unfinished.pop(worker, None)


def conclude_all(stories: Sequence[StoryInput]) -> list[Conclusion]:
    """The stories' conclusions, in their order."""
    return [conclude(story) for story in stories]
