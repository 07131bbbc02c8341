"""The text keys that are put together while Rida runs: what each of them can become.

One row for every computed key, as it stands in the code, with every key that it makes. `test_text_keys.py`
fails for a computed key without a row, and for a key of a row without a sentence in each language.
"""

from collections.abc import Iterable, Mapping
from typing import get_args

from bot.app.pictures import CONTACTS
from bot.channels.email.incoming import mailbox
from bot.channels.email.oauth import Fault as SignIn
from bot.channels.email.server_replies import MENDS
from bot.channels.shared.commands import PERSON
from bot.channels.whatsapp.api.errors import CODES, SUBCODES, Class
from bot.commands.audit import COLUMNS as TRAIL
from bot.commands.check.telegram_account import WELL, WRONG
from bot.commands.check.update_conflicts import SHARED
from bot.commands.check.whatsapp_account import ENTITIES
from bot.commands.connect.command import SAID_BARE
from bot.commands.connect.progress import OUT
from bot.commands.faq.command import LINTED
from bot.commands.init.members import KEEP
from bot.commands.init.script import PARTS as INIT_PARTS
from bot.commands.init.script import SAMPLES, SECRET
from bot.commands.promise.notices import COLUMNS as NOTICES
from bot.commands.staff import COLUMNS as STAFF_LIST
from bot.commands.staff import STATES
from bot.config.privacy import Basis
from bot.core.ailments import Ailing
from bot.core.answer import Part
from bot.core.assessment import Complexity, Severity
from bot.core.audit import MACHINE, OPERATOR, Action, Fault
from bot.core.audit import Reason as Why
from bot.core.case import Kind, Move, Quality, Status
from bot.core.dated_action import ActionStep
from bot.core.disclosure import EVERYBODY, SOMEBODY_ELSE, Matter, Reach, Wish
from bot.core.events import (
    AccountNews,
    AttachmentKind,
    Corrected,
    Lacking,
    Origin,
    SharedBy,
    Trouble,
    UnheardFor,
)
from bot.core.facts import Role
from bot.core.intake import SOURCES
from bot.core.learning import Reason
from bot.core.passes import PassState
from bot.core.personal import TOLD, Who
from bot.core.privacy import Purpose, RequestKind, RequestStatus
from bot.core.purpose import Purpose as Aim
from bot.core.registration import FieldKind, RegistrationStatus
from bot.core.sorting import Relationship
from bot.core.staff_text.buttons import DESK
from bot.core.staff_text.commands import STAFF
from bot.policy.languages import ENGLISH, OTHERS
from bot.runtime.files.attachments import Reason as FileRefused
from bot.store.backups import folder, record
from bot.store.backups.archive import BackupError
from bot.store.backups.record import Drill
from bot.texts import breach
from bot.texts.catalogue import bundle
from bot.texts.society import CHANNELS
from bot.web.chat.presses import STANDING
from bot.web.ops.lights import Colour
from faq.acts.heard import Act
from faq.detect.relations import KIN, SEVERAL
from faq.detect.smalltalk import KINDS as SMALLTALK
from faq.text import language
from handlers.case_room.events import escalation, person_events
from handlers.case_room.waiting_and_delay import DELAYS
from handlers.desk.reports import CATEGORIES
from handlers.desk.templates import CHANGES
from handlers.person.acts.beside import BESIDE
from handlers.person.acts.need import ANSWERS as NEED_ANSWERS
from handlers.person.acts.unsure import OFFERED
from handlers.person.confidence.choosing import VOLUNTEER, WHOM
from handlers.person.navigation.paused_forms import NAMED as RESUMED
from handlers.person.navigation.smalltalk import GREETING
from handlers.person.own_cases.appeals import RETURNED
from handlers.person.registration.field_values import Wrong
from handlers.person.registration.tellings import WAYS
from handlers.shared import taken_back
from handlers.shared.message_content import FILE_REFUSALS
from handlers.shared.permissions import MAY
from handlers.staff_private import private_reading
from handlers.staff_private.intake_steps import CHANGED


def made(pattern: str, *parts: Iterable[object]) -> tuple[str, ...]:
    """`pattern` with its braces filled in by each of the parts."""
    return tuple(pattern.replace("{}", str(part)) for each in parts for part in each)


