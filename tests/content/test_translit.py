"""Uzbek Latin in Cyrillic letters."""

from __future__ import annotations

import pytest

from bot.content.translit import to_cyrillic

EXCEPTIONS = {"sentabr": "сентябрь", "konsert": "концерт", "sirk": "цирк"}


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Oʻzbekiston", "Ўзбекистон"),
        ("yoʻqoldi", "йўқолди"),
        ("YOʻL", "ЙЎЛ"),
        ("Isʼhoq", "Исҳоқ"),
        ("sanʼat, maʼno", "санъат, маъно"),
        ("eshik va kecha", "эшик ва кеча"),
        ("aeroport", "аэропорт"),
        ("yer, yangi, yulduz, yordam", "ер, янги, юлдуз, ёрдам"),
        ("politsiya, litsenziya", "полиция, лицензия"),
        ("ketsa, aytsangiz", "кетса, айтсангиз"),
        ("SHOSHILINCH", "ШОШИЛИНЧ"),
        ("Chegara", "Чегара"),
        ("Gʻisht", "Ғишт"),
        ("xat va hujjat", "хат ва ҳужжат"),
        ("sentabrda, Konsertga", "сентябрьда, Концертга"),
        ("WhatsApp orqali", "WhatsApp орқали"),
        ("{fact.tj-112} ga, {name}", "{fact.tj-112} га, {name}"),
        ("@example_bot, https://example.org/yol", "@example_bot, https://example.org/yol"),
        ("**Salom**\n\n• bir", "**Салом**\n\n• бир"),
        ("", ""),
    ],
)
def test_letters(latin: str, cyrillic: str) -> None:
    assert to_cyrillic(latin, EXCEPTIONS) == cyrillic
