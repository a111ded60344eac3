"""Settings: what stands where, what is told when it is wrong, and that a wrong one never repeats a secret."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from bot.config import PUBLIC_API, REPOSITORY, Counsellor, Settings, describe, load
from bot.errors import ConfigError

TOKEN = "123456:INVENTED-token_0"
SERVES = {
    "HAMROH_TELEGRAM__TOKEN": TOKEN,
    "HAMROH_DESK__CHAT_ID": "-1001234567890",
    "HAMROH_DESK__COUNSELLORS": "11, 12",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with content and an empty configuration, as an operator would have it."""
    (tmp_path / "dialogs").mkdir()
    (tmp_path / "config.toml").write_text("")
    return tmp_path


def wrong(folder: Path, toml: str = "", purpose: str = "look", **environ: str) -> list[str]:
    (folder / "config.toml").write_text(toml)
    with pytest.raises(ConfigError) as caught:
        load(purpose, environ=environ, folder=folder)  # type: ignore[arg-type]
    return caught.value.lines


def test_defaults_stand_beside_the_configuration(folder: Path) -> None:
    settings = load(environ={}, folder=folder)
    assert settings.source == folder / "config.toml"
    assert settings.storage.database == folder / "var/hamroh.db"
    assert settings.storage.key_file == folder / "keys/hamroh.key"
    assert settings.content.root == folder
    assert settings.telegram.api_base_url == PUBLIC_API
    assert settings.limits.group_per_minute == 20
    assert sorted(each.name for each in folder.iterdir()) == ["config.toml", "dialogs"]


def test_the_configuration_may_stand_elsewhere_and_the_content_is_the_projects(tmp_path: Path) -> None:
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/h.toml").write_text('[storage]\nurl = "sqlite:///../data/h.db"\n')
    settings = load(environ={"HAMROH_CONFIG": "etc/h.toml"}, folder=tmp_path)
    assert settings.storage.database == tmp_path / "data/h.db"
    assert settings.storage.key_file == tmp_path / "etc/keys/hamroh.key"
    assert settings.content.root == REPOSITORY


def test_the_environment_wins_and_an_empty_variable_does_not_count(folder: Path) -> None:
    (folder / "config.toml").write_text('[desk]\nchat_id = -1001\nlanguage = "tg"\n[demo]\nport = 81\n')
    settings = load(environ={"HAMROH_DESK__CHAT_ID": "-1002", "HAMROH_DEMO__PORT": ""}, folder=folder)
    assert (settings.desk.chat_id, settings.desk.language, settings.demo.port) == (-1002, "tg", 81)


def test_a_desk_of_several_groups_and_everyone_who_may_act(folder: Path) -> None:
    (folder / "config.toml").write_text(
        '[desk]\nchat_id = -1001\ngroups = [-1002, -1001]\nsupervisors = "12,13"\ncounsellors = [14, 11]\n'
        '[[desk.counsellor]]\nid = 11\nalias = "Anor"\nlanguages = ["tg"]\ntimezone = "Europe/Moscow"\n'
    )
    desk = load("serve", environ={"HAMROH_TELEGRAM__TOKEN": TOKEN}, folder=folder).desk
    assert desk.groups == (-1001, -1002)
    assert desk.counsellors == (
        Counsellor(14, "№1"),
        Counsellor(11, "Anor", ("tg",), "Europe/Moscow"),
        Counsellor(12, "№3"),
        Counsellor(13, "№4"),
    )
    assert desk.supervisors == (12, 13)


def test_all_that_is_wrong_is_told_at_once_and_each_line_says_what_to_write(folder: Path) -> None:
    toml = """
    colour = "red"
    [telegram]
    mode = "carrier pigeon"
    webhook_listen = "everywhere"
    [storage]
    url = "postgres://somewhere/"
    [desk]
    counsellors = ["Ivan"]
    language = "fr"
    [[desk.counsellor]]
    id = 5
    timezone = "Mars/North"
    [limits]
    per_chat_burst = 2.5
    overall_per_second = 0
    typo = 1
    [log]
    level = 7
    [demo]
    port = 70000
    """
    lines = wrong(folder, toml, purpose="serve", HAMROH_TELEGRAM__PROXY="socks5://10.0.0.1:1080")
    assert [line.partition(":")[0] for line in lines] == [
        "telegram.proxy",
        "telegram.mode",
        "telegram.webhook_listen",
        "storage.url",
        "desk.counsellors",
        "desk.counsellor",
        "desk.language",
        "limits.overall_per_second",
        "limits.per_chat_burst",
        "limits.typo",
        "log.level",
        "demo.port",
        "colour",
        "telegram.token",
        "desk.chat_id",
    ]
    assert all(re.search(r"; \w", line) and "\n" not in line for line in lines), lines


