"""The reply coach (C23): hurting words are held once, ordinary replies never, and nothing is lost."""

import pytest

from bot.core.case import EntryKind
from bot.core.messages import Message
from bot.policy.languages import LANGUAGES
from bot.texts.catalogue import plain
from bot.texts.kindness import unkind_words
from faq.detect.unkind_words import DISMISSAL
from tests.table import rows
from tests.unit.person.test_complaint import complain
from tests.unit.world import COACH, World, person, room

KIND = """
السلام عليكم ورحمة الله، معك سارة من جمعية ماجد.
نعتذر عن التأخير، وسنرد عليك اليوم قبل نهاية الدوام.
نأسف لما حصل معك، وهذا تقصير منا نعتذر عنه.
ليس الخطأ منك، بل منا، ونعتذر.
هذا ليس خطأك أبدًا.
ما هو غلطك، الغلط من عندنا.
لم يكن هذا بسببك.
لا نلقي اللوم عليك.
لا تقصير منك، شكرًا لك.
الخطأ خطؤنا ونصححه الآن.
غلطنا في حقك ونعتذر.
احنا الغلطانين، وحقك علينا.
سنحل مشكلتك اليوم بإذن الله.
فهمنا أن هذي مشكلتك، وسنعمل عليها.
هل هذه مشكلتك؟
أفهم شعورك يا أخي، وأقدّر صبرك.
افهم عليك، وأنا معك حتى تنحل.
الله يسدد خطاك ويوفقك.
سدد الله خطاك.
تستاهل كل خير.
الله يعطيك العافية على صبرك.
شكرًا لأنك أخبرتنا، وشكواك تهمنا.
وصلتنا شكواك ونحن نعمل عليها.
من حقك أن تشتكي، ونحن نسمعك.
متى يناسبك أن نتصل بك؟
هل يناسبك الاتصال بعد العصر؟
راجعنا طلبك، ووجدنا أن الشهادة جاهزة.
بنشوف ليش تأخرت معاملتك ونرد عليك.
لا داعي للقلق، طلبك عندنا.
لا تقلقي، نحن معك خطوة بخطوة.
ما عندنا وقت محدد للإعلان، وسنخبرك فور صدوره.
الموظف المختص مو فاضي الآن، وسيتصل بك بعد ساعة.
ما تفهمه من الشروط نشرحه لك بكل سرور.
أرسلنا لك كل ما يخصنا من المستندات.
لا نتجاهل أي رسالة.
المتخلفون عن الدورة يستطيعون التعويض الأسبوع القادم.
حسب نصاب الزكاة يكون المبلغ كما ذكرنا.
كم مرة اتصلت بنا؟ نريد أن نعرف أين تعطل طلبك.
كان علينا أن نرد أسرع، ونعتذر.
كان يجب علينا أن نخبرك.
نعرف كم كان عليك أن تنتظر، ونعتذر.
لو احتجت أي شيء فاكتب لنا.
نقدر نساعدك في تعبئة النموذج.
نستطيع أن نرسل لك موظفًا غدًا.
التسجيل مغلق الآن، ويفتح في يناير، ونذكّرك به.
هذا الطلب عند وزارة الموارد، وندلك على الطريقة ونبقى معك.
نعتذر عن إهمال طلبك الأسبوع الماضي.
الشروط واضحة في الرابط، ولو أحببت شرحناها لك.
يرجى إرسال صورة الهوية ورقم الآيبان.
نحتاج منك صورة من عقد الإيجار.
ننتظر ردك على الحلول التي عرضناها.
هذا الموجود في النظام، وسنكمله معك.
تم تحويل المبلغ إلى حسابك.
سُجّل اسمك في دورة الخياطة، وتبدأ الأحد.
أنت محق، وكلامك في محله.
أنتم أهلنا، وخدمتكم شرف لنا.
صوتك مسموع عندنا، وملاحظتك غيّرت طريقتنا.
حقك علينا، وما قصرت.
السبب عطل في نظامنا، وأصلحناه.
نعيد لك الشرح بطريقة أوضح.
We are sorry for the delay and will answer today.
This is not your fault at all.
None of this is your fault.
It was our mistake, and we apologise.
We would be grateful if you could send the document again.
We will deal with it today.
Tell us how many times you called, so that we can find out what went wrong.
If anything is unclear, tell us and we will explain it again.
There are no silly questions.
You should have received the certificate last week; we are sorry.
We know you have waited for a long time.
We do not have time slots on Friday, but Sunday is free.
The file is too sensitive for e-mail; please bring it to the office.
We can help you fill in the form.
Because of your patience we could find the mistake.
Your complaint matters to us, and we are working on it.
You are right, and we have changed it.
Thank you for telling us. It helps everyone.
It is ridiculous that you had to wait, and we are sorry.
We will do whatever we can for you.
Please calmly take your time; there is no hurry.
نشكر لك تقديرك وتعاونك.
هذا من أعمالك الطيبة.
لا مانع أن تبلغ زميلك.
Your brother can come along, the choice is yours.
You should know that we called, and that we have no bill for you.
""".strip().splitlines()

