"""Told without a name: a receipt opens it, and nothing leads from the talk to it."""

import hashlib
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.conversation import Address, Party, letterbox
from bot.core.events import (
    Attachment,
    AttachmentKind,
    ButtonPressed,
    DisclosureAnswered,
    FileCame,
    MessageEdited,
    MessageReceived,
    TalkLeft,
    VoiceHeard,
    Words,
)
from bot.core.receipts import ALL_FREE, FREE, Receipts, waits_until
from bot.texts.catalogue import plain
from faq.detect.receipts import in_groups
from tests.unit.person.test_disclosure import (
    KEEPER,
    MORE,
    TOLD,
    actions,
    everywhere_but,
    keys,
    world,
)
from tests.unit.world import SUNDAY_TEN, World, person, receipts

ELSEWHERE = Address("telegram", "another telephone", Party.PERSON)
WRONG = "1234 1234 1234 1234"
MINUTE = timedelta(minutes=1)


def nameless() -> World:
    told = world()
    told.write(person(), TOLD)
    told.press(person(), "anonymously")
    return told


def left() -> World:
    told = nameless()
    told.press(person(), "receipt-kept")
    return told


def receipt(told: World) -> str:
    """What was shown, as somebody copies it down."""
    made = told.disclosures[9001].receipt
    shown = next(r for r in told.receipts if receipts().digest(r) == made)
    return in_groups(shown)


def read(told: World) -> str:
    """What its reader sees once they look."""
    told.press(KEEPER, "private-look")
    return plain("".join(each.text for each in told.said[KEEPER]))


def answered(told: World, text: str = "نحن معك، كيف نساعدك؟") -> None:
    """By its reader, in their own talk."""
    told.press(KEEPER, "private-look")
    told.press(KEEPER, "private-answer")
    told.write(KEEPER, text)


# Told ----------------------------------------------------------------------------------------------------


def test_it_has_no_person_and_its_receipt_is_kept_as_a_digest_alone() -> None:
    told = nameless()
    found = told.disclosures[9001]
    assert found.person == 0 and found.is_anonymous and found.readers == ("keeper",)
    assert receipt(told).replace(" ", "") not in repr(found)
    assert TOLD in read(told)


def test_the_receipt_is_shown_so_that_it_is_kept_with_who_reads_it() -> None:
    told = world()
    told.write(person(), TOLD)
    (answer,) = told.press(person(), "anonymously")
    said = plain(answer.text)
    assert answer.key == "receipt-made" and f"\n{receipt(told)}\n" in said
    assert "لن يقرأها إلا الشخص المكلّف" in said and "ورقة" in said
    assert actions(answer) == ["receipt-kept", "receipt-again"]


def test_no_word_stands_in_the_conversation_and_its_rows_are_forgotten() -> None:
    told = nameless()
    kept = repr(told.conversation(person()))
    assert TOLD not in kept
    assert [talk.since for talk in told.forgotten] == [SUNDAY_TEN]
    assert told.forgotten[0].until == told.now
    assert TOLD not in everywhere_but(told, KEEPER, person())


def test_lines_hold_nothing_that_a_platform_or_a_clock_knows_them_by() -> None:
    told = world()
    told.now += timedelta(minutes=17)
    scan = Attachment("f1", AttachmentKind.DOCUMENT, "application/pdf", 10, "محمد الزهراني.pdf")
    told.happen(person(), MessageReceived(Words(TOLD, (scan,), id="m77", reply_to="m70")))
    told.write(person(), "وصلوه بدون اسمي")
    told.press(person(), "anonymously")
    told.happen(person(), MessageReceived(Words(MORE, id="m78")))
    found = told.disclosures[9001]
    assert found.words[0].text == TOLD and found.words[-1].text == MORE
    assert all(not (each.id or each.reply_to or each.quoted) for each in found.words)
    assert {each.at for each in found.words} == {found.opened_at} == {SUNDAY_TEN}
    assert found.words[0].attachments[0].name == ""


@pytest.mark.parametrize("way", ["بلا اسم", "بدون اسمي", "ما ابغى احد يعرفني", "anonymously", "2"])
def test_it_is_asked_for_in_words_too(way: str) -> None:
    told = world()
    told.write(person(), TOLD)
    assert keys(told.write(person(), way)) == ["receipt-made"]


def test_chosen_before_a_word_is_told_it_holds_until_it_is() -> None:
    told = world()
    told.write(person(), "أمر خاص")
    (tell,) = told.write(person(), "بلا اسم")
    assert tell.key == "private-tell" and "بلا اسم ولا رقم" in plain(tell.text)
    (offer,) = told.write(person(), "واحد يضايق البنات عندكم")
    assert "بلا اسم ولا رقم" in plain(offer.text) and "anonymously" not in actions(offer)
    assert keys(told.write(person(), "نعم")) == ["receipt-made"]
    assert told.disclosures[9001].person == 0


# A second chance, and none after it -----------------------------------------------------------------------


