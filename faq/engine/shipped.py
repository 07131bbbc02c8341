"""The answers that ship, ready to be asked: read once a process."""

from functools import cache

from faq.engine.answering import Answering
from faq.engine.kept import Kept
from faq.engine.kept import cache as users_cache
from faq.engine.messages import act_messages
from faq.entries import EntryError, load_all, outside


@cache
def shipped() -> tuple[Answering, tuple[EntryError, ...]]:
    """The entries that can be read, to be asked, and what is wrong with the others."""
    loaded = load_all()
    answers = Answering(loaded.entries, outside(), messages=act_messages(), building=Kept(users_cache()))
    return answers, loaded.errors
