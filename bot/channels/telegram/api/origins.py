"""Whence a message comes that is passed on, and which one it answers, as Telegram tells it.

The rule this module guards: what is not its sender's own words is known for it; and a sender's own name
is not told as an author's, for no room may show who a person is.
"""

from telegram import (
    Message,
    MessageOrigin,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
    User,
)

from bot.core.events import AttachmentKind, Forwarded, Origin, Quoted

_FILES = {
    "photo": AttachmentKind.PHOTO,
    "voice": AttachmentKind.VOICE,
    "audio": AttachmentKind.AUDIO,
    "video": AttachmentKind.VIDEO,
    "video_note": AttachmentKind.VIDEO,
    "animation": AttachmentKind.VIDEO,
    "document": AttachmentKind.DOCUMENT,
}


def forwarded(message: Message) -> Forwarded | None:
    origin = message.forward_origin
    return _from(origin, message) if origin else None


def _from(origin: MessageOrigin, message: Message) -> Forwarded:
    at = origin.date if origin.date.timestamp() else None  # 0: not said
    match origin:
        case MessageOriginUser(sender_user=user):
            whose = _whose(user, message)
            return Forwarded(whose, user.full_name if whose is Origin.USER else "", at)
        case MessageOriginHiddenUser(sender_user_name=name):
            is_own = message.from_user is not None and message.from_user.full_name == name
            return Forwarded(Origin.OWN, "", at) if is_own else Forwarded(Origin.HIDDEN_USER, name, at)
        case MessageOriginChat(sender_chat=chat):
            return Forwarded(Origin.CHAT, chat.effective_name or "", at)
        case MessageOriginChannel(chat=chat):
            return Forwarded(Origin.CHANNEL, chat.effective_name or "", at)
        case _:  # of a kind that Telegram has not told us of
            return Forwarded(Origin.HIDDEN_USER, "", at)


def quoted(message: Message) -> Quoted | None:
    """The part that was marked, or all of what is answered. A topic's first message is answered by
    everything in it, and says nothing."""
    marked, other, answered = message.quote, message.external_reply, message.reply_to_message
    if other:
        whose = _from(other.origin, message).origin
        return Quoted(whose, marked.text if marked else "", _file(other))
    if not answered or answered.forum_topic_created:
        return None
    text = marked.text if marked else answered.text or answered.caption or ""
    return Quoted(_author(answered, message), text, _file(answered))


def _author(answered: Message, message: Message) -> Origin:
    if answered.sender_chat or not answered.from_user:
        return Origin.CHAT
    return _whose(answered.from_user, message)


def _whose(user: User, message: Message) -> Origin:
    if user.id == _bot(message):
        return Origin.OURS
    return Origin.OWN if message.from_user and user.id == message.from_user.id else Origin.USER


def _bot(message: Message) -> int:
    """Our own id, which the token begins with."""
    return int(message.get_bot().token.partition(":")[0])


def _file(message: object) -> str:
    return next((kind.value for name, kind in _FILES.items() if getattr(message, name, None)), "")
