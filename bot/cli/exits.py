"""How a command ends: its exit status, and lines where errors go."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final

WRONG: Final = 1
"""Exit status of work that was done and found something wrong, or could not be done."""

MISDESCRIBED: Final = 2
"""Exit status of a wrong setting or command line: nothing was touched."""

INTERRUPTED: Final = 130


def told(lines: Sequence[str], status: int) -> int:
    """Prints the lines where errors go; answers with the status."""
    for line in lines:
        print(line, file=sys.stderr)
    return status