@pytest.mark.parametrize("again", ["اعرضه مرة أخرى", "ما لحقت اكتبه", "show it again", "لا"])
def test_it_is_shown_again_where_they_ask(again: str) -> None:
    told = nameless()
    (shown,) = told.write(person(), again)
    assert shown.key == "receipt-shown" and receipt(told) in plain(shown.text)


@pytest.mark.parametrize("leave", ["القائمة", "رجوع", "إلغاء"])
def test_whoever_leaves_is_asked_once_whether_they_have_kept_it(leave: str) -> None:
    told = nameless()
    (asked,) = told.write(person(), leave)
    assert asked.key == "receipt-asked" and told.conversation(person()).confided
    told.write(person(), leave)
    assert told.conversation(person()).confided is None


@pytest.mark.parametrize("kept", ["حفظته", "خلاص كتبته", "نعم", "i wrote it down", "صورته"])
def test_once_they_have_kept_it_nothing_leads_to_it(kept: str) -> None:
    told = nameless()
    (over,) = told.write(person(), kept)
    here = told.conversation(person())
    assert over.key == "receipt-left" and here.confided is None and not here.data
    assert "9001" not in plain(over.text) and "9001" not in repr(here)
    assert not [key for key, (_, to, _e) in told.timers.items() if to == person()]
    assert keys(told.happen(person(), ButtonPressed("receipt-again"))) == ["receipt-gone"]


def test_after_a_quarter_of_an_hour_it_is_gone_by_itself_and_nothing_is_said() -> None:
    told = nameless()
    said = len(told.said[person()])
    told.wait(told.now + 16 * MINUTE)
    assert told.conversation(person()).confided is None and len(told.said[person()]) == said
    assert told.forgotten[-1].until is not None


def test_what_had_still_to_be_sent_is_forgotten_later() -> None:
    told = left()
    told.happen(person(), TalkLeft(SUNDAY_TEN, SUNDAY_TEN))
    assert told.forgotten[-1].since == told.forgotten[-1].until == SUNDAY_TEN


def test_more_goes_along_and_thanks_are_no_part_of_it() -> None:
    told = nameless()
    assert keys(told.write(person(), MORE)) == ["private-passed-on-unsigned"]
    told.write(person(), "شكرا")
    assert [each.text for each in told.disclosures[9001].words] == [TOLD, MORE]
    assert MORE in read(told)
    assert MORE not in repr(told.conversation(person()))


# Opened again ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["{}", " {} ", "رقمي {}", "my receipt {}"])
def test_the_receipt_opens_it_from_another_telephone(typed: str) -> None:
    told = left()
    answered(told)
    shown = told.write(ELSEWHERE, typed.format(receipt(told)))
    assert keys(shown) == ["private-wrote-unsigned", "private-open-unsigned"]
    assert "نحن معك" in plain(shown[0].text) and "قرأها شخص مؤتمن" in plain(shown[1].text)
    assert told.disclosures[9001].unread == 0
    told.write(ELSEWHERE, "أخاف أن يعرف")
    assert told.disclosures[9001].words[-1].text == "أخاف أن يعرف"
    told.write(ELSEWHERE, "القائمة")
    assert told.conversation(ELSEWHERE).confided is None
    assert "أخاف أن يعرف" not in repr(told.conversation(ELSEWHERE))


def test_in_the_digits_of_another_script_too() -> None:
    told = left()
    arabic = receipt(told).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert keys(told.write(ELSEWHERE, arabic)) == ["private-open-unsigned"]


def test_an_answer_waits_and_nobody_is_written_to() -> None:
    told = left()
    before = len(told.said[person()])
    answered(told)
    assert told.disclosures[9001].unread == 1
    assert len(told.said[person()]) == before and letterbox(9001) not in told.said


def test_the_form_that_it_was_typed_in_goes_on() -> None:
    told = left()
    told.write(ELSEWHERE, "شكوى")
    told.write(ELSEWHERE, "السلة ما وصلت")
    told.write(ELSEWHERE, receipt(told))
    told.write(ELSEWHERE, MORE)
    told.press(ELSEWHERE, "private-done")
    here = told.conversation(ELSEWHERE)
    assert here.topic == "complaint" and here.draft
    assert [each.text for each in here.draft.words] == ["السلة ما وصلت"]


def test_two_of_one_telephone_are_two() -> None:
    told = left()
    first = receipt(told)
    told.write(person(), TOLD + " مرة ثانية")
    told.write(person(), "بلا اسم")
    told.write(person(), "حفظته")
    assert {each.person for each in told.disclosures.values()} == {0} and len(told.disclosures) == 2
    told.write(person(), first)
    told.write(person(), "هذا للأولى")
    assert told.disclosures[9001].words[-1].text == "هذا للأولى"


def test_one_with_a_name_stays_beside_it() -> None:
    told = world()
    told.write(person(), TOLD)
    told.press(person(), "confide")
    told.press(person(), "private-done")
    told.write(person(), TOLD + " وغيرها")
    told.write(person(), "بلا اسم")
    told.write(person(), "حفظته")
    assert told.disclosures[9001].person and not told.disclosures[9002].person
    held = told.conversation(person()).confided
    assert held and held.number == 9001 and not held.unsigned


