"""What staff correct is heard from then on, and is written into the files of acts."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.commands.faq.pull import pull
from bot.core.learning import Addition, AdditionKind, AdditionStatus
from faq.acts.heard import Act
from faq.engine.additions import merged, of_entries, with_acts
from faq.engine.answering import Answering
from faq.engine.messages import FOLDER, ActMessage, act_messages
from faq.entries import Entry
from faq.entries import load as load_entries

NOW = datetime(2026, 11, 29, 9, tzinfo=UTC)
MESSAGES = (
    ActMessage("شكرا لكم على الدورة", Act.THANK),
    ActMessage("الموظف صرخ علي", Act.COMPLAIN),
    ActMessage("متى دوامكم", Act.ASK),
    ActMessage("عندي ايجار وما معي", Act.NEED),
)
ENTRIES = (
    Entry("office-hours", {}, {"ar": "من ثمانية"}, {"ar": ("متى دوامكم", "ساعات الدوام")}),
    Entry("location", {}, {"ar": "في جدة"}, {"ar": ("وين موقعكم", "عنوان الجمعية")}),
)


def addition(*ways: str, act: Act = Act.NEED, id: int = 1) -> Addition:
    return Addition(
        id, AdditionKind.ACT, act.value, ways, "agent", NOW, AdditionStatus.APPROVED, decided_at=NOW
    )


def test_a_correction_goes_before_what_shipped() -> None:
    messages = with_acts(MESSAGES, [addition("الموظف صرخ علي!", "ساعدونا الله يرضى عليكم")])
    acts = {each.text: each.act for each in messages}
    assert "الموظف صرخ علي" not in acts
    assert acts["الموظف صرخ علي!"] is Act.NEED and acts["ساعدونا الله يرضى عليكم"] is Act.NEED


def test_it_makes_no_entry_and_no_way_to_ask() -> None:
    taught = [addition("متى دوامكم يا ناس")]
    assert of_entries(taught) == () and merged(ENTRIES, of_entries(taught)) == ENTRIES


def test_what_was_approved_is_heard_by_whoever_shares_the_answers_alone() -> None:
    base = Answering(ENTRIES, messages=MESSAGES)
    forked, text = base.fork(), "المكيف خربان ونبي نبرد"
    before = base.hear(text).acts
    forked.adopt([addition(text, "المكيف خربان عندنا", "نبي مكيف نبرد")])
    assert forked.hear(text).acts[0].act is Act.NEED
    assert base.hear(text).acts == before
    assert forked.ask("متى دوامكم").decision == "answer"


# Written into the files -------------------------------------------------------------------------------


@pytest.fixture
def acts(tmp_path: Path) -> Path:
    folder = tmp_path / "acts"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return folder


@pytest.fixture
def entries(tmp_path: Path) -> Path:
    folder = tmp_path / "entries"
    shutil.copytree(Path(load_entries.__code__.co_filename).parent / "entries", folder)
    return folder


def test_they_are_written_once(acts: Path, entries: Path) -> None:
    taught = [addition('المكيف "خربان" : ونبي نبرد', act=Act.NEED)]
    before = len(act_messages(acts))
    pulled = pull(taught, entries, UTC, acts)
    assert pulled.written == (("need.yaml", "1 more messages"),) and not pulled.conflicts
    kept = act_messages(acts)
    assert len(kept) == before + 1
    assert ActMessage('المكيف "خربان" : ونبي نبرد', Act.NEED) in kept
    assert pull(taught, entries, UTC, acts).written == ()


def test_what_another_act_has_is_named_and_left_out(acts: Path, entries: Path) -> None:
    taken = next(each.text for each in act_messages(acts) if each.act is Act.THANK)
    pulled = pull([addition(taken, act=Act.COMPLAIN)], entries, UTC, acts)
    assert not pulled.written and "thank.yaml" in pulled.conflicts[0]


def test_the_rest_of_the_file_stays_as_it_is(acts: Path, entries: Path) -> None:
    file = acts / "complain.yaml"
    before = file.read_text("utf-8").splitlines()
    pull([addition("المدرسة تاخرت علينا وايد", act=Act.COMPLAIN)], entries, UTC, acts)
    after = file.read_text("utf-8").splitlines()
    assert [line for line in after if line in before] == before and len(after) == len(before) + 1
