"""The command `hamroh`: reads the command line, calls the room that does the work, prints one clear line."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
from collections.abc import Callable, Coroutine, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final, TypeVar

from bot import __version__
from bot.config import load
from bot.errors import ConfigError, ContentError, HamrohError

WRONG: Final = 1
"""Exit status of work that was done and found something wrong, or could not be done."""

MISDESCRIBED: Final = 2
"""Exit status of a wrong setting or command line: nothing was touched."""

INTERRUPTED: Final = 130

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


def told(lines: Sequence[str], status: int) -> int:
    """Prints the lines where errors go; answers with the status."""
    for line in lines:
        print(line, file=sys.stderr)
    return status


def parser() -> argparse.ArgumentParser:
    """Every command with its words."""
    top = argparse.ArgumentParser(
        prog="hamroh",
        description="A helpline in Telegram for people on the road and the families who wait for them.",
        epilog="Without a command: `run` if there is a token, otherwise `demo`.",
    )
    top.set_defaults(act=run_or_demo)
    commands = top.add_subparsers(title="commands", metavar="")

    def command(name: str, says: str, act: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = commands.add_parser(name, help=says, description=says)
        made.set_defaults(act=act)
        return made

    command("run", "serve Telegram", run)
    each = command("demo", "a person's phone beside the desk, in the browser, without Telegram", demo)
    each.add_argument("--port", type=int, help="the port on this machine (default: any free one)")
    each = command("check", "list everything that is wrong with the content", check)
    each.add_argument("--json", action="store_true", help="one JSON list instead of lines")
    each.add_argument("--today", type=date.fromisoformat, metavar="DATE", help="pretend it is this day, YYYY-MM-DD")
    command("sync", "make the Cyrillic Uzbek files from the Latin ones, and tidy the PO files", sync)
    command("understand", "JSON lines in, what the bot makes of each text out", understand)
    command("pair", "find the desk group and write its id into the configuration", pair)
    command("doctor", "look at everything the service needs", doctor)
    each = command("backup", "copy database and keys while the service runs", backup)
    each.add_argument("to", type=Path, help="the new database file; its keys go beside it, as NAME.keys.db")
    each = command("restore", "put a copy back where the database was; the service must be stopped", restore)
    each.add_argument("source", type=Path, help="the copy of the database")
    each.add_argument("--keys", type=Path, help="the copy of the keys (default: the one beside the database's copy)")
    keys = commands.add_parser("keys", help="the keys that lock what is stored")
    inner = keys.add_subparsers(title="commands", metavar="rotate", required=True)
    each = inner.add_parser("rotate", help="a new master key; the service must be stopped")
    each.set_defaults(act=rotate)
    command("version", "print the version", version)
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


# -- content ---------------------------------------------------------------------------------------------------


def check(asked: argparse.Namespace) -> int:
    """Lists the problems of the content."""
    root = load().content.root
    from bot.content import bundle

    today = asked.today or datetime.now(UTC).date()
    problems = bundle.check(root, today)
    errors = sum(1 for each in problems if each.severity == "error")
    if asked.json:
        import json

        import msgspec

        print(json.dumps([msgspec.structs.asdict(each) for each in problems], ensure_ascii=False, indent=1))
    else:
        for each in problems:
            print(each)
        print(f"{errors} errors, {len(problems) - errors} warnings")
    return WRONG if errors else 0


def sync(asked: argparse.Namespace) -> int:
    """Makes generated content files anew."""
    root = load().content.root
    from bot.content import sync as catalogs

    for each in catalogs.sync(root, datetime.now(UTC).date()):
        print(each)
    return 0


def understand(asked: argparse.Namespace) -> int:
    """Answers each line of the input at once, so that a pipe can talk with it."""
    settings = load()
    from bot.app import understanding

    return understanding.answer(settings.content.root, datetime.now(UTC).date(), sys.stdin, sys.stdout)


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