HELP = tuple(key for key in bundle(ENGLISH.code)._messages if key.startswith(("usage-", "verb-")))
"""What `--help` says; tests/unit/commands/test_verbs.py walks every verb and option, and finds each."""

HELD_KINDS = [*Aim, "room", "desk", "mailbox", "letterbox"]
LEFT = [Kind.COMPLAINT, Kind.QUESTION]  # they are opened in their own topics
IN_ONE_MESSAGE = [kind for kind in Kind if kind not in LEFT]
OF_BACKUPS = ("none", "refused", "same-disk", "plain", "open", "late", "failed", "untried", "lost")


def backup_refusals() -> list[str]:
    """The key of each typed refusal of a backup."""
    known = {folder.AnotherFolder, record.RecordUnreadable, *backup_errors(BackupError)}
    return sorted({each.key for each in known if each.key})


def backup_errors(kind: type[BackupError]) -> Iterable[type[BackupError]]:
    for each in kind.__subclasses__():
        yield each
        yield from backup_errors(each)


STEPS, PERSONS_NEWS = get_args(escalation.Told), get_args(person_events.Told)
CRIES = ("urgent", "urgent-still")
CRY_OVER = ("urgent-heard", "urgent-false")
OF_WHATSAPP = (*CODES.values(), *SUBCODES.values())
WHY_PARKED = (
    *("trylater", "unreachable", "deleted", "held", "refused"),
    *("address-not-taken", "file-missing", "mail-blocked", "mail-refused", "mail-too-large"),
    *("mailbox-full", "no-address", "no-mailbox", "intake"),
    *(f"whatsapp-{why}" for why in ("unreachable", "own-number", "no-number", "window")),
    *(why for kind, why in CODES.values() if kind is Class.TEMPLATE),
)
BY_PASSWORD = tuple(each for each in mailbox.Trouble if not each.startswith("oauth-"))
TO_MEND = {
    f"whatsapp-{more.removeprefix('whatsapp-')}" for kind, more in OF_WHATSAPP if kind is Class.SOCIETY
} | set(filter(None, MENDS.values()))
WHY_TEMPLATE = {"refused", *(more for kind, more in OF_WHATSAPP if kind is Class.TEMPLATE)}
LETTERS = (
    *made("letter-{}", STEPS, PERSONS_NEWS, CRIES),
    *made("letter-{}", ("opened", "opened-delay", "opened-suggestion", "delayed", "delegated")),
    *made("letter-{}", ("delegation-over", "unheard", "morning", "digest", "bot-shared", "action")),
    *made("letter-{}", ("channel-silent", "disk-scarce", "trail", "ails", "well", "quiet")),
    *made("letter-{}", ("private", "private-danger")),
    *made("letter-{}", ("private-outside", "private-outside-danger")),
    *made("letter-group-{}", ("closed", "trouble", "mended")),
    "letter-config-overrules",
)
TONGUES = {*language.SCRIPTS.values(), *language.LATIN, "ur"}
ORIGINS = (each.replace("_", "-") for each in (*Origin, "unknown"))
MAIL_STATUSES = ("queued", "sent", "parked")

