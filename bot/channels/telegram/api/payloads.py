"""What an update says, in few kinds. Nothing is fetched, stored or decided here.

The rule this module guards: an update that nobody foresaw is never an error. What it adds to a message is
unsupported content; what is no message at all is None.
"""

from dataclasses import dataclass, field, replace

from telegram import (
    CallbackQuery,
    Chat,
    ChatMember,
    ChatMemberUpdated,
    Message,
    Update,
    User,
)

from bot.channels.telegram.api.message_content import (
    File,
    calls,
    file,
    location,
    own_phone,
    text,
    unsupported,
)
from bot.channels.telegram.api.origins import forwarded, quoted
from bot.core.events import (
    Forwarded,
    Location,
    Quoted,
)

_SERVICE = (
    "new_chat_members",
    "left_chat_member",
    "new_chat_title",
    "new_chat_photo",
    "delete_chat_photo",
    "group_chat_created",
    "supergroup_chat_created",
    "channel_chat_created",
    "message_auto_delete_timer_changed",
    "pinned_message",
    "write_access_allowed",
    "connected_website",
    "proximity_alert_triggered",
    "boost_added",
    "chat_background_set",
    "forum_topic_created",
    "forum_topic_edited",
    "forum_topic_closed",
    "forum_topic_reopened",
    "general_forum_topic_hidden",
    "general_forum_topic_unhidden",
    "video_chat_scheduled",
    "video_chat_started",
    "video_chat_ended",
    "video_chat_participants_invited",
    "successful_payment",
    "refunded_payment",
)
_OUT = (ChatMember.LEFT, ChatMember.BANNED)


@dataclass(frozen=True, slots=True)
class Place:
    """`thread` is a topic's, `reply_to` the message that was answered, and `reply_by` whose it is; 0
    where there is none."""

    chat: int
    private: bool
    thread: int = 0
    reply_to: int = 0
    forum: bool = False
    reply_by: int = 0


@dataclass(frozen=True, slots=True)
class Sender:
    """`id` 0 is somebody who hides behind the group (an anonymous administrator)."""

    id: int
    language: str = ""
    name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Wrote:
    """`whole` is the text as it stands there, whatever part of it is taken."""

    place: Place
    sender: Sender
    message: int
    text: str = ""
    file: File | None = None
    location: Location | None = None
    unsupported: str = ""
    edited: bool = False
    forwarded: Forwarded | None = None
    quoted: Quoted | None = None
    album: str = ""
    calls: bool = False
    whole: str = ""

    @property
    def id(self) -> str:
        """The message's name, by which edits and marks find it."""
        return f"{self.place.chat}:{self.message}"


@dataclass(frozen=True, slots=True)
class Pressed:
    """`label` is what the button said, where Telegram still shows us the message."""

    place: Place
    sender: Sender
    query: str
    data: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """A group became a supergroup, with another id."""

    old: int
    new: int


@dataclass(frozen=True, slots=True)
class Removed:
    """The bot was taken out of a group."""

    chat: int


@dataclass(frozen=True, slots=True)
class Added:
    """The bot was put into a group."""

    chat: int


@dataclass(frozen=True, slots=True)
class Changed:
    """The bot's rights in a group changed."""

    chat: int


@dataclass(frozen=True, slots=True)
class Unblocked:
    """A person lets the bot write to them again."""

    chat: int


@dataclass(frozen=True, slots=True)
class Left:
    """Somebody left a group, or was taken out of it."""

    chat: int
    user: int


@dataclass(frozen=True, slots=True)
class TopicClosed:
    place: Place


Understood = Wrote | Pressed | Moved | Removed | Added | Changed | Unblocked | Left | TopicClosed


def understood(update: Update) -> Understood | None:
    """None: nothing that concerns us."""
    if update.message:
        return _happened(update.message) or _wrote(update.message)
    if update.edited_message:
        return _edited(update.edited_message)
    if update.callback_query:
        return _pressed(update.callback_query)
    if update.chat_member:
        return _gone(update.chat_member)
    return _membership(update.my_chat_member) if update.my_chat_member else None


