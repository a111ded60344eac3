"""Methods that post: text, media, copies, forwards."""

from __future__ import annotations

from typing import Any

from bot.simulator import entities, wire
from bot.simulator.access import Api, keyboard
from bot.simulator.model import Chat, Json, Message
from bot.simulator.refusal import bad
from bot.simulator.validate import Params, Upload, as_int

TEXT_UNITS = 4096
CAPTION_UNITS = 1024
MOST_UPLOAD = 50 * 1024 * 1024
_MEDIA = {
    "photo": "photo", "voice": "voice", "document": "document", "video": "video", "audio": "audio",
    "sticker": "sticker", "video_note": "video note",
}  # fmt: skip


def send_message(api: Api, p: Params) -> Any:
    """sendMessage"""
    content = text_of(p)
    return _send(api, p, "text", content)


def text_of(p: Params) -> Json:
    """Text with entities. Emptiness and length are checked later, as on the server: see `fits`."""
    raw = p.get("text", "")
    if not raw:
        raise bad("Message text is empty")
    text, found = entities.parse(raw, p.get("parse_mode", ""), p.get("entities") or [])
    content: Json = {"text": text}
    if found:
        content["entities"] = found
    options = p.get("link_preview_options")
    if options:
        if not isinstance(options, dict):
            raise bad("Object expected as link preview options")
        content["link_preview_options"] = options
    return content


def caption_of(p: Params) -> Json:
    """Caption with entities, or nothing."""
    raw = p.get("caption", "")
    if not raw:
        return {}
    text, found = entities.parse(raw, p.get("parse_mode", ""), p.get("caption_entities") or [])
    content: Json = {"caption": text} if text else {}
    if found:
        content["caption_entities"] = found
    if p.get("show_caption_above_media"):
        content["show_caption_above_media"] = True
    return content


def fits(content: Json) -> None:
    """Raises if text is blank or text or caption too long after parsing."""
    if "text" in content:
        if not content["text"]:
            raise bad("Text must be non-empty")
        if len(content["text"]) > TEXT_UNITS // 2 and entities.units(content["text"]) > TEXT_UNITS:
            raise bad("Message is too long")
    if "caption" in content and entities.units(content["caption"]) > CAPTION_UNITS:
        raise bad("Message caption is too long")


def _send(api: Api, p: Params, kind: str, content: Json, **more: Any) -> Json:
    return wire.message(api.world, post(api, p, kind, content, **more))


def post(api: Api, p: Params, kind: str, content: Json, **more: Any) -> Message:
    """Check everything in the server's order, then put the message there."""
    markup = keyboard(p)
    place = api.chat(p.get("chat_id", ""), write=True)
    where = api.answered(place, api.thread(place, p), p)
    fits(content)
    api.reachable(place)
    api.postable(place, where["thread"])
    api.take(place)
    protected = p.get("protect_content", False)
    return api.world.post(place, api.world.bot, kind, content, markup=markup, protected=protected, **where, **more)


# -- media ----------------------------------------------------------------------------------------------------


def media(kind: str) -> Any:
    """The method that sends this kind of file, by id or as an upload."""

    def send(api: Api, p: Params) -> Any:
        content = {**_file(api, kind, p), **(caption_of(p) if kind not in ("sticker", "video_note") else {})}
        return _send(api, p, kind, content)

    return send


def _file(api: Api, kind: str, p: Params) -> Json:
    given = p.get(kind)
    if not given:
        raise bad(f"There is no {_MEDIA[kind]} in the request")
    if isinstance(given, Upload):
        if len(given.content) > MOST_UPLOAD:
            raise bad("file is too big")
        if not given.content:
            raise bad("file must be non-empty")
        file = api.world.add_file(kind, given.content, name=given.name, mime=given.mime)
    elif given in api.world.files:
        file = api.world.files[given]
        if not file.id.startswith(kind + "-") and kind != "document":
            raise bad(f"can't use file of type {file.id.partition('-')[0].title()} as {kind.title()}")
    elif given.startswith(("http://", "https://")):
        raise bad("WEBPAGE_CURL_FAILED" if kind == "photo" else "failed to get HTTP URL content")
    else:
        raise bad("wrong file identifier/HTTP URL specified")
    return described(kind, file.id, file.unique, file.size, p, name=given.name if isinstance(given, Upload) else "")