@pytest.mark.parametrize(
    ("environ", "begins"),
    [
        ({"HAMROH_TELEGRAM_TOKEN": TOKEN}, "HAMROH_TELEGRAM_TOKEN: "),
        ({"HAMROH_TELGRAM__TOKEN": TOKEN}, "HAMROH_TELGRAM__TOKEN: "),
        ({"HAMROH_TELEGRAM__TOKEN": "not a token"}, "telegram.token: "),
        ({"HAMROH_TELEGRAM__API_BASE_URL": "ftp://example.org"}, "telegram.api_base_url: "),
        ({"HAMROH_TELEGRAM__API_BASE_URL": "https://example.org:many"}, "telegram.api_base_url: "),
        ({"HAMROH_TELEGRAM__MODE": "webhook", "HAMROH_TELEGRAM__WEBHOOK_SECRET": "s"}, "telegram.webhook_url: "),
        (
            {
                "HAMROH_TELEGRAM__MODE": "webhook",
                "HAMROH_TELEGRAM__WEBHOOK_SECRET": "s",
                "HAMROH_TELEGRAM__WEBHOOK_URL": "http://example.org/h",
            },
            "telegram.webhook_url: ",
        ),
        (
            {"HAMROH_TELEGRAM__MODE": "webhook", "HAMROH_TELEGRAM__WEBHOOK_URL": "https://example.org/h"},
            "telegram.webhook_secret: ",
        ),
        ({"HAMROH_TELEGRAM__WEBHOOK_SECRET": "with space"}, "telegram.webhook_secret: "),
        ({"HAMROH_STORAGE__URL": "sqlite:///:memory:"}, "storage.url: "),
        ({"HAMROH_STORAGE__KEY_FILE": "var/hamroh.db"}, "storage.key_file: "),
        ({"HAMROH_DESK__CHAT_ID": "1234"}, "desk.chat_id: "),
        ({"HAMROH_DESK__CHAT_ID": "1e3"}, "desk.chat_id: "),
        ({"HAMROH_DESK__COUNSELLORS": "11;12"}, "desk.counsellors: "),
        ({"HAMROH_DESK__SUPERVISORS": "-5"}, "desk.supervisors: "),
        ({"HAMROH_DESK__GROUPS": "11"}, "desk.groups: "),
        ({"HAMROH_DESK__COUNSELLOR": "11"}, "desk.counsellor: "),
        ({"HAMROH_LIMITS__GROUP_RESERVE": "20"}, "limits.group_reserve: "),
        ({"HAMROH_WATCH__PING_SECONDS": "nan"}, "watch.ping_seconds: "),
        ({"HAMROH_WATCH__PING_URL": "example.org"}, "watch.ping_url: "),
        ({"HAMROH_CONTENT__ROOT": "nowhere"}, "content.root: "),
        ({"HAMROH_CONFIG": "nowhere.toml"}, "nowhere.toml: "),
    ],
)
def test_one_wrong_setting_gets_one_line(folder: Path, environ: dict[str, str], begins: str) -> None:
    lines = wrong(folder, **environ)
    assert len(lines) == 1 and lines[0].startswith(begins), lines


@pytest.mark.parametrize(
    "table",
    [
        "id = -5",
        'id = "x"',
        "",
        "id = 5\nalias = 3",
        "id = 5\nlanguages = 1",
        "id = 5\nname = 'x'",
        "id = 5\nalias = '" + "a" * 40 + "'",
    ],
)
def test_a_counsellors_table_is_read_strictly(folder: Path, table: str) -> None:
    (line,) = wrong(folder, f"[[desk.counsellor]]\n{table}\n")
    assert line.startswith("desk.counsellor: table 1")


def test_one_counsellor_in_two_tables_is_a_mistake(folder: Path) -> None:
    (line,) = wrong(folder, "[[desk.counsellor]]\nid = 5\n[[desk.counsellor]]\nid = 5\n")
    assert "two tables" in line


