"""Every setting: its name, how it is read, its default, and a sentence for the operator."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from bot.config import readers as read
from bot.core.ids import Lang

REPOSITORY: Final = Path(__file__).resolve().parents[2]
PUBLIC_API: Final = "https://api.telegram.org"


def setting(reader: read.Reader, default: Any, says: str, *, secret: bool = False) -> Any:
    """A dataclass field that knows how it is read and what to tell the operator. Secrets stay out of every repr."""
    return field(default=default, repr=not secret, metadata={"reader": reader, "says": says, "secret": secret})


@dataclass(frozen=True, slots=True)
class Telegram:
    """How we reach Telegram."""

    token: str = setting(read.token, "", "The bot's token from BotFather. Keep it in the environment.", secret=True)
    api_base_url: str = setting(read.url, PUBLIC_API, "The Bot API server. Change it only for your own server.")
    proxy: str = setting(read.proxy, "", "An HTTP proxy for all requests to Telegram.", secret=True)
    mode: str = setting(read.one_of("polling", "webhook"), "polling", "How messages come in: `polling` or `webhook`.")
    webhook_url: str = setting(read.url, "", "The public address Telegram calls. Its path is served.")
    webhook_listen: str = setting(read.listen, "127.0.0.1:8443", "Where the webhook listens on this machine.")
    webhook_secret: str = setting(read.webhook_secret, "", "A word only Telegram and you know.", secret=True)

    @property
    def webhook_address(self) -> tuple[str, int]:
        """Host and port of `webhook_listen`."""
        host, _, port = self.webhook_listen.rpartition(":")
        return host.strip("[]"), int(port)


@dataclass(frozen=True, slots=True)
class Storage:
    """Where conversations are remembered."""

    url: str = setting(read.sqlite_url, "sqlite:///var/hamroh.db", "The database. One process may use it.")
    key_file: Path = setting(read.path, Path("keys/hamroh.key"), "The file with the keys. Never store it in a backup.")

    @property
    def database(self) -> Path:
        """The database's file, absolute."""
        return Path(self.url.removeprefix(read.SQLITE))

    @property
    def kept_content(self) -> Path:
        """Where the compiled content waits for the next start."""
        return self.database.with_name(f"{self.database.stem}.content")


@dataclass(frozen=True, slots=True)
class Desk:
    """The counsellors' groups and who may act there."""

    chat_id: int | None = setting(read.group, None, "The desk group's id. `hamroh pair` writes it.")
    groups: tuple[int, ...] = setting(read.groups, (), "More desk groups, when one is too busy.")
    counsellors: tuple[read.Counsellor, ...] = setting(read.colleagues, (), "Telegram ids of those who answer.")
    supervisors: tuple[int, ...] = setting(read.people, (), "Telegram ids of those who watch over the answers.")
    counsellor: tuple[read.Counsellor, ...] = setting(
        read.counsellors, (), "Tables `[[desk.counsellor]]` with `id`, `alias`, `languages`, `timezone`."
    )
    language: Lang = setting(read.language, Lang("ru"), "The language of the bot's own words at the desk.")

    def joined(self) -> Desk:
        """The desk with every group once in `groups`, `chat_id` first, and everyone who may act once in `counsellors`.

        Supervisors are among them. Who has no alias gets a number for one: a name from Telegram could be a real one.
        """
        own = () if self.chat_id is None else (self.chat_id,)
        known = {person.id: person for person in (*self.counsellors, *map(read.Counsellor, self.supervisors))}
        known |= {person.id: person for person in self.counsellor}
        staff = (replace(each, alias=each.alias or f"№{place}") for place, each in enumerate(known.values(), 1))
        return replace(self, groups=tuple(dict.fromkeys((*own, *self.groups))), counsellors=tuple(staff))


@dataclass(frozen=True, slots=True)
class Limits:
    """How fast we send. Telegram's own limits are the defaults."""

    overall_per_second: int = setting(read.many, 30, "Messages a second, all chats together.")
    per_chat_per_second: float = setting(read.positive, 1.0, "Messages a second into one chat.")
    per_chat_burst: int = setting(read.count, 3, "Messages one chat may get at once after a silence.")
    group_per_minute: int = setting(read.count, 20, "Messages a minute into one desk group.")
    group_reserve: int = setting(read.whole, 3, "How many of these are kept for emergencies.")


@dataclass(frozen=True, slots=True)
class Watch:
    """Who notices when we stop."""

    ping_url: str = setting(read.url, "", "An outside watcher's address, called while all is well.", secret=True)
    ping_seconds: float = setting(read.positive, 60.0, "How often it is called.")
    poll_silence_seconds: float = setting(read.positive, 60.0, "So long without a good poll raises an alarm.")


@dataclass(frozen=True, slots=True)
class Log:
    """What is written about the work. Never a person's words."""

    level: str = setting(read.one_of("debug", "info", "warning", "error"), "info", "How much is written.")
    format: str = setting(
        read.one_of("auto", "json", "console"), "auto", "`json`, `console`, or `auto`: console on a terminal."
    )


@dataclass(frozen=True, slots=True)
class Content:
    """What the bot says."""

    root: Path = setting(read.path, REPOSITORY, "The folder that holds `dialogs` and `locales`.")
    require: str = setting(
        read.one_of("draft", "reviewed", "approved"),
        "draft",
        "What every text must be: `draft`, `reviewed`, `approved`.",
    )


@dataclass(frozen=True, slots=True)
class Demo:
    """The demo on this machine."""

    port: int = setting(read.port, 0, "The demo's port. 0 takes any free one.")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the deployment decides. `source` is the file it came from, None without one."""

    telegram: Telegram = field(default_factory=Telegram)
    storage: Storage = field(default_factory=Storage)
    desk: Desk = field(default_factory=Desk)
    limits: Limits = field(default_factory=Limits)
    watch: Watch = field(default_factory=Watch)
    log: Log = field(default_factory=Log)
    content: Content = field(default_factory=Content)
    demo: Demo = field(default_factory=Demo)
    source: Path | None = None


SECTIONS: Final[dict[str, type[Any]]] = {
    "telegram": Telegram,
    "storage": Storage,
    "desk": Desk,
    "limits": Limits,
    "watch": Watch,
    "log": Log,
    "content": Content,
    "demo": Demo,
}