def described(kind: str, file_id: str, unique: str, size: int, p: Params, *, name: str = "", mime: str = "") -> Json:
    """The Bot API fields of a file of this kind."""
    base: Json = {"file_id": file_id, "file_unique_id": unique, "file_size": size}
    if kind == "photo":
        small = {**base, "width": 90, "height": 67, "file_size": min(size, 1200)}
        content: Json = {"photo": [small, {**base, "width": 1280, "height": 960}]}
        if p.get("has_spoiler"):
            content["has_media_spoiler"] = True
        return content
    if kind == "voice":
        return {"voice": {**base, "duration": p.get("duration", 3), "mime_type": "audio/ogg"}}
    if kind == "video_note":
        return {"video_note": {**base, "length": p.get("length", 240) or 240, "duration": p.get("duration", 3)}}
    if kind == "sticker":
        shape = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return {"sticker": {**base, **shape, "emoji": p.get("emoji", "🙂")}}
    if kind == "video":
        return {"video": {**base, "width": 640, "height": 480, "duration": p.get("duration", 3)}}
    if kind == "audio":
        return {"audio": {**base, "duration": p.get("duration", 3), "mime_type": "audio/mpeg"}}
    return {"document": {**base, "file_name": name or "file.bin", "mime_type": mime or "application/octet-stream"}}


def send_location(api: Api, p: Params) -> Any:
    """sendLocation"""
    for name in ("latitude", "longitude"):
        if name not in p:
            raise bad(f"{name} is empty")
    if not (-90 <= p["latitude"] <= 90 and -180 <= p["longitude"] <= 180):
        raise bad("Wrong location specified")
    return _send(api, p, "location", {"location": {"latitude": p["latitude"], "longitude": p["longitude"]}})


def send_contact(api: Api, p: Params) -> Any:
    """sendContact"""
    if not p.get("phone_number", "").strip():
        raise bad("phone number is empty")
    if not p.get("first_name", "").strip():
        raise bad("first name is empty")
    kept = {name: p[name] for name in ("phone_number", "first_name", "last_name", "vcard") if p.get(name)}
    return _send(api, p, "contact", {"contact": kept})


# -- copies ---------------------------------------------------------------------------------------------------


def _source(api: Api, p: Params) -> Chat:
    if not p.get("from_chat_id"):
        raise bad('Parameter "from_chat_id" is required')
    return api.chat(p["from_chat_id"])


def copy_message(api: Api, p: Params) -> Any:
    """copyMessage: content without its sender; protected messages too."""
    caption = caption_of(p) if "caption" in p else None
    original = api.message_in(_source(api, p), p.get("message_id", 0), "message to copy")
    return {"message_id": post(api, p, original.kind, _copied(original, caption)).id}


def _copied(original: Message, caption: Json | None) -> Json:
    if original.kind == "service":
        raise bad("The message can't be copied")
    content = dict(original.content)
    if caption is not None and "text" not in content:
        for name in ("caption", "caption_entities", "show_caption_above_media"):
            content.pop(name, None)
        content.update(caption)
    return content


def message_ids(p: Params) -> list[int]:
    """The list of 1 to 100 ids that some methods take."""
    given = p.get("message_ids")
    if given is None:
        raise bad("Message identifiers are not specified")
    if not isinstance(given, list):
        raise bad("Expected an Array of message identifiers")
    if len(given) > 100:
        raise bad("Too many message identifiers specified")
    ids = []
    for one in given:
        if isinstance(one, bool) or not isinstance(one, (int, str)):
            raise bad("Message identifier must be a Number")
        if isinstance(one, str) and not one.lstrip("-").isdigit():
            raise bad("Can't parse message identifier as a Number")
        if as_int(one) <= 0:
            raise bad("Invalid message identifier specified")
        ids.append(as_int(one))
    if not ids:
        raise bad("Message identifiers are not specified")
    return ids


def copy_messages(api: Api, p: Params) -> Any:
    """copyMessages: those that are still there, albums kept together."""
    ids = message_ids(p)
    place = api.chat(p.get("chat_id", ""), write=True)
    thread = api.thread(place, p)
    source = _source(api, p)
    found = [one for one in (source.messages.get(each) for each in ids) if one is not None and one.kind != "service"]
    if not found:
        raise bad("Messages can't be forwarded")
    api.reachable(place)
    api.postable(place, thread)
    api.take(place, len(found))
    caption: Json | None = {} if p.get("remove_caption") else None
    made = [
        api.world.post(
            place, api.world.bot, one.kind, _copied(one, caption),
            thread=thread, protected=p.get("protect_content", False), album=one.album and f"copy-{one.album}",
        )
        for one in found
    ]  # fmt: skip
    return [{"message_id": one.id} for one in made]


def forward_message(api: Api, p: Params) -> Any:
    """forwardMessage: shows who wrote it, and is barred for protected messages."""
    original = api.message_in(_source(api, p), p.get("message_id", 0), "message to forward")
    if original.kind == "service":
        raise bad("The message can't be forwarded")
    if original.protected:
        raise bad("Message has protected content and can't be forwarded")
    origin = original.origin or {
        "type": "user", "sender_user": wire.user(original.sender), "date": original.date,
    }  # fmt: skip
    return _send(api, p, original.kind, dict(original.content), origin=origin)
