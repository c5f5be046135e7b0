"""Runs a command and tells what it took with every process that it started, those too that nobody waited for.

    python process_tree.py REPORT COMMAND ...

REPORT gets one JSON object: seconds of wall clock until the command itself ended, seconds of CPU (user and system) of
all, the largest resident set of any one (as `ru_maxrss` has it), and the exit code. On Linux, what the command leaves
behind comes to this process, which waits for it (`PR_SET_CHILD_SUBREAPER`, prctl(2)); elsewhere it is not counted.
"""

import contextlib
import ctypes
import json
import os
import resource
import sys
import time
from pathlib import Path

_PR_SET_CHILD_SUBREAPER = 36


def took(command: list[str]) -> dict[str, float]:
    """Runs the command to its end, and waits for what it left."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    began = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ)
    _, status = os.waitpid(process, 0)
    wall = time.perf_counter() - began
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    code = os.waitstatus_to_exitcode(status)
    return {"wall": wall, "cpu": used.ru_utime + used.ru_stime, "resident": used.ru_maxrss, "code": code}


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(took(sys.argv[2:])), encoding="utf-8")
