"""One mistake in the editors' files: where it is, what is wrong, how to mend it."""

from __future__ import annotations

from bot.core.values import Value

ERROR = "error"
WARNING = "warning"


class Problem(Value, frozen=True):
    """`file` is relative to the root of the project, `line` 0 when the whole file is meant, `code` names the rule."""

    file: str
    line: int
    code: str
    message: str
    mend: str
    severity: str = ERROR

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.code} {self.severity}: {self.message} | {self.mend}"
