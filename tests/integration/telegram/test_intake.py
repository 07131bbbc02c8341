"""A walk-in is recorded in a member's own talk on Telegram, begun in the group; its slip opens the case."""

from io import BytesIO

import pypdfium2  # type: ignore[import-untyped]
import zxingcpp
from PIL import Image

from tests.integration.telegram_rig import AGENT, BADR, GROUP, HUDA, SUPERVISOR, Json, Rig, labels, said


async def recorded(rig: Rig) -> Json:
    """By the agent, for somebody without a telephone. Gives the message that brought the slip."""
    rig.api.people.writes(AGENT, "/start")
    await rig.until(lambda: rig.api.sent(AGENT))
    rig.api.people.writes(AGENT, "/intake", chat=GROUP)
    await rig.in_topic("محادثتك الخاصة")
    await rig.presses(AGENT, "حضر إلى الجمعية", "نوعه")
    await rig.presses(AGENT, "شكوى", "ماذا قال")
    await rig.says(AGENT, "راجع مرتين ولم تصله السلة", "حُفظ")
    await rig.presses(AGENT, "هذا كل ما قيل", "ما الحل")
    await rig.presses(AGENT, "لم يُذكر حل", "لمن الطلب")
    await rig.presses(AGENT, "بلا رقم ولا اسم", "هل وافق")
    await rig.presses(AGENT, "نعم، بموافقة صاحبه", "هل هذا صحيح")
    rig.api.people.presses(AGENT, rig.button(AGENT, "صحيح، سجّلوه"), "صحيح، سجّلوه")
    return await rig.until(lambda: next((m for m in rig.api.sent(AGENT) if "document" in m), None))


def link_on(pdf: bytes) -> str:
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=3).to_pil()
    drawn = BytesIO()
    page.save(drawn, "PNG")
    (found,) = zxingcpp.read_barcodes(Image.open(drawn).convert("L"))
    return str(found.text)


async def test_a_walk_in_is_recorded_in_private_and_followed_by_its_slip(rig: Rig) -> None:
    slip = await recorded(rig)
    document = slip["document"]
    assert document["file_name"] == "slip-1002.pdf"
    link = link_on(rig.api.state.files[document["file_id"]].content)
    assert link.startswith("https://t.me/rida_local_bot?start=case-1002-")
    start = link.partition("start=")[2]
    await rig.says(HUDA, f"/start {start}", "طلبك 1002 هنا")
    thread = await rig.topic(1002)
    await rig.in_topic("فتح صاحب الطلب قسيمته", thread)
    rig.api.people.writes(AGENT, "نعتذر لك، السلة غدًا", chat=GROUP, thread=thread)
    await rig.until(lambda: any("السلة غدًا" in text for text in rig.shown(HUDA)))
    await rig.says(BADR, f"/start {start}", "لم يفتح هذا الرمز")


async def test_what_was_said_before_the_slip_was_opened_comes_then(rig: Rig) -> None:
    slip = await recorded(rig)
    thread = await rig.topic(1002)
    rig.api.people.writes(SUPERVISOR, "اتصلنا بك ولم نجدك", chat=GROUP, thread=thread)
    await rig.in_topic("لا محادثة لصاحبه معنا بعد. فما", thread)
    link = link_on(rig.api.state.files[slip["document"]["file_id"]].content)
    rig.api.people.writes(HUDA, f"/start {link.partition('start=')[2]}")
    await rig.until(lambda: any("اتصلنا بك ولم نجدك" in text for text in rig.shown(HUDA)))


async def test_nothing_of_the_form_is_said_in_the_group(rig: Rig) -> None:
    await recorded(rig)
    await rig.topic(1002)
    general = [said(m) for m in rig.api.sent(GROUP) if not m.get("message_thread_id")]
    assert not any("ولم تصله السلة" in text for text in general)
    assert all("نعم، بموافقة صاحبه" not in labels(m) for m in rig.api.sent(GROUP))
