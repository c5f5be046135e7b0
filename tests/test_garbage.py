"""Memory that is no longer used goes back to the system."""

import platform
import subprocess
import sys

import pytest

_FREED_IN_PIECES = """
import sys
from pathlib import Path
from summarizer.garbage import give_back_freed_memory, give_back_holes

def resident():
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024

if sys.argv[1] == "yes":
    give_back_freed_memory()
large = bytes(16_000_000)
del large  # the largest block ever freed
before = resident()
blocks, kept = [], []
for _ in range(200):
    blocks.append(b"x" * 200_000)
    kept.append(b"x" * 20_000)
assert resident() - before > 30
del blocks
if sys.argv[1] == "late":
    give_back_holes()
print(round(resident() - before))
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries have no such settings")
def test_what_a_long_run_lets_go_of_is_resident_no_more_though_small_things_lie_between() -> None:
    def left(asked: str) -> int:
        command = [sys.executable, "-c", _FREED_IN_PIECES, asked]
        return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)

    assert left("no") > 20  # MB: what the C library does by itself
    assert left("yes") < 10
    assert left("late") < 10


def test_at_its_end_a_program_does_not_look_through_what_it_holds() -> None:
    program = (
        "import atexit, gc\natexit.register(lambda: print(not gc.isenabled() and gc.get_freeze_count() > 10_000))\n"
    )
    program += "from summarizer.cli import main\nmain(['--version'])"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "True"