LIGHTS = ("read", "sent", "promises", "disk", "backup", "database", "backup-off", "backup-none")
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
    # backups
    "backup-refused-{error.key}": made("backup-refused-{}", backup_refusals()),
    "backup-drill-{entry.drill}": made("backup-drill-{}", Drill),
    "check-telegram-{key}": made("check-telegram-{}", (*WELL, *WRONG)),
    "check-telegram-{key}-mend": made("check-telegram-{}-mend", WRONG),
    "check-talk-{how}": made("check-talk-{}", ("none", "left")),
    "check-talk-{how}-mend": made("check-talk-{}-mend", ("none", "left")),
    "check-shared-{key}": made("check-shared-{}", SHARED),
    "check-shared-{key}-mend": made("check-shared-{}-mend", SHARED),
    "check-mailbox-{trouble}": made("check-mailbox-{}", BY_PASSWORD),
    "check-mailbox-{trouble}-mend": made("check-mailbox-{}-mend", BY_PASSWORD),
    "check-oauth-{fault}": made("check-oauth-{}", SignIn),
    "check-oauth-{fault}-mend": made("check-oauth-{}-mend", SignIn),
    "check-mailbox-{weak}": made("check-mailbox-{}", ("read-only", "plain", "unsure")),
    "check-mailbox-{weak}-mend": made("check-mailbox-{}-mend", ("read-only", "plain", "unsure")),
    "check-whatsapp-{what}": made("check-whatsapp-{}", ("the-number", "the-account")),
    "check-whatsapp-{about}": made("check-whatsapp-{}", ENTITIES.values(), ("something",)),
    "check-whatsapp-{key}": made("check-whatsapp-{}", ("unpaid", "error")),
    "check-trail-{fault}": made("check-trail-{}", Fault),
    "check-backup-{key}": made("check-backup-{}", OF_BACKUPS, ("good",)),
    "check-backup-{key}-mend": made("check-backup-{}-mend", OF_BACKUPS),
    "health-{light.what}": made("health-{}", LIGHTS, ("mend", "quiet", "version", "version-after")),
    "health-{light.what}-{light.colour}": (
        *(f"health-{each}-{c}" for each in LIGHTS[:5] for c in Colour),
        *made("health-database-{}", ("green", "red")),
        *made("health-{}-red", ("mend",)),
        *made("health-{}-yellow", ("backup-off", "backup-none", "quiet")),
        *made("health-{}-green", ("version", "version-after")),
    ),
    "channel-{light.channel}": made("channel-{}", ("web", "telegram", "whatsapp", "email")),
    "health-{light.colour}": made("health-{}", Colour),
    "health-{colour}": made("health-{}", Colour),
    "health-all-{_worst(lights)}": made("health-all-{}", Colour),
    "ails-{each.key}": made("ails-{}", Ailing),
    "well-{each.key}": made("well-{}", Ailing),
    "desk-trail-{event.fault}": made("desk-trail-{}", Fault),
    # a case
    "kind-{case.kind}": made("kind-{}", Kind),
    "kind-{kind}": made("kind-{}", Kind),
    "kind-{draft.kind}": made("kind-{}", Kind),
    "kind-{each}": made("kind-{}", Kind),
    "choice-intake-change-{each}": made("choice-intake-change-{}", CHANGED),
    "room-telephone-{event.how}": made("room-telephone-{}", Corrected),
    "choice-source-{each}": made("choice-source-{}", SOURCES),
    "choice-rate-{each}": made("choice-rate-{}", Quality),
    "choice-solved-{each}": made("choice-solved-{}", ("yes", "no")),
    "source-{source}": made("source-{}", SOURCES),
    "source-{case.source}": made("source-{}", SOURCES),
    "web-room-{case.kind}": made("web-room-{}", Kind),
    "{_kind(turn)}-ask": made("{}-ask", IN_ONE_MESSAGE),
    "{_kind(turn)}-ask-told": made("{}-ask-told", IN_ONE_MESSAGE),
    "{case.kind}-outcome": made("{}-outcome", (kind for kind in Kind if not kind.is_rated)),
    "choice-i-am-{each}": made("choice-i-am-{}", Relationship),
    "relationship-{each}": made("relationship-{}", Relationship),
    "relationship-{case.relationship}": made("relationship-{}", Relationship),
    "relationship-{id}": made("relationship-{}", Relationship),
    "{case.kind}-opened": made("{}-opened", IN_ONE_MESSAGE),
    "mail-opened-{kind}": made("mail-opened-{}", Kind),
    "{kind}-heard": made("{}-heard", (Kind.DELAY, Kind.SUGGESTION)),
    "beside-{act}": made("beside-{}", BESIDE),
    "severity-{said.severity}": made("severity-{}", Severity),
    "complexity-{said.complexity}": made("complexity-{}", Complexity),
    "severity-{axes.severity}": made("severity-{}", Severity),
    "complexity-{axes.complexity}": made("complexity-{}", Complexity),
    "choice-severity-{graver.severity}": made("choice-severity-{}", Severity),
    "choice-complexity-{complexity.complexity}": made("choice-complexity-{}", Complexity),
    "choice-severity-{each}": made("choice-severity-{}", Severity),
    "choice-complexity-{each}": made("choice-complexity-{}", Complexity),
    "choice-act-{act}": made("choice-act-{}", (*OFFERED, Act.HUMAN)),
    "status-{case.status}": made("status-{}", Status),
    "case-is-{case.status}": made("case-is-{}", Status),
    "case-is-{into.status}": made("case-is-{}", Status),
    "case-away-{case.status}": made("case-away-{}", (Status.OFFERED, Status.RESOLVED)),
    "{kind}-{name}": (
        *made("source-{}", SOURCES),
        *made("kind-{}", Kind),
        *made("case-is-{}", Status),
        *made("act-{}", ACTS),
        *made("priced-as-{}", (*CATEGORIES, "other")),
        *made("severity-{}", Severity),
    ),
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
    "channel-{talk.channel}": made("channel-{}", ("web", "telegram", "whatsapp", "intake")),
    # what staff are told
    "room-{key}": made("room-{}", STEPS, CRIES, CRY_OVER),
    "room-{what}": made("room-{}", ("reopened", "unsolved")),
    "room-{why}": made("room-{}", FILE_REFUSALS),
    "member-{key}": made("member-{}", CRIES, CRY_OVER),
    "member-{what}": made("member-{}", PERSONS_NEWS, ("thanked", "category")),
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
    "parked-{event.why}": made("parked-{}", WHY_PARKED),
    "room-unreachable-why{resolved}": made("room-unreachable-why{}", ("", "-resolved")),
    "room-unreachable{resolved}": made("room-unreachable{}", ("", "-resolved")),
    "down-{event.why}": made("down-{}", TO_MEND),
    "down-{why}": made("down-{}", TO_MEND),
    "parked-{why}": made("parked-{}", WHY_TEMPLATE),
    "parked-{event.what}": made("parked-{}", WHY_TEMPLATE),
    "desk-account-{event.what}": made("desk-account-{}", get_args(AccountNews)),
    "desk-template-{event.what}": made("desk-template-{}", CHANGES),
    "link-on-{offer.channel}": made("link-on-{}", ("web", "email", "telegram", "whatsapp")),
    "link-on-{event.channel}": made("link-on-{}", ("web", "email", "telegram", "whatsapp")),
    "channel-{channel}": made("channel-{}", ("web", "email", "telegram", "whatsapp", "intake")),
    "channel-{each.to.channel}": made("channel-{}", ("web", "email", "telegram", "whatsapp", "intake")),
    "restore-kind-{kind}": made("restore-kind-{}", HELD_KINDS),
    "restore-kind-{each.kind}": made("restore-kind-{}", HELD_KINDS),
    "channel-{way.channel}": made("channel-{}", ("web", "telegram", "whatsapp")),
    "channel-{event.channel}": made("channel-{}", ("web", "email", "telegram", "whatsapp", "intake")),
    "desk-group-{event.kind}": made("desk-group-{}", get_args(Trouble)),
    "desk-group-{event.kind}-mended": made("desk-group-{}-mended", get_args(Trouble)),
    "desk-bot-shared-{event.how}": made("desk-bot-shared-{}", get_args(SharedBy)),
    "staff-unheard-{event.why}": made("staff-unheard-{}", get_args(UnheardFor)),
    "door-{state}": made("door-{}", PassState),
    "check-reader-without-talk-{role}": made(
        "check-reader-without-talk-{}", ("confidential", "director")
    ),
    "verb-{'-'.join(path) or 'rida'}": HELP,
    "usage-more-{'-'.join(path)}": HELP,
    # tables of the command
    "calendar-{row['what']}": made("calendar-{}", ("holiday", "begins", "ends")),
    "notices-{each}": made("notices-{}", NOTICES),
    "faq-lint-{each}": made("faq-lint-{}", LINTED),
    "staff-list-{each}": made("staff-list-{}", STAFF_LIST),
    "staff-state-{state}": made("staff-state-{}", STATES),
    "role-{role.value}": made("role-{}", Role),
    "role-{row['role']}": made("role-{}", Role),
    "audit-column-{each}": made("audit-column-{}", TRAIL),
    "registrations-{column.replace(' ', '-')}": made(
        "registrations-{}", ("number", "status", "registered", "for", "same-phone", "attended", "by")
    ),
    # the set-up by questions
    "init-part-{question.part}": made("init-part-{}", INIT_PARTS),
    "init-ask-{key}": made(
        "init-ask-{}",
        ("email", "mobile", "phone", "social", "address"),
        ("hours", "weekend", "country", "timezone"),
    ),
    "init-role-{each}": made("init-role-{}", Role),
    "init-role-{role}": made("init-role-{}", Role),
    "init-role-{default}": made("init-role-{}", Role),
    "init-staff-{each}": made("init-staff-{}", KEEP),
    "init-secret-{each}": made("init-secret-{}", SECRET),
    "init-samples-{each}": made("init-samples-{}", SAMPLES),
    "init-samples-{default}": made("init-samples-{}", SAMPLES),
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
    "role-{member.role}": made("role-{}", Role),
    "bot-lacks-{each}": made("bot-lacks-{}", get_args(Lacking), (OUT,)),
    "connect-{name}": made("connect-{}", SAID_BARE),
    "web-role-{member.role}": made("web-role-{}", Role),
    "person-role-{role}": made("person-role-{}", Role),
    "action-is-{step}": made("action-is-{}", ActionStep),
    "member-action-{step}": made("member-action-{}", ActionStep),
    "appeal-sorry-{why}": made("appeal-sorry-{}", ("last", RETURNED)),
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
    # the answer under headings
    "answer-heading-{part}": made("answer-heading-{}", Part),
    "answer-draft-{what}": made("answer-draft-{}", ("chosen", "late", "goodwill", "appeal")),
    # the society, its pages and its bot
    "contact-{channel}": made("contact-{}", CHANNELS),
    "contact-{channel}{'-extension' if with_extension else ''}": made(
        "contact-{}", CONTACTS, ("phone-extension",)
    ),
    # tables that leave
    "export-column-{key}": made(
        "export-column-{}",
        (
            *(
                "number",
                "kind",
                "category",
                "department",
                "relationship",
                "status",
                "channel",
                "source",
                "opened",
                "due",
                "answered",
                "settled",
                "missed",
            ),
            *(
                "assignee",
                "rounds",
                "round",
                "quality",
                "solved",
                "urgent",
                *("severity", "safety", "complexity", "assessed"),
                "words",
                "expectation",
                "name",
            ),
            *("telephone", "rated", "initiative", "registered", "relation", "same-phone", "attended"),
            "attended-by",
        ),
    ),
    "export-status-{case.status}": made("export-status-{}", Status),
    "export-channel-{who[0]}": made(
        "export-channel-{}", ("web", "telegram", "whatsapp", "email", "erased", "intake")
    ),
    "export-registration-{each.status}": made("export-registration-{}", RegistrationStatus),
    "kind-{row['kind']}": made("kind-{}", Kind),
    "quality-{row['quality']}": made("quality-{}", Quality),
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
    "mail-{made.hexdigest()[:40]}": "what the inbox calls a mail without an id",
    "case-{case}": "a room's address",
    "case-{number}": "a room's address",
    "web-{delivery.id}": "what a page calls a message",
    "mail-{fault}": "what a finding of `rida check` is known by",
    "whatsapp-{key}": "what a finding of `rida check` is known by",
    "parked-{row.id}": "what the inbox calls an event",
    "private-{row.id}": "what the inbox calls an event",
    "{match[2]}s": "the name of an argument",
    "{WAIT}digest": "a timer",
    "held-{held.id}": "the place of a question in a room",
    "held-{row.id}-{since.isoformat()}": "what the inbox calls an event",
    "{awaited(case)}window": "a timer",
    "heard-{row.id}": "what the inbox calls what a machine has heard",
    "init-{turn.arg.lower().removeprefix('init-')}": "the answer about an initiative",
    "backup-{key}": "by which a finding of `rida check` is known again",
    "line-{self.lines}": "what a talk in the terminal calls a message",
}
"""Put together as well, and like a key by chance: what they are."""
