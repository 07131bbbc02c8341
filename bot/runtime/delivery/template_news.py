"""What a platform tells of our templates: kept, and told to the desk once, with what to do.

The rule this module guards: a template that the platform does not take is not used, and whoever it should
have called is called as soon as it may be used again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from bot.core.events import TemplateChanged
from bot.core.purpose import TEMPLATE_MESSAGE, TEMPLATE_REPLY
from bot.policy.languages import LANGUAGES
from bot.runtime.delivery.calls import Calls
from bot.runtime.delivery.channel import Calling, Channel
from bot.runtime.shared.clock import Clock
from bot.runtime.shared.wakeups import Wakeups
from bot.store.queries import message_templates
from bot.store.queries.message_templates import UNUSABLE, TemplateState
from bot.store.sqlite.database import Database, until_kept


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateNews:
    """One of `status`, `category` and `quality`, in the platform's own words; `reason` says why.
    `will_be`: the category is only announced, for `at` (UTC; None: nobody says when)."""

    channel: str
    name: str
    language: str
    status: str = ""
    category: str = ""
    quality: str = ""
    reason: str = ""
    will_be: bool = False
    at: datetime | None = None


class HeardOfTemplates:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        wakeups: Wakeups,
        calls: Calls,
        channels: Mapping[str, Channel],
    ) -> None:
        self._database, self._clock, self._wakeups = database, clock, wakeups
        self._calls, self._channels = calls, channels

    async def heard(self, news: TemplateNews) -> None:
        """On the disk when this returns. Of a template that is none of ours nothing is kept."""
        if (news.name, news.language) in self._ours(news.channel):
            await until_kept(partial(self._keep, news))
            self._wakeups.wake()

    def _ours(self, channel: str) -> set[tuple[str, str] | None]:
        knows: object = self._channels.get(channel)
        if not isinstance(knows, Calling):
            return set()
        keys = (TEMPLATE_REPLY, TEMPLATE_MESSAGE)
        return {knows.template_of(key, language) for key in keys for language in LANGUAGES}

    async def _keep(self, news: TemplateNews) -> None:
        now = self._clock.now()
        async with self._database.write() as conn:
            before = await message_templates.get(conn, news.channel, news.name, news.language)
            after = _after(before, news)
            await self._calls.heard(conn, before, after, _told(before, after, news), now)


def _after(before: TemplateState, news: TemplateNews) -> TemplateState:
    """A status that is told anew says that what was refused before may be tried again."""
    changed = {
        name: said.lower()
        for name, said in (
            ("status", news.status),
            ("category", "" if news.will_be else news.category),
            ("quality", news.quality),
        )
        if said
    }
    return replace(before, **changed, **({"why": ""} if news.status else {}))


def _told(before: TemplateState, after: TemplateState, news: TemplateNews) -> TemplateChanged | None:
    """None: nothing that anybody need do something about."""
    detail = " · ".join(filter(None, (news.status or news.category or news.quality, news.reason)))
    told = TemplateChanged(news.channel, news.name, news.language, "", detail)
    if news.will_be:
        return replace(told, what="category-later", at=news.at)
    if before == after:
        return None
    if after.status != before.status or after.why != before.why:
        if after.status == "approved":
            return replace(told, what="approved")
        return replace(told, what="unusable") if after.status in UNUSABLE else None
    if after.category != before.category:
        return replace(told, what="category")
    is_bad = after.quality in ("yellow", "red", "low", "medium")
    return replace(told, what="quality") if is_bad else None
