"""Holds the house in order: rooms, sizes, pinned requirements, and nothing in a file that belongs to one machine."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 400
REQUIREMENTS = ("run", "test", "bench")


def kept_files() -> list[Path]:
    """Files that are, or would be, in the repository: committed or not, but nothing git ignores."""
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(asked, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    except (OSError, subprocess.CalledProcessError):  # an unpacked archive has no git
        skipped = {".git", ".venv", "build", "dist", "var", "keys", "__pycache__"}
        found = (each for each in ROOT.rglob("*") if not skipped & set(each.relative_to(ROOT).parts))
        return sorted(
            each for each in found if each.is_file() and ".egg-info" not in str(each) and "cache" not in str(each)
        )
    return sorted(ROOT / name for name in set(listed) if name and (ROOT / name).is_file())


def python_files(*folders: str) -> list[Path]:
    return [each for each in kept_files() if each.suffix == ".py" and each.relative_to(ROOT).parts[0] in folders]


def texts() -> Iterator[tuple[str, str]]:
    """Every kept file that is text, by its name in the repository."""
    for each in kept_files():
        try:
            yield each.relative_to(ROOT).as_posix(), each.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def test_imports_go_downwards_only(capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == 0, capsys.readouterr().out


CORE_MAY_IMPORT = {
    *("__future__", "bot", "msgspec"),
    *("abc", "bisect", "collections", "dataclasses", "datetime", "enum", "functools", "heapq", "itertools"),
    *("math", "operator", "re", "string", "types", "typing", "unicodedata"),
    "numpy",  # sums of weights: arrays of numbers are values too
}


def test_the_core_imports_only_values() -> None:
    found = {
        f"{path.name}: {name}"
        for path in python_files("bot")
        if path.relative_to(ROOT).parts[1] == "core"
        for name in imported(ast.parse(path.read_text(encoding="utf-8")))
        if name.split(".")[0] not in CORE_MAY_IMPORT
    }
    assert not found


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_only_the_configuration_reads_the_environment() -> None:
    found = {
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in python_files("bot")
        if path.relative_to(ROOT).parts[1] != "config"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if reads_environment(node)
    }
    assert not found


def reads_environment(node: ast.AST) -> bool:
    names = {"environ", "environb", "getenv", "getenvb"}
    if isinstance(node, ast.Attribute):
        return node.attr in names and isinstance(node.value, ast.Name) and node.value.id in ("os", "posix")
    return isinstance(node, ast.ImportFrom) and node.module == "os" and bool(names & {each.name for each in node.names})


@pytest.mark.parametrize(
    ("code", "reads"),
    [
        ("os.environ['X']", True),
        ("os.getenv('X')", True),
        ("from os import environ", True),
        ("os.path.join('x')", False),
    ],
)
def test_a_read_of_the_environment_is_seen(code: str, reads: bool) -> None:
    assert any(reads_environment(node) for node in ast.walk(ast.parse(code))) is reads


def test_no_file_is_too_long() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in python_files("bot", "tests", "bench")
    }
    assert not {name: length for name, length in lengths.items() if length > LONGEST}


def test_every_module_says_why_it_exists() -> None:
    silent = [
        path.relative_to(ROOT).as_posix()
        for path in python_files("bot", "tests", "bench")
        if (code := path.read_text(encoding="utf-8")).strip() and not ast.get_docstring(ast.parse(code))
    ]
    assert not silent


# Written in pieces, so that this file does not accuse itself.
REGISTRY = re.compile(
    "|".join(("pypi" + r"\.org", "python" + "hosted", "npm" + "js", "(?<!no-emit-)(?:index" + "-url|find" + "-links)"))
)
MACHINE = re.compile(r"(?<![\w.:/-])/" + "(?:work|root|home|Users|opt|mnt)" + r"/")


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_requirements_are_pinned_and_hashed(name: str) -> None:
    """Every requirement has one version and at least one hash, and the file says nothing about where to get it."""
    text = (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")
    lines = [
        line for line in text.replace("\\\n", " ").splitlines() if line.strip() and not line.lstrip().startswith("#")
    ]
    for line in lines:
        assert re.fullmatch(r"[a-z0-9-]+==[^\s=;]+( ;[^\\]+?)?(\s+--hash=sha256:[0-9a-f]{64})+\s*", line), line[:80]
    pinned = {line.split("==")[0] for line in lines}
    wanted = (ROOT / f"requirements/{name}.in").read_text(encoding="utf-8").splitlines()
    asked = {re.split(r"[\s<>=~!\[#]", line)[0] for line in wanted if line and line[0] not in "#-"}
    assert asked and asked <= pinned
    assert not re.search("file" + ":|://", text)


def test_requirement_files_agree_on_versions() -> None:
    versions: dict[str, set[str]] = {}
    for name in REQUIREMENTS:
        for package, version in re.findall(
            r"(?m)^([a-z0-9-]+)==(\S+)", (ROOT / f"requirements/{name}.txt").read_text()
        ):
            versions.setdefault(package, set()).add(version)
    assert not {package: found for package, found in versions.items() if len(found) > 1}


def test_no_file_names_a_registry() -> None:
    found = {name: match[0] for name, text in texts() if (match := REGISTRY.search(text))}
    assert not found


def test_no_file_names_a_place_of_one_machine() -> None:
    assert not {name: match[0] for name, text in texts() if (match := MACHINE.search(text))}


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ('open("/' + 'home/x")', True),
        ("see /" + "work/main", True),
        ("https://example.org/home/", False),
        ("a/root/b", False),
    ],
)
def test_a_place_of_one_machine_is_seen(text: str, seen: bool) -> None:
    assert bool(MACHINE.search(text)) is seen


def test_what_is_secret_or_personal_is_never_kept() -> None:
    """The database, keys and environment files of an operator stay out, whatever is added in a hurry."""
    names = [
        "var/hamroh.db",
        "var/hamroh.db-wal",
        "var/hamroh.keys.db",
        "keys/hamroh.key",
        "keys/hamroh.key.new",
        ".env",
    ]
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    for name in names:
        folder = "/" + name.split("/")[0] + "/"
        assert folder in ignored or name in ignored, name


def test_what_must_be_run_can_be_run() -> None:
    for name in (".ci/run",):
        assert (ROOT / name).stat().st_mode & 0o111, name
        assert (ROOT / name).read_text(encoding="utf-8").startswith("#!")
