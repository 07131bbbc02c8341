"""The text keys that are put together while Rida runs: what each of them can become.

One row for every computed key, as it stands in the code, with every key that it makes. `test_text_keys.py`
fails for a computed key without a row, and for a key of a row without a sentence in each language.
"""

from collections.abc import Iterable, Mapping
from typing import get_args

from bot.app.pictures import CONTACTS
from bot.channels.telegram.api.commands import PERSON
from bot.config.privacy import Basis
from bot.core.audit import MACHINE, OPERATOR, Action, Fault
from bot.core.audit import Reason as Why
from bot.core.case import Kind, Move, Quality, Status
from bot.core.disclosure import EVERYBODY, SOMEBODY_ELSE, Matter, Reach, Wish
from bot.core.events import AttachmentKind, Origin, SharedBy, Trouble, UnheardFor
from bot.core.facts import Role
from bot.core.learning import Reason
from bot.core.passes import PassState
from bot.core.personal import TOLD, Who
from bot.core.privacy import Purpose, RequestKind, RequestStatus
from bot.core.registration import FieldKind, RegistrationStatus
from bot.core.staff_text.buttons import DESK
from bot.core.staff_text.commands import STAFF
from bot.policy.languages import OTHERS
from bot.runtime.files.attachments import Reason as FileRefused
from bot.texts import breach
from bot.texts.society import CHANNELS
from bot.web.chat.presses import STANDING
from faq.acts.heard import Act
from faq.detect.relations import KIN, SEVERAL
from faq.detect.smalltalk import KINDS as SMALLTALK
from faq.text import language
from handlers.case_room.events import escalation, person_events
from handlers.case_room.waiting_and_delay import DELAYS
from handlers.person.acts.beside import BESIDE
from handlers.person.acts.need import ANSWERS as NEED_ANSWERS
from handlers.person.acts.unsure import OFFERED
from handlers.person.confidence.choosing import VOLUNTEER, WHOM
from handlers.person.navigation.paused_forms import NAMED as RESUMED
from handlers.person.navigation.smalltalk import GREETING
from handlers.person.registration.field_values import Wrong
from handlers.person.registration.tellings import WAYS
from handlers.shared import taken_back
from handlers.shared.message_content import FILE_REFUSALS
from handlers.shared.permissions import MAY
from handlers.staff_private import private_reading


def made(pattern: str, *parts: Iterable[object]) -> tuple[str, ...]:
    """`pattern` with its braces filled in by each of the parts."""
    return tuple(pattern.replace("{}", str(part)) for each in parts for part in each)


LEFT = [Kind.COMPLAINT, Kind.QUESTION]  # they are opened in their own topics
IN_ONE_MESSAGE = [kind for kind in Kind if kind not in LEFT]
STEPS, PERSONS_NEWS = get_args(escalation.Told), get_args(person_events.Told)
CRIES = ("urgent", "urgent-still")
CRY_OVER = ("urgent-heard", "urgent-false")
WHY_PARKED = (
    *("trylater", "unreachable", "deleted", "refused"),
    *("address-not-taken", "file-missing", "mail-blocked", "mail-refused", "mail-too-large"),
    *("mailbox-full", "no-address", "no-mailbox"),
)
LETTERS = (
    *made("letter-{}", STEPS, PERSONS_NEWS, CRIES),
    *made("letter-{}", ("opened", "opened-delay", "opened-suggestion", "delayed", "delegated")),
    *made("letter-{}", ("delegation-over", "unheard", "morning", "digest", "bot-shared")),
    *made("letter-{}", ("channel-silent", "disk-scarce", "trail")),
    *made("letter-{}", ("private", "private-danger")),
    *made("letter-{}", ("private-outside", "private-outside-danger")),
    *made("letter-group-{}", ("closed", "trouble", "mended")),
)
TONGUES = {*language.SCRIPTS.values(), *language.LATIN, "ur"}
ORIGINS = (each.replace("_", "-") for each in (*Origin, "unknown"))
MAIL_STATUSES = ("queued", "sent", "parked")

ACTS = [act for act in Act if act is not Act.DISCLOSE]  # which stands in no list

