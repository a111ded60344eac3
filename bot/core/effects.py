"""What an event causes. The app turns each into rows of the outbox, the desk's tables and timers."""

from __future__ import annotations

from bot.core.ids import Level, NodeId
from bot.core.screen import Say, Screen
from bot.core.talk import Case, Mark
from bot.core.values import Value

# -- to the person --------------------------------------------------------------------------------------------


class Display(Value, frozen=True):
    """Show a screen. `pushed`: nobody tapped for it, so the gate decides how it goes out."""

    screen: Screen
    pushed: bool = False


class Speak(Value, frozen=True):
    """A short message of its own in the person's language, in answer to something they just did."""

    say: Say
    reply_to: int | None = None


class Listen(Value, frozen=True):
    """Send the recording of this screen."""

    node: NodeId


class Answer(Value, frozen=True):
    """End the waiting of a tap, with a few words or none. `desk`: in the desk's language."""

    query: str
    say: Say | None = None
    alert: bool = False
    desk: bool = False


class Clear(Value, frozen=True):
    """Delete what can be deleted on both sides, drop what waits to be sent, leave the `line` alone."""

    line: Say
    rows: Screen | None = None


class Forget(Value, frozen=True):
    """Erase the person: chat, rows, keys, cases and their topics. `line` is the last thing they see."""

    line: Say


class ShowHeld(Value, frozen=True):
    """They opened the neutral note: what waited goes out now."""


# -- between the person and the desk --------------------------------------------------------------------------


class OpenCase(Value, frozen=True):
    """A new case: topic and card."""

    case: Case


class CardChanged(Value, frozen=True):
    """The card must show the truth again. `title`: the topic's title too (the level changed).

    `confirm`: its buttons ask whether to close. `menu`: they ask what a mark is to say, one of marks.MENUS, of which
    `page` is shown.
    """

    title: bool = False
    confirm: bool = False
    menu: str = ""
    page: int = 0


class Relay(Value, frozen=True):
    """The person's words to the topic. `receipt`: they are told once it is there."""

    message: int
    text: str
    reply_to: int | None = None
    receipt: bool = True


class RelayMedia(Value, frozen=True):
    """The person's photo, voice … to the topic, by copy."""

    message: int
    media: str
    reply_to: int | None = None


class PersonEdited(Value, frozen=True):
    """The person changed a line that may already be in the topic."""

    message: int
    text: str


class Deliver(Value, frozen=True):
    """A counsellor's words to the person; `message` is theirs in the topic."""

    message: int
    text: str
    reply_to: int | None = None


class DeliverMedia(Value, frozen=True):
    """A counsellor's media to the person, by copy."""

    message: int
    media: str
    caption: str = ""
    reply_to: int | None = None


class Keep(Value, frozen=True):
    """A counsellor's line that may not go yet: kept sealed, so that [claim and send] can send it."""

    message: int
    text: str
    media: str = ""
    reply_to: int | None = None


class SendKept(Value, frozen=True):
    """Send the kept line whose post is `message`."""

    message: int


class DeskEditedLine(Value, frozen=True):
    """A counsellor changed a line that may already be with the person. Without `text` it became an inner note."""

    message: int
    text: str


class Remark(Value, frozen=True):
    """A note of ours in the topic, in answer to post `reply_to` or line `line`. `buttons`: (text, data) pairs."""

    say: Say
    reply_to: int | None = None
    line: int = 0
    buttons: tuple[tuple[Say, str], ...] = ()


class NewTopic(Value, frozen=True):
    """The topic of the open case is lost: make another, with the card and `say`, before anything that waits."""

    say: Say


class LetGo(Value, frozen=True):
    """The topic of a closed case is lost: what waits for it goes nowhere."""

    code: str


class EndTopic(Value, frozen=True):
    """What was said in a closed case has been kept long enough: its topic and lines go, the card's facts stay."""

    code: str


class EraseCase(Value, frozen=True):
    """A closed case has been kept long enough: nothing of it stays."""

    code: str


class CloseTopic(Value, frozen=True):
    """The case is over: the topic is closed (kept until retention removes it)."""


class AdoptTopic(Value, frozen=True):
    """Telegram says the topic of this case exists: take it, unless the case has another (then remove this one)."""

    code: str
    group: int
    topic: int


# -- marks ------------------------------------------------------------------------------------------------------


class PutMark(Value, frozen=True):
    """Store the mark as it stands now, and let its post in the topic show it."""

    mark: Mark


class AskSentence(Value, frozen=True):
    """Ask the person, by a message of its own, whether one sentence may be kept."""


class SentenceAnswered(Value, frozen=True):
    """The person's answer; `message` is the question, which loses its buttons."""

    yes: bool
    message: int


# -- to the staff -----------------------------------------------------------------------------------------------


class Alert(Value, frozen=True):
    """Wake the counsellors, each in their private chat. Code, level, category, language: never content."""

    say: Say
    level: Level = Level.URGENT


class Alarm(Value, frozen=True):
    """Something is wrong with the service or the perimeter: supervisors are told."""

    say: Say


class Leave(Value, frozen=True):
    """Leave a group that is not a desk."""

    group: int


class FollowGroup(Value, frozen=True):
    """The desk group has a new id."""

    old: int
    new: int


class Unanswered(Value, frozen=True):
    """Nobody answered at this service: whoever keeps the directory must know. Not who says so."""

    service: str


class Hide(Value, frozen=True):
    """The desk hides a service from everybody at once, or shows it again."""

    service: str
    hidden: bool
    alias: str


# -- later ------------------------------------------------------------------------------------------------------


class Later(Value, frozen=True):
    """Ring `Due(name, data)` at `due`; setting it again moves it."""

    name: str
    due: float
    data: str = ""


class Never(Value, frozen=True):
    """Take that timer back."""

    name: str


Effect = (
    Display | Speak | Listen | Answer | Clear | Forget | ShowHeld
    | OpenCase | CardChanged | Relay | RelayMedia | PersonEdited | Deliver | DeliverMedia
    | Keep | SendKept | DeskEditedLine
    | PutMark | AskSentence | SentenceAnswered
    | Remark | NewTopic | LetGo | CloseTopic | EndTopic | EraseCase | AdoptTopic
    | Alert | Alarm | Leave | FollowGroup | Unanswered | Hide | Later | Never
)  # fmt: skip
