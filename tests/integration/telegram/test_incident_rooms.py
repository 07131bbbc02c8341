"""An incident in the staff's group, over real HTTP: typed in its lead's room, heard by people, answered for all."""

import pytest

from tests.integration.telegram_rig import AGENT, BADR, GROUP, HUDA, SUPERVISOR, Rig, said

NOTICE = "نعرف أن موقع التوزيع مقفل، ونعمل على فتحه اليوم."
LATE = 44


@pytest.fixture
async def incident(rig: Rig) -> tuple[Rig, int, int]:
    """Somebody else complains as well, and staff count that to the first one."""
    lead = await rig.topic()
    await rig.says(BADR, "/complaint")
    await rig.says(BADR, "موقع التوزيع مقفل")
    for label in ("هذا كل شيء", "أترك الحل لكم", "نعم، صحيح"):
        await rig.presses(BADR, label)
    other = await rig.topic(1002)
    rig.api.people.writes(SUPERVISOR, "/حادثة موقع التوزيع", chat=GROUP, thread=lead)
    await rig.in_topic("الحالة 1001 تقود الآن حادثة: موقع التوزيع", lead)
    rig.api.people.writes(AGENT, "/حادثة ١٠٠١", chat=GROUP, thread=other)
    await rig.in_topic("ضمن حادثة «موقع التوزيع» التي تقودها الحالة 1001", other)
    await rig.in_topic("انضمت الحالة 1002", lead)
    return rig, lead, other


async def test_plain_words_in_the_lead_s_room_are_a_notice_only_where_they_were_asked_for(
    incident: tuple[Rig, int, int],
) -> None:
    """Before and after, they are a reply to the person of that case and to nobody else."""
    rig, lead, _ = incident
    heard = len(rig.shown(BADR))
    rig.api.people.writes(AGENT, "نتابع معك", chat=GROUP, thread=lead)
    await rig.until(lambda: any("نتابع معك" in text for text in rig.shown(HUDA)))
    rig.api.people.writes(SUPERVISOR, "/إعلان", chat=GROUP, thread=lead)
    await rig.in_topic("اكتب جملة واحدة", lead)
    rig.api.people.writes(SUPERVISOR, NOTICE, chat=GROUP, thread=lead)
    await rig.in_topic("من الآن يقرأ كل من يبدأ شكوى", lead)
    assert not any(NOTICE in text for text in (*rig.shown(HUDA), *rig.shown(BADR)))
    rig.api.people.person(LATE, "Late", language_code="ar")
    begun = await rig.says(LATE, "/complaint", "قبل أن تحكي")
    assert NOTICE in said(begun) and "موقع التوزيع:" not in said(begun)
    noted = await rig.says(LATE, "نبهوني", "1003")
    assert "سجّلناها لك" in said(noted)
    rig.api.people.writes(AGENT, "وصلنا رد الفرع", chat=GROUP, thread=lead)
    await rig.until(lambda: any("وصلنا رد الفرع" in text for text in rig.shown(HUDA)))
    assert len(rig.shown(BADR)) == heard


async def test_one_answer_reaches_each_in_their_own_chat_without_a_word_of_another(
    incident: tuple[Rig, int, int],
) -> None:
    rig, lead, other = incident
    rig.api.people.writes(AGENT, "/resolve فُتح الموقع من الثامنة", chat=GROUP, thread=lead)
    asked = await rig.in_topic("ويقرأ كلٌّ منهم", lead)
    assert not any("فُتح الموقع" in text for text in rig.shown(BADR))
    rig.api.people.presses(AGENT, asked, "إلى الجميع")
    await rig.in_topic("أُنجزت هذه الحالة بجواب الحادثة", other)
    await rig.until(lambda: any("فُتح الموقع" in text for text in rig.shown(BADR)))
    assert not any("1001" in text for text in rig.shown(BADR))
    assert not any("1002" in text for text in rig.shown(HUDA))
