"""The list of methods: a Bot API name to the function that answers it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.simulator import methods_chats as chats
from bot.simulator import methods_edit as edit
from bot.simulator import methods_face as face
from bot.simulator import methods_send as send
from bot.simulator.access import Api
from bot.simulator.validate import Params

Answerer = Callable[[Api, Params], Any]


def _nothing(api: Api, p: Params) -> Any:
    """close and logOut have nothing to do here."""
    return True


# getUpdates and the webhook methods wait for the outside, so the server answers them itself.
ANSWERERS: dict[str, Answerer] = {
    "getme": face.get_me,
    "logout": _nothing,
    "close": _nothing,
    "sendmessage": send.send_message,
    "sendphoto": send.media("photo"),
    "sendvoice": send.media("voice"),
    "senddocument": send.media("document"),
    "sendvideo": send.media("video"),
    "sendvideonote": send.media("video_note"),
    "sendaudio": send.media("audio"),
    "sendsticker": send.media("sticker"),
    "sendlocation": send.send_location,
    "sendcontact": send.send_contact,
    "copymessage": send.copy_message,
    "copymessages": send.copy_messages,
    "forwardmessage": send.forward_message,
    "editmessagetext": edit.edit_text,
    "editmessagecaption": edit.edit_caption,
    "editmessagereplymarkup": edit.edit_markup,
    "deletemessage": edit.delete_message,
    "deletemessages": edit.delete_messages,
    "setmessagereaction": edit.set_reaction,
    "answercallbackquery": edit.answer_callback,
    "pinchatmessage": edit.pin,
    "unpinchatmessage": edit.unpin,
    "unpinallchatmessages": edit.unpin_all,
    "unpinallforumtopicmessages": edit.unpin_all,
    "createforumtopic": chats.create_topic,
    "editforumtopic": chats.edit_topic,
    "closeforumtopic": chats.toggle_topic(closed=True),
    "reopenforumtopic": chats.toggle_topic(closed=False),
    "deleteforumtopic": chats.delete_topic,
    "getchat": chats.get_chat,
    "getchatmember": chats.get_member,
    "getchatmembercount": chats.count_members,
    "getchatadministrators": chats.get_administrators,
    "banchatmember": chats.ban,
    "unbanchatmember": chats.unban,
    "leavechat": chats.leave,
    "sendchataction": chats.chat_action,
    "getfile": chats.get_file,
    "setmycommands": face.set_commands,
    "getmycommands": face.get_commands,
    "deletemycommands": face.delete_commands,
    "setmyname": face.setter("name", 64, "BOT_TITLE_INVALID"),
    "getmyname": face.getter("name"),
    "setmydescription": face.setter("description", 512, "BOT_DESCRIPTION_TOO_LONG"),
    "getmydescription": face.getter("description"),
    "setmyshortdescription": face.setter("short_description", 120, "ABOUT_TOO_LONG"),
    "getmyshortdescription": face.getter("short_description"),
    "setmydefaultadministratorrights": face.set_rights,
    "getmydefaultadministratorrights": face.get_rights,
}
