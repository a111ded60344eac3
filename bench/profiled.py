"""Serves as `hamroh run` does, under cProfile: `python -m bench.profiled FILE` writes what its own thread did there."""

from __future__ import annotations

import cProfile
import sys

from bot.cli import main

if __name__ == "__main__":
    profile = cProfile.Profile()
    status = profile.runcall(main, ["run"])
    profile.dump_stats(sys.argv[1])
    sys.exit(status)