@pytest.mark.parametrize("toml", ["[telegram\n", "desk = 1\n", "\xff"])
def test_a_broken_file_gets_one_line(folder: Path, toml: str) -> None:
    (folder / "config.toml").write_bytes(toml.encode("latin-1"))
    with pytest.raises(ConfigError) as caught:
        load(environ={}, folder=folder)
    assert len(caught.value.lines) == 1


def test_a_broken_line_is_named_without_what_stands_there(folder: Path) -> None:
    (line,) = wrong(folder, f"[telegram]\ntoken = {TOKEN}\n")
    assert "line 2" in line and "INVENTED" not in line


@pytest.mark.parametrize(
    ("purpose", "without", "begins"),
    [
        ("serve", "HAMROH_TELEGRAM__TOKEN", "telegram.token"),
        ("serve", "HAMROH_DESK__CHAT_ID", "desk.chat_id"),
        ("serve", "HAMROH_DESK__COUNSELLORS", "desk.counsellors"),
        ("pair", "HAMROH_TELEGRAM__TOKEN", "telegram.token"),
    ],
)
def test_a_purpose_needs_its_settings(folder: Path, purpose: str, without: str, begins: str) -> None:
    environ = {name: value for name, value in SERVES.items() if name != without}
    (line,) = wrong(folder, purpose=purpose, **environ)
    assert line.startswith(f"{begins}: ")


def test_serving_needs_no_more_than_token_desk_and_somebody(folder: Path) -> None:
    settings = load("serve", environ=SERVES, folder=folder)
    assert settings.telegram.token == TOKEN
    assert [person.id for person in settings.desk.counsellors] == [11, 12]


def test_secrets_stay_out_of_repr_and_of_every_line(folder: Path) -> None:
    secrets = {
        "HAMROH_TELEGRAM__TOKEN": "123456:planted",
        "HAMROH_TELEGRAM__WEBHOOK_SECRET": "planted-secret",
        "HAMROH_TELEGRAM__PROXY": "http://user:planted@10.0.0.1:3128",
        "HAMROH_WATCH__PING_URL": "https://example.org/planted",
    }
    assert "planted" not in repr(load(environ=secrets, folder=folder))
    lines = wrong(folder, **{name: f" planted {value} ?" for name, value in secrets.items()})
    assert len(lines) == 4
    assert "planted" not in "".join(lines)


def test_a_self_hosted_server_may_call_without_https(folder: Path) -> None:
    environ = {
        "HAMROH_TELEGRAM__API_BASE_URL": "http://127.0.0.1:8081/",
        "HAMROH_TELEGRAM__MODE": "webhook",
        "HAMROH_TELEGRAM__WEBHOOK_SECRET": "s",
        "HAMROH_TELEGRAM__WEBHOOK_URL": "http://127.0.0.1:8443/hook",
    }
    telegram = load(environ=environ, folder=folder).telegram
    assert telegram.api_base_url == "http://127.0.0.1:8081"
    assert telegram.webhook_address == ("127.0.0.1", 8443)


def test_the_projects_own_configuration_holds_every_default(tmp_path: Path) -> None:
    """Each commented line, made real, gives exactly the default it shows."""
    shown = (REPOSITORY / "config.toml").read_text(encoding="utf-8")
    real = re.sub(r"(?m)^# (?=[a-z_]+ = )", "", shown)
    real = re.sub(r"(?ms)^# \[\[desk\.counsellor\]\]\n.*?\n\n", "", real)
    (tmp_path / "dialogs").mkdir()
    (tmp_path / "config.toml").write_text(real, encoding="utf-8")
    made = load(environ={}, folder=tmp_path)
    (tmp_path / "config.toml").write_text("")
    assert made == load(environ={}, folder=tmp_path)
    named = set(re.findall(r"(?m)^([a-z_]+) =", real))
    secret = {"token", "proxy", "webhook_secret", "ping_url"}
    assert {each.key.split(".")[1] for each in describe()} - {"chat_id", "counsellor"} == named | secret


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Settings().telegram.token = "x"  # type: ignore[misc]


def test_the_real_environment_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("HAMROH_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HAMROH_DEMO__PORT", "8099")
    monkeypatch.chdir(folder)
    assert load().demo.port == 8099