def test_what_has_ended_can_be_read_and_no_more() -> None:
    told = left()
    answered(told)
    told.disclosures[9001] = replace(told.disclosures[9001], done_at=told.now)
    shown = told.write(ELSEWHERE, receipt(told))
    assert keys(shown) == ["private-wrote-unsigned", "private-ended-unsigned"]
    told.write(ELSEWHERE, "شي زيادة")
    assert [each.text for each in told.disclosures[9001].words] == [TOLD]
    told.write(ELSEWHERE, "القائمة")
    assert told.conversation(ELSEWHERE).confided is None


# Guessed --------------------------------------------------------------------------------------------------


def test_a_wrong_one_says_nothing_more_than_it_must_and_stays_nowhere() -> None:
    told = world()
    (wrong,) = told.write(person(), WRONG)
    assert wrong.key == "receipt-unknown"
    assert told.forgotten[-1].guessed and "1234" not in repr(told.conversation(person()).pending)


def test_after_five_it_waits_right_or_wrong_and_says_how_long() -> None:
    told = left()
    for _ in range(FREE):
        assert keys(told.write(ELSEWHERE, WRONG)) == ["receipt-unknown"]
    (slowed,) = told.write(ELSEWHERE, receipt(told))
    assert slowed.key == "receipt-slowed" and "10:05" in plain(slowed.text)
    told.wait(told.now + 6 * MINUTE)
    assert keys(told.write(ELSEWHERE, receipt(told))) == ["private-open-unsigned"]


def test_each_further_one_doubles_the_wait() -> None:
    own = [SUNDAY_TEN] * (FREE + 2)
    assert waits_until(own, (), SUNDAY_TEN) == SUNDAY_TEN + 20 * MINUTE
    assert waits_until(own, (), SUNDAY_TEN + 21 * MINUTE) is None


def test_whoever_has_the_file_guesses_slowly_too() -> None:
    digest = Receipts(b"a salt", str).digest("4321")
    assert digest == hashlib.scrypt(b"4321", salt=b"a salt", n=2**14, r=8, p=1, dklen=32).hex()


def test_all_together_are_slowed_too() -> None:
    told = left()
    for at in range(ALL_FREE):
        told.write(Address("web", f"guesser {at // 4}", Party.PERSON), WRONG)
    (slowed,) = told.write(ELSEWHERE, receipt(told))
    assert slowed.key == "receipt-slowed"
    told.wait(told.now + 61 * MINUTE)
    assert keys(told.write(ELSEWHERE, receipt(told))) == ["private-open-unsigned"]


# What comes later -----------------------------------------------------------------------------------------


def test_an_edit_while_it_is_open_goes_along_and_later_it_is_known_to_be_gone() -> None:
    told = nameless()
    told.happen(person(), MessageEdited(Words(TOLD + " أمس", id="m1")))
    assert told.disclosures[9001].words[-1].text == TOLD + " أمس"
    told.write(person(), "حفظته")
    told.blank = {"m1"}
    shown = told.happen(person(), MessageEdited(Words("سر آخر", id="m1")))
    assert keys(shown) == ["edit-forgotten"] and told.forgotten[-1].until is None
    assert "سر آخر" not in repr(told.conversation(person()))


def a_photo(told: World) -> Attachment:
    there = Attachment("place-1", AttachmentKind.PHOTO, "image/jpeg", 0, awaited=True)
    told.happen(person(), MessageReceived(Words("الصورة", (there,))))
    return there


def test_a_file_that_comes_later_finds_it_and_leaves_nothing_behind() -> None:
    told = nameless()
    a_photo(told)
    told.write(person(), "حفظته")
    told.linked_file = 9001
    photo = Attachment("f1", AttachmentKind.PHOTO, "image/jpeg", 7, "IMG_محمد.jpg")
    told.happen(person(), FileCame("place-1", photo))
    (kept,) = told.disclosures[9001].words[-1].attachments
    assert kept.id == "f1" and kept.name == "" and told.forgotten[-1].since is None


def test_a_voice_that_is_heard_later_finds_it_too() -> None:
    told = nameless()
    note = Attachment("v1", AttachmentKind.VOICE, "audio/ogg", 9)
    told.happen(person(), MessageReceived(Words(attachments=(note,))))
    told.write(person(), "حفظته")
    told.linked_file = 9001
    told.happen(person(), VoiceHeard("v1", "قال لي لا تتكلمين"))
    assert "قال لي لا تتكلمين" in told.disclosures[9001].words[-1].text
    assert "قال لي لا تتكلمين" not in repr(told.conversation(person()))


def test_an_ordinary_message_from_staff_meanwhile_is_no_part_of_it() -> None:
    told = nameless()
    before = len(told.forgotten)
    told.happen(person(), DisclosureAnswered(9999, 0))
    assert len(told.forgotten) == before
