"""The person's talk as another platform would show it, for the left phone of the demonstration.

The rule this module guards: how a message looks is told by the functions that send it there
(`Platform.bubbles`, `carries`, `call`); nothing of a platform's limits is known here or in a script.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby

from bot.core.events import Attachment
from bot.core.message_budget import can_join, is_news, joined
from bot.core.messages import TAKE_BACK, Button, Drawing, Message
from bot.core.purpose import Purpose, purpose_of
from bot.core.reply_window import WINDOW, reply_window
from bot.runtime.views import HistoryItem, SaidRow


@dataclass(frozen=True, slots=True)
class Key:
    """What can be pressed, as it reads there."""

    button: Button
    title: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message of a platform's. `rows` of keys stand below it; `opener` opens the `sheet`."""

    text: str
    file: Attachment | Drawing | None = None
    rows: tuple[tuple[Key, ...], ...] = ()
    sheet: tuple[Key, ...] = ()
    opener: str = ""


@dataclass(frozen=True, slots=True)
class Platform:
    """`carries` says whether what a turn says goes as that one message; without it each goes alone, and
    changes what it takes the place of. `call` is what is said where nothing may be said freely; without
    it everything may be."""

    bubbles: Callable[[Message], Sequence[Bubble]]
    carries: Callable[[Message], bool] | None = None
    call: Callable[[Message], Message] | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What goes there as one: its words, and the rows that it was made of."""

    id: str
    at: datetime
    message: Message
    rows: tuple[SaidRow, ...] = ()
    opens: bool = False
    """It is the call: pressing it brings what is held."""

    def stamp_of(self, button: Button) -> int:
        """The prompt that it belongs to: of several, the one that offered it last."""
        named = (button.action, button.arg, button.url)
        of = (row.message for row in reversed(self.rows))
        return next(
            (m.stamp for m in of if any((b.action, b.arg, b.url) == named for b in m.buttons)),
            self.message.stamp,
        )


Shown = HistoryItem | Said
"""In its order: what came in, and what went out."""


def shown_on(
    platform: Platform, came: Iterable[HistoryItem], said: Iterable[SaidRow], opened: Collection[str]
) -> list[Shown]:
    """`opened` names the calls that were pressed on this page."""
    telling = _Telling(platform, opened)
    for each in _in_order(came, _bundles(platform, said)):
        telling.hear(each) if isinstance(each, HistoryItem) else telling.say(each)
    return telling.shown


def _in_order(came: Iterable[HistoryItem], said: Iterable[Said]) -> list[Shown]:
    both: list[Shown] = [*came, *said]
    return sorted(both, key=lambda each: (each.at, isinstance(each, Said)))


def _bundles(platform: Platform, said: Iterable[SaidRow]) -> Iterator[Said]:
    rows = [row for row in said if row.message.key != TAKE_BACK]
    for turn, of_turn in groupby(rows, key=lambda row: row.turn):
        same = list(of_turn)
        alone = not turn or platform.carries is None
        yield from (_said([row]) for row in same) if alone else _joined(platform, same)


def _joined(platform: Platform, rows: list[SaidRow]) -> Iterator[Said]:
    together = rows[:1]
    for row in rows[1:]:
        may = can_join(together[-1].message, row.message)
        if may and platform.carries and platform.carries(_said([*together, row]).message):
            together.append(row)
            continue
        yield _said(together)
        together = [row]
    yield _said(together)


def _said(rows: list[SaidRow]) -> Said:
    message = joined([row.message for row in rows])
    return Said(f"out-{rows[0].id}", rows[-1].at, message, tuple(rows))


@dataclass
class _Telling:
    """The talk as far as it was told."""

    platform: Platform
    opened: Collection[str]
    shown: list[Shown] = field(default_factory=list)
    heard: datetime | None = None
    held: list[Said] = field(default_factory=list)
    called: bool = False

    def hear(self, item: HistoryItem) -> None:
        """Whoever writes or presses is sent everything that waits."""
        self.shown.append(item)
        self._open(item.at)

    def say(self, said: Said) -> None:
        if self.platform.carries and not self._is_news(said):
            return
        if self._may_be_said(said.at):
            self._show(said)
        elif purpose_of(said.message) is not Purpose.NUDGE:
            self._hold(said)

    def _may_be_said(self, at: datetime) -> bool:
        until = self.heard + WINDOW if self.heard and self.platform.call else None
        return reply_window(until, at).is_free and not self.held

    def _hold(self, said: Said) -> None:
        self.held.append(said)
        if self.called or not self.platform.call or not purpose_of(said.message).calls:
            return
        call = Said(f"call-{said.id}", said.at, self.platform.call(said.message), opens=True)
        self.called = True
        self.shown.append(call)
        if call.id in self.opened:
            press = call.message.buttons[0].label
            self.shown.append(HistoryItem(f"press-{call.id}", said.at, outgoing=False, text=press))
            self._open(said.at)

    def _open(self, at: datetime) -> None:
        self.heard, self.called = at, False
        for said in self.held:
            self._show(replace(said, at=max(said.at, at)))
        self.held.clear()

    def _show(self, said: Said) -> None:
        """What takes the place of an earlier one changes it, where that can be."""
        slot = said.message.slot
        places = (at for at, each in enumerate(self.shown) if isinstance(each, Said) and slot)
        before = next((at for at in places if self._slot(at) == slot), None)
        if before is None or self.platform.carries:
            self.shown.append(said)
        else:
            self.shown[before] = said

    def _slot(self, at: int) -> str:
        each = self.shown[at]
        return each.message.slot if isinstance(each, Said) else ""

    def _is_news(self, said: Said) -> bool:
        """What only tells again what stands there is no message where each has its price."""
        if not all(row.message.spare or row.message.slot for row in said.rows):
            return True
        last = next((each for each in reversed(self.shown) if isinstance(each, Said)), None)
        standing = [row.message for row in last.rows] if last else []
        return any(is_news(row.message, standing) for row in said.rows)
