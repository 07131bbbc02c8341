### ما وعد به الموظفون ليوم معيّن: يُعرض عليهم، ويُثبت بضغطة، ويُتابع حتى يتم.

## المستفيد

action-missed =
    وعدناك في طلبك { $number }:
    { $text }
    وكان موعده { $due }، ولم يتم بعد. نعتذر لك عن ذلك، وهو الآن عند { $role }.
action-done-after-all =
    تمّ ما تأخرنا فيه من طلبك { $number }، ونشكر لك صبرك:
    { $text }
case-actions =
    ما يحدث بعد ذلك ومتى:
    { $actions }
case-action = { "\u200F" }{ $text } (موعده { $due })
case-action-done = { "\u200F" }{ $text } (تمّ)

## الموظفون

choice-action = إجراء بموعد
choice-action-keep = نعم، نلتزم به
choice-action-drop = ليس موعدًا
choice-action-other = يوم آخر
choice-action-done = تمّ
choice-action-cancel = لن يتم
room-action-proposed =
    في كلامك إلى المستفيد موعد. هل نتابعه حتى يتم؟
    { $text }
    الموعد { $due }
    { $closed }
room-action-kept =
    سُجّل، ويراه المستفيد في طلباته:
    { $text }
    الموعد { $due }. نذكّر به قبله بيوم، ثم المشرف في يومه، ثم المدير إن تأخر، حتى يُضغط «تمّ».
    { $closed }
room-action-kept-inside =
    سُجّل بيننا، ولا يراه المستفيد:
    { $text }
    الموعد { $due }. نذكّر به قبله بيوم، ثم المشرف في يومه، ثم المدير إن تأخر، حتى يُضغط «تمّ».
    { $closed }
action-day-closed = والمكتب مغلق في ذلك اليوم.
room-action-which-day = متى إذن؟ تكفي كتابة اليوم، مثل: الأحد القادم، أو 15 ديسمبر.
room-action-dropped = لم يُسجّل موعد.
room-action-settled = انتهى أمر هذا الموعد من قبل.
room-action-past = هذا اليوم مضى: { $due }. يُكتب الإجراء مع يوم آتٍ، مثل: نوصل السلة الأحد القادم.
room-action-too-far = هذا اليوم بعيد جدًا: { $due }. يُكتب يوم خلال سنة.
room-action-no-day = لم نجد يومًا فيما كُتب. يُكتب الإجراء ومعه يومه، مثل: نوصل السلة الأحد القادم، أو 2026-12-07.
room-action-ask = ما الإجراء، ومتى؟ في رسالة واحدة، مثل: نوصل السلة الأحد القادم. يبقى هنا ولا يُرسل إلى المستفيد.
room-action-done = تمّ: { $text }
room-action-cancelled =
    لن يتم، ولا يُتابع بعد الآن: { $text }
    نرجو إخبار المستفيد هنا إن كان ينتظره.
room-action-told =
    { $state } في الحالة { $number }: { $text }
    الموعد { $due }
    أبلغنا: { $names }
member-action-soon =
    قرب موعد ما وعدنا به في الحالة { $number }، وهو { $due }.
    نصّه وزرّ «تمّ» في غرفة الحالة.
member-action-today =
    اليوم موعد ما وعدنا به في الحالة { $number }: { $due }.
    نصّه وزرّ «تمّ» في غرفة الحالة.
member-action-late =
    فات موعد ما وعدنا به في الحالة { $number } ولم يتم. كان { $due }.
    نصّه وزرّ «تمّ» في غرفة الحالة.
action-is-soon = موعد قريب لما وعدنا به
action-is-today = اليوم موعد ما وعدنا به
action-is-late = فات موعد ما وعدنا به ولم يتم
letter-action-subject = { $state }: { $kind } رقم { $number }
letter-action =
    السلام عليكم ورحمة الله وبركاته،
    { $state }:
    { $text }
    الموعد { $by }
card-actions =
    ما وعدنا به:
    { $actions }
card-action = { "\u200F" }{ $number }. { $text } (موعده { $due }{ $inside })
card-action-late = { "\u200F" }{ $number }. { $text } (فات موعده { $due }{ $inside })
card-action-inside = ، بيننا
desk-actions =
    ما وعدنا به ولم يتم بعد، الأقرب موعدًا أولًا:
    { $actions }
desk-no-actions = لا شيء وعدنا به ولم يتم.
desk-action = { "\u200F" }{ $number }: { $text } (موعده { $due })
desk-action-late = { "\u200F" }{ $number }: { $text } (فات موعده { $due })
report-appeals = طلبات مراجعة الجواب: { $count }، غيّرت القرار { $upheld }، وبقي كما كان { $stands }
report-actions = إجراءات بمواعيد: تمّت في موعدها { $kept }، فات موعدها { $missed }
telegram-command-action = إجراء بموعد
telegram-command-actions = ما وعدنا به
