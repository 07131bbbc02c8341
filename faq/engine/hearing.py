"""From a message to what it does: the acts, ranked, and those that are sure enough to act upon."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.policy.languages import FIRST
from faq.acts.heard import NOTHING_HEARD, Act, Heard, ScoredAct
from faq.engine.encoder import Encoder
from faq.engine.index import Index
from faq.engine.messages import ActMessage
from faq.entries import Entry
from faq.text.normalise import fold

SURE, LIKELY, GRAVE = 0.5, 0.08, 0.3


@dataclass(frozen=True)
class Hearing:
    """The acts, ready to be heard. Built once, never changed."""

    index: Index

    @classmethod
    def build(cls, messages: Sequence[ActMessage], encoder: Encoder | None = None) -> "Hearing":
        said = {act: tuple(each.text for each in messages if each.act is act) for act in Act}
        entries = [Entry(act.value, ask={FIRST: texts}) for act, texts in said.items()]
        return cls(Index.build(entries, encoder))

    def hear(self, text: str, /) -> Heard:
        if not fold(text):
            return NOTHING_HEARD
        shares = {Act(each.id): each.score for each in self.index.ask(text).candidates}
        acts = sorted((ScoredAct(act, shares.get(act, 0.0)) for act in Act), key=lambda a: -a.confidence)
        best = acts[0]
        if best.confidence >= SURE:
            return Heard(tuple(acts), (best.act,))
        grave = next((a.act for a in acts if a.act in (Act.DISCLOSE, Act.DANGER)), None)
        likely = tuple(a.act for a in acts if a.confidence >= LIKELY)[:3]
        return Heard(tuple(acts), (), likely, grave if grave and shares.get(grave, 0) >= GRAVE else None)
