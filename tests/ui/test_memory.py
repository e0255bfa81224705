"""What was freed is given back to the PC."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

_FREED = """
import ctypes, os
from ui.desktop.memory import give_back

def held():
    with open("/proc/self/statm") as said:
        return int(said.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

library = ctypes.CDLL(None)
library.malloc.restype = ctypes.c_void_p
library.free.argtypes = [ctypes.c_void_p]
blocks = [library.malloc(5000) for _each in range(4000)]
for block in blocks:
    ctypes.memset(block, 1, 5000)
last = blocks.pop()  # what still stands above keeps the library from doing it by itself
for block in blocks:
    library.free(block)
before = held()
give_back()
print(before - held())
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc is asked for it")
def test_what_was_freed_goes_back() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _FREED], check=True, capture_output=True, text=True
    )
    assert int(done.stdout) > 10_000_000