UNKIND = """
هذا غلطك أنت
الغلط منك
والغلط مِنك انت
أنتِ السبب في التأخير
انت ما قريت الشروط، والخطأ خطؤك
هذا خطأك
لا، هذا غلطك
كل هذا بسبب اهمالك
ليش ما قريتي الشروط؟
كان لازم تقرا الشروط قبل
كــذاب
انت كذّااااب
كلام فاضي
هذي مو مشكلتنا
هذي مشكلتك.
مَو مشكلتنا
دبّر نفسك
لا تزعجنا برسائلك
ما نقدر نسوي لك شي
ليس بيدنا شيء
لا تبالغ
احمد ربك
اشتكِ وين ما تبي
كم مره قلنا لك
يا غبي
كلامك سخيف جدا
بلا ازعاج
It's YOUR FAULT.
You should have read the terms
You're lying
That is not our problem.
Calm down!
There is nothing we can do
you don’t bother... stop complaining
How many times do I have to say it?
Deal with it yourself
كذااب
هذاا غلططك
لاتبالغ
لاتزعجنا
انته السبب
ليش ماقريت الشروط
its your falt
thats not our problm
u should have read it
you are stupidd
this is ridiculus
stop complainin
""".strip().splitlines()


@rows("reply", KIND)
def test_an_ordinary_reply_passes(reply: str) -> None:
    assert not COACH.hints(reply)


def test_there_are_enough_ordinary_replies() -> None:
    assert len(KIND) >= 60


@rows("reply", UNKIND)
def test_a_hurting_reply_is_held(reply: str) -> None:
    assert COACH.hints(reply)


@pytest.mark.parametrize("entry", unkind_words(), ids=lambda entry: entry.words[0])
def test_every_entry_of_the_list_is_whole_and_found(entry) -> None:  # type: ignore[no-untyped-def]
    assert entry.fault in ("blame", "insult", DISMISSAL)
    assert all(entry.kinder[language].strip() for language in LANGUAGES)
    assert not any(COACH.hints(kinder) for kinder in entry.kinder.values())
    assert len(set(entry.words)) == len(entry.words)
    for words in entry.words:
        assert COACH.hints(words.removeprefix("="))


# In the room -----------------------------------------------------------------------------------------

HURTING = "هذا غلطك، ما قريت الشروط"


@pytest.fixture
def world() -> World:
    world = World()
    complain(world)
    return world


def heard(world: World) -> str:
    return plain("\n".join(message.text for message in world.said[person()]))


def write(world: World, text: str, by: str = "agent") -> Message:
    return world.write(room(), text, by=by)[-1]


def test_it_is_held_once_with_kinder_words(world: World) -> None:
    held = write(world, HURTING)
    assert HURTING not in heard(world)
    assert "نأسف لما حصل معك" in plain(held.text) and "لم تُرسل" in plain(held.text)
    assert [button.action for button in held.buttons] == ["send-as-it-is"]


def test_the_same_again_is_sent_once(world: World) -> None:
    write(world, HURTING)
    write(world, HURTING.replace("،", " ،"))
    assert heard(world).count("قريت الشروط") == 1
    world.press(room(), "send-as-it-is", by="agent")
    assert heard(world).count("قريت الشروط") == 1


def test_the_button_sends_it_as_it_is(world: World) -> None:
    write(world, HURTING)
    world.press(room(), "send-as-it-is", by="agent")
    assert HURTING in heard(world)


def test_something_new_is_judged_anew(world: World) -> None:
    write(world, HURTING)
    assert "لم تُرسل" in plain(write(world, "أنت السبب").text)
    write(world, "نعتذر منك، ونصلحها اليوم")
    assert "نصلحها اليوم" in heard(world) and "السبب" not in heard(world)
    write(world, HURTING)
    assert HURTING not in heard(world)


def test_nobody_sends_what_a_colleague_had_held(world: World) -> None:
    write(world, HURTING)
    world.press(room(), "send-as-it-is", by="supervisor")
    assert HURTING not in heard(world)
    write(world, HURTING, by="supervisor")
    assert HURTING not in heard(world)
    world.press(room(), "send-as-it-is", by="agent")
    assert HURTING in heard(world)


def test_notes_are_never_judged(world: World) -> None:
    assert "حُفظت" in plain(write(world, f"// {HURTING}").text)
    world.press(room(), "more", by="agent")
    world.press(room(), "note", by="agent")
    assert "حُفظت" in plain(write(world, HURTING).text)


def test_what_was_held_is_never_lost(world: World) -> None:
    write(world, HURTING)
    assert HURTING in world.kept()
    assert [entry.by for _, entry in world.entries if entry.kind is EntryKind.HELD] == ["agent"]


def test_what_was_applied_is_judged_as_well(world: World) -> None:
    world.press(room(), "resolve", by="agent")
    assert "لم تُرسل" in plain(write(world, HURTING).text)
    assert world.cases[1001].applied == ""
    world.press(room(), "send-as-it-is", by="agent")
    assert world.cases[1001].applied == HURTING


def test_an_alternative_is_judged_as_well(world: World) -> None:
    world.press(room(), "offer", by="agent")
    write(world, "دبر نفسك")
    write(world, "نتصل بك اليوم")
    world.press(room(), "offer-done", by="agent")
    assert world.cases[1001].alternatives == ("نتصل بك اليوم",)


def test_a_form_that_was_left_keeps_its_words_to_itself(world: World) -> None:
    world.press(room(), "resolve", by="agent")
    write(world, HURTING)
    world.press(room(), "form-cancel", by="agent")
    world.press(room(), "send-as-it-is", by="agent")
    assert HURTING not in heard(world)