KEYS: Mapping[str, tuple[str, ...]] = {
    # what follows from an act
    "act-{act}": made("act-{}", ACTS),
    "act-{case.act}": made("act-{}", ACTS),
    "act-{addition.entry}": made("act-{}", ACTS),
    "need-{id}": made("need-{}", NEED_ANSWERS),
    "smalltalk-{kind}": made("smalltalk-{}", (kind for kind in SMALLTALK if kind != GREETING)),
    # the audit trail
    "audit-{what}{how}": (
        *made("audit-{}", (each.replace("_", "-") for each in Action)),
        *made("audit-moved-{}", Move),
    ),
    "audit-why-{reason}": made("audit-why-{}", (each for each in Why if each not in [*Move])),
    "audit-{each.action.replace('_', '-')}": made(
        "audit-{}", (each.replace("_", "-") for each in Action)
    ),
    "audit-why-{each.reason}": made("audit-why-{}", (each for each in Why if each not in [*Move])),
    "breach-open-{each}": made("breach-open-{}", breach.OPEN),
    "breach-open-{name}": made("breach-open-{}", (*breach.OPEN, "contact", "kinds")),
    "breach-count-{name}": made("breach-count-{}", breach.RECORDS),
    "breach-who-{each.who}": made("breach-who-{}", (*Role, "former", MACHINE, OPERATOR)),
    "audit-by-{who}": made("audit-by-{}", ("person", "machine", "operator", "somebody")),
    "desk-trail-{event.fault}": made("desk-trail-{}", Fault),
    # a case
    "kind-{case.kind}": made("kind-{}", Kind),
    "kind-{kind}": made("kind-{}", Kind),
    "web-room-{case.kind}": made("web-room-{}", Kind),
    "{_kind(turn)}-ask": made("{}-ask", IN_ONE_MESSAGE),
    "{_kind(turn)}-ask-told": made("{}-ask-told", IN_ONE_MESSAGE),
    "{case.kind}-opened": made("{}-opened", IN_ONE_MESSAGE),
    "{kind}-heard": made("{}-heard", IN_ONE_MESSAGE),
    "beside-{act}": made("beside-{}", BESIDE),
    "choice-act-{act}": made("choice-act-{}", (*OFFERED, Act.HUMAN)),
    "status-{case.status}": made("status-{}", Status),
    "case-is-{case.status}": made("case-is-{}", Status),
    "case-away-{case.status}": made("case-away-{}", (Status.OFFERED, Status.RESOLVED)),
    "{kind}-{name}": (*made("kind-{}", Kind), *made("case-is-{}", Status), *made("act-{}", ACTS)),
    "quality-{quality}": made("quality-{}", Quality),
    "quality-{case.quality}": made("quality-{}", Quality),
    "quality-{case.quality or 'unsaid'}": made("quality-{}", Quality, ("unsaid",)),
    # a person's copy
    "status-{next(iter(MOVES[entry.move].values()))}": made("status-{}", Status),
    "copy-entry-{entry.kind}": made("copy-entry-{}", TOLD),
    "copy-consent-{consent.purpose}": made("copy-consent-{}", Purpose),
    "copy-request-{request.kind}": made("copy-request-{}", RequestKind),
    "copy-request-is-{request.status}": made("copy-request-is-{}", RequestStatus),
    "copy-by-{who}": made("copy-by-{}", Who),
    "copy-by-{said.who}": made("copy-by-{}", Who),
    "channel-{talk.channel}": made("channel-{}", ("web", "telegram")),
    # what staff are told
    "room-{key}": made("room-{}", STEPS, CRIES, CRY_OVER),
    "room-{what}": made("room-{}", ("reopened", "unsolved")),
    "room-{why}": made("room-{}", FILE_REFUSALS),
    "member-{key}": made("member-{}", CRIES, CRY_OVER),
    "member-{what}": made("member-{}", PERSONS_NEWS),
    "letter-{key}": made("letter-{}", STEPS, CRIES),
    "letter-{what}": made("letter-{}", PERSONS_NEWS),
    "{key}-subject": made("{}-subject", LETTERS),
    "choice-{action}": made("choice-{}", MAY),
    "choice-{button.part_of or action}": made("choice-{}", (each.part_of or each.id for each in DESK)),
    "choice-late-{n}": made("choice-late-{}", DELAYS),
    "learn-reason-{each.reason}": made("learn-reason-{}", Reason),
    "desk-parked{'-mail' if event.to else ''}{'-case' if event.case else ''}": made(
        "desk-parked{}", ("", "-mail", "-case", "-mail-case")
    ),
    "parked-{event.reason.lower()}": made("parked-{}", WHY_PARKED),
    "link-on-{offer.channel}": made("link-on-{}", ("web", "email", "telegram")),
    "link-on-{event.channel}": made("link-on-{}", ("web", "email", "telegram")),
    "channel-{event.channel}": made("channel-{}", ("web", "email", "telegram")),
    "desk-group-{event.kind}": made("desk-group-{}", get_args(Trouble)),
    "desk-group-{event.kind}-mended": made("desk-group-{}-mended", get_args(Trouble)),
    "desk-bot-shared-{event.how}": made("desk-bot-shared-{}", get_args(SharedBy)),
    "staff-unheard-{event.why}": made("staff-unheard-{}", get_args(UnheardFor)),
    "door-{state}": made("door-{}", PassState),
    # what was sent
    "told-forwarded-{kind}": made("told-forwarded-{}", ORIGINS),
    "told-quoted-{whose}": made("told-quoted-{}", ("own", "ours", "others")),
    "file-is-{quoted.file}": made("file-is-{}", AttachmentKind),
    "file-is-{file.kind}": made("file-is-{}", AttachmentKind),
    "files-{k}": made("files-{}", AttachmentKind),
    "files-{event.kind}": made("files-{}", AttachmentKind),
    "file-{error.reason}": made("file-{}", {*get_args(FileRefused)} - {"no-room"}),
    # people and roles
    "role-{invitation.role}": made("role-{}", Role),
    "web-role-{member.role}": made("web-role-{}", Role),
    "person-role-{role}": made("person-role-{}", Role),
    "tongue-{language}": made("tongue-{}", TONGUES),
    "choice-resume-{name}": made("choice-resume-{}", RESUMED, ("other",)),
    # what is confided
    "private-who-{role}": made("private-who-{}", Role),
    "taken-back-{kind}": made("taken-back-{}", ("case", "disclosure", "person")),
    "taken-back-{name}": made("taken-back-{}", ("emptied", "mails")),
    "taken-back-why-{reason}": made("taken-back-why-{}", taken_back.REASONS),
    "private-wish-{found.wish}": made("private-wish-{}", Wish),
    "private-told{again}": made("private-told{}", ("", "-again")),
    "private-danger{again}": made("private-danger{}", ("", "-again")),
    "private-about-{each}": made("private-about-{}", Role, (VOLUNTEER, EVERYBODY, SOMEBODY_ELSE)),
    "matter-{disclosure.matter.value if disclosure.matter else 'unsaid'}": made(
        "matter-{}", Matter, ("unsaid",)
    ),
    "choice-private-why-{r}": made("choice-private-why-{}", private_reading.REASONS),
    "private-reach-{reach}": made("private-reach-{}", Reach),
    "private-chosen-{each}": made("private-chosen-{}", ("no-name", "call", "neutral", "none", "about")),
    "choice-reach-{each}": made("choice-reach-{}", Reach),
    "choice-whom-{each}": made("choice-whom-{}", WHOM),
    "choice-matter-{each}": made("choice-matter-{}", Matter),
    # registrations
    "registration-hint-{field.kind}": made("registration-hint-{}", FieldKind),
    "registration-wrong-{wrong}": made("registration-wrong-{}", get_args(Wrong)),
    "registration-is-{registration.status}": made("registration-is-{}", RegistrationStatus),
    "form-told-{way or 'other'}": made("form-told-{}", WAYS, ("other",)),
    "choice-relation-{each}": made("choice-relation-{}", KIN),
    "choice-relation-{kin}": made("choice-relation-{}", (*KIN, SEVERAL)),
    "choice-relation-{named.kin}": made("choice-relation-{}", (*KIN, SEVERAL)),
    "registration-of-{named.kin}": made("registration-of-{}", KIN),
    "registration-for-{kin}": made("registration-for-{}", (*KIN, SEVERAL)),
    "initiative-window{ends or '-open'}": made(
        "initiative-window{}", ("-open", "-from", "-until", "-from-until")
    ),
    "choice-poster-{each.word}": made("choice-poster-{}", (each.word for each in OTHERS)),
    "poster-{'-'.join(told)}": made("poster-{}", ("opens", "closes", "opens-closes")),
    # what people are told of their data
    "privacy-basis-{purpose.basis}": made("privacy-basis-{}", Basis),
    "request-kind-{request.kind}": made("request-kind-{}", RequestKind),
    "request-what-{request.kind}": made("request-what-{}", RequestKind),
    "letter-request-{why}": made("letter-request-{}", ("new", "due")),
    "letter-request-{why}-subject": made("letter-request-{}-subject", ("new", "due")),
    # the society, its pages and its bot
    "contact-{channel}": made("contact-{}", CHANNELS),
    "contact-{channel}{'-extension' if with_extension else ''}": made(
        "contact-{}", CONTACTS, ("phone-extension",)
    ),
    "web-bar-{pressed.action}": made("web-bar-{}", STANDING),
    "web-mail-{item.status}": made("web-mail-{}", MAIL_STATUSES),
    "web-pass-{told}": made("web-pass-{}", ("valid", "used", "void")),
    "telegram-command-{n.replace('_', '-')}": made(
        "telegram-command-{}", (name.replace("_", "-") for name in (*PERSON, *STAFF))
    ),
}
"""Every computed key: as it stands in the code, and what it can become."""

BUTTONS = "choice-{self.action}"
"""The label of a button that names none; `test_text_keys.py` gathers the buttons."""

NO_TEXTS = {
    "case-{case}": "a room's address",
    "case-{number}": "a room's address",
    "web-{delivery.id}": "what a page calls a message",
    "parked-{row.id}": "what the inbox calls an event",
    "private-{row.id}": "what the inbox calls an event",
    "{match[2]}s": "the name of an argument",
    "{WAIT}digest": "a timer",
    "heard-{row.id}": "what the inbox calls what a machine has heard",
}
"""Put together as well, and like a key by chance: what they are."""
