"""What a process has taken so far: asked of workers too, which import no benchmark's own script."""

import resource
import sys
import time


def spent() -> tuple[float, float]:
    """Seconds of CPU, and MB at its peak."""
    return time.process_time(), peak()


def peak() -> float:
    """The process's peak resident memory in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
