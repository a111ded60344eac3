"""The command `hamroh`: reads the command line, calls the room that does the work, prints one clear line."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import Any, TypeVar

from bot import __version__
from bot.cli import audio, content, evaluate, facts, marks, review
from bot.cli.exits import INTERRUPTED, MISDESCRIBED, WRONG, told
from bot.cli.shelf import Shelf
from bot.config import load
from bot.errors import ConfigError, ContentError, HamrohError

Answer = TypeVar("Answer")


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status. Whatever went wrong in the deployment is told in lines, never as a traceback."""
    asked = parser().parse_args(arguments)
    try:
        status: int = asked.act(asked)
        sys.stdout.flush()
        return status
    except ConfigError as error:
        return told(error.lines, MISDESCRIBED)
    except ContentError as error:
        # Warnings do not stop anything: `hamroh check` shows them.
        stops = [str(each) for each in error.problems if getattr(each, "severity", "error") == "error"]
        return told([*stops, f"content: {len(stops)} errors; mend them, then try again"], WRONG)
    except HamrohError as error:
        return told([str(error)], WRONG)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output is gone; the interpreter would complain about it at exit
        return WRONG
    except OSError as error:
        what = f"{error.filename}: " if error.filename else ""
        return told([f"{what}{error.strerror or type(error).__name__}"], WRONG)


def parser() -> argparse.ArgumentParser:
    """Every command with its words."""
    top = argparse.ArgumentParser(
        prog="hamroh",
        description="A helpline in Telegram for people on the road and the families who wait for them.",
        epilog="Without a command: `run` if there is a token, otherwise `demo`.",
    )
    top.set_defaults(act=run_or_demo)
    shelf = Shelf(top)
    shelf.command("run", "serve Telegram", run)
    each = shelf.command("demo", "a person's phone beside the desk, in the browser, without Telegram", demo)
    each.add_argument("--port", type=int, help="the port on this machine (default: any free one)")
    content.add(shelf)
    facts.add(shelf)
    audio.add(shelf)
    review.add(shelf)
    evaluate.add(shelf)
    marks.add(shelf)
    shelf.command("pair", "find the desk group and write its id into the configuration", pair)
    shelf.command("doctor", "look at everything the service needs", doctor)
    each = shelf.command("backup", "copy database and keys while the service runs", backup)
    each.add_argument("to", type=Path, help="the new database file; its keys go beside it, as NAME.keys.db")
    each = shelf.command("restore", "put a copy back where the database was; the service must be stopped", restore)
    each.add_argument("source", type=Path, help="the copy of the database")
    each.add_argument("--keys", type=Path, help="the copy of the keys (default: the one beside the database's copy)")
    keys = shelf.group("keys", "the keys that lock what is stored")
    keys.command("rotate", "a new master key; the service must be stopped", rotate)
    shelf.command("version", "print the version", version)
    return top


# -- serving ---------------------------------------------------------------------------------------------------


def run_or_demo(asked: argparse.Namespace) -> int:
    """What `make run` starts."""
    asked.port = None
    return run(asked) if load().telegram.token else demo(asked)


def run(asked: argparse.Namespace) -> int:
    """Serves Telegram until told to stop."""
    settings = load("serve")
    from bot.app import logs, serve

    logs.configure(settings.log.level, settings.log.format)
    return asyncio.run(serve.serve(settings))


def demo(asked: argparse.Namespace) -> int:
    """The simulator and the bot together."""
    settings = load()
    from bot.app import demo as trial
    from bot.app import logs

    logs.configure(settings.log.level, settings.log.format)
    port = settings.demo.port if asked.port is None else asked.port
    if not 0 <= port < 65536:
        raise ConfigError(["--port: this must be a whole number from 0 to 65535; write one like 8080"])
    return asyncio.run(trial.demo(settings, port))


# -- operating -------------------------------------------------------------------------------------------------


def pair(asked: argparse.Namespace) -> int:
    """Finds the desk."""
    settings = load("pair")
    from bot.app import logs
    from bot.app import pair as pairing

    logs.configure("error", settings.log.format)
    return stoppable(pairing.pair(settings))


def doctor(asked: argparse.Namespace) -> int:
    """Looks at everything, and says what to do."""
    try:
        settings = load()
    except ConfigError as error:
        return told([f"settings: {line}" for line in error.lines], MISDESCRIBED)
    from bot.app import doctor as looking
    from bot.app import logs

    logs.configure("error", settings.log.format)
    return stoppable(looking.examine(settings))


def backup(asked: argparse.Namespace) -> int:
    """Copies what is stored."""
    settings = load()
    from bot.store import backup as copies

    made = stoppable(copies.backup(settings.storage.database, settings.storage.key_file, asked.to.absolute()))
    for each in made:
        print(f"written: {each}")
    print("The key file is in neither. Keep its copy in another place.")
    return 0


def restore(asked: argparse.Namespace) -> int:
    """Puts a copy back."""
    settings = load()
    from bot.store import backup as copies

    keys = asked.keys.absolute() if asked.keys else None
    stoppable(copies.restore(asked.source.absolute(), settings.storage.database, keys))
    print(f"restored: {settings.storage.database}")
    return 0


def rotate(asked: argparse.Namespace) -> int:
    """Locks everything with a new master key."""
    settings = load()
    from bot.app import rotation

    kept = stoppable(rotation.rotate(settings.storage.database, settings.storage.key_file))
    print(f"new key: {settings.storage.key_file}")
    print(f"old key: {kept} (backups made before now need it; destroy it when the last of them is gone)")
    return 0


def version(asked: argparse.Namespace) -> int:
    """Prints the version."""
    print(f"hamroh {__version__}")
    return 0


def stoppable(work: Coroutine[Any, Any, Answer]) -> Answer:
    """Runs the work to its answer. SIGTERM ends it as Ctrl-C does: cancelled, with everything put away."""

    async def guarded() -> Answer:
        task = asyncio.ensure_future(work)
        for each in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(each, task.cancel)
        return await task

    try:
        return asyncio.run(guarded())
    except asyncio.CancelledError:
        raise KeyboardInterrupt from None