def _gone(change: ChatMemberUpdated) -> Left | None:
    """A large group says nothing in the chat of who leaves it; administrators are told all the same."""
    member = change.new_chat_member
    is_out = member.status in _OUT or getattr(member, "is_member", True) is False
    return Left(change.chat.id, member.user.id) if is_out else None


def _membership(change: ChatMemberUpdated) -> Removed | Added | Changed | Unblocked | None:
    """Of the bot itself, in a group or with a person."""
    was, is_now = (each.status in _OUT for each in (change.old_chat_member, change.new_chat_member))
    if change.chat.type == Chat.PRIVATE:
        return Unblocked(change.chat.id) if was and not is_now else None
    if was and is_now:
        return None
    if not was and not is_now:
        return Changed(change.chat.id)
    return Removed(change.chat.id) if is_now else Added(change.chat.id)


def _happened(message: Message) -> Understood | None:
    """What the server itself tells of a group, as a message."""
    if message.forum_topic_closed:
        return TopicClosed(_place(message))
    return _moved(message) or _left(message)


def _left(message: Message) -> Left | None:
    gone = message.left_chat_member
    return Left(message.chat.id, gone.id) if gone else None


def _moved(message: Message) -> Moved | None:
    if message.migrate_to_chat_id:
        return Moved(message.chat.id, message.migrate_to_chat_id)
    if message.migrate_from_chat_id:
        return Moved(message.migrate_from_chat_id, message.chat.id)
    return None


def _wrote(message: Message) -> Wrote | None:
    if any(getattr(message, name, None) for name in _SERVICE) or message.chat.type == Chat.CHANNEL:
        return None
    said, sent, at = text(message), file(message), location(message)
    return Wrote(
        _place(message),
        _sender(None if message.sender_chat else message.from_user, own_phone(message)),
        message.message_id,
        said,
        sent,
        at,
        "" if said or sent or at else unsupported(message),
        forwarded=forwarded(message),
        quoted=quoted(message),
        album=message.media_group_id or "",
        calls=calls(message),
        whole=said,
    )


def _edited(message: Message) -> Wrote | None:
    """A place that moves on the map is told as edits without end: the first one counts."""
    wrote = _wrote(message)
    return replace(wrote, edited=True) if wrote and not wrote.location else None


def _pressed(query: CallbackQuery) -> Pressed | None:
    message = query.message
    if not query.data:
        return None
    if message is None:  # all of it is withheld: whose press it is is known all the same
        own = Place(query.from_user.id, private=True)
        return Pressed(own, _sender(query.from_user), query.id, query.data)
    place = _place(message) if isinstance(message, Message) else _bare_place(message.chat)
    label = _label(message, query.data) if isinstance(message, Message) else ""
    on = replace(place, reply_to=message.message_id)  # the message that the button hangs on
    return Pressed(on, _sender(query.from_user), query.id, query.data, label)


def _label(message: Message, data: str) -> str:
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    return next((b.text for row in rows for b in row if b.callback_data == data), "")


def _place(message: Message) -> Place:
    chat, reply = message.chat, message.reply_to_message
    thread = (message.message_thread_id or 0) if message.is_topic_message else 0
    whose = reply.from_user.id if reply and reply.from_user else 0
    answered = reply.message_id if reply else 0
    return Place(chat.id, chat.type == Chat.PRIVATE, thread, answered, bool(chat.is_forum), whose)


def _bare_place(chat: Chat) -> Place:
    return Place(chat.id, chat.type == Chat.PRIVATE, forum=bool(chat.is_forum))


def _sender(user: User | None, phone: str = "") -> Sender:
    return (
        Sender(user.id, user.language_code or "", user.full_name, phone)
        if user
        else Sender(0, phone=phone)
    )
