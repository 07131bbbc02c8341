### ما يقوله أمر `rida connect` في الطرفية.

connect-what =
    ما يمكن ربطه:
      rida connect telegram    بوت ومجموعة الموظفين وزر لكل موظف
      واتساب يُربط من صفحات Meta، وشرحه في docs، في الملف whatsapp.md
connect-ask-token = الرمز الذي أعطاك إياه @BotFather (لا يظهر وأنت تكتبه):
connect-ask-token-again = الرمز من @BotFather (اضغط Enter لإبقاء الموجود، ولا يظهر ما تكتبه):
connect-no-token =
    لم تكتب رمزًا. أرسل ‎/newbot إلى @BotFather في تيليجرام، فيعطيك رمزًا تكتبه هنا:
    يسألك عنه rida connect telegram، أو يقرؤه من ملف مع ‎--token-file
connect-not-a-token =
    ليس هذا رمزًا. رمز @BotFather رقم ثم نقطتان ثم حروف كثيرة، مثل 700000001:AAE…
    لم يتغيّر شيء. انسخه مرة أخرى: @BotFather ثم ‎/mybots ثم API Token
connect-token-in-environment =
    في البيئة رمز آخر، وهو المقدَّم على كل ملف. لم يتغيّر شيء.
    احذفه من البيئة هنا وحيث يُشغَّل رضا، ثم أعد المحاولة: { $variable }
connect-token-file-unread = لا يمكن قراءة الملف ({ $what }): { $file }
connect-token-unkept = لا يمكن حفظ الرمز ({ $what })، ولم يتغيّر شيء: { $file }
connect-token-refused =
    تيليجرام لا يقبل هذا الرمز: أُلغي، أو لم يُنسخ كاملًا.
    خذه من @BotFather (‎/mybots ثم API Token)، ثم أعد: rida connect telegram
connect-unreachable =
    لا يمكن سؤال تيليجرام ({ $what }). تحقّق من الشبكة ومن telegram.api_base_url في config.yaml:
    { $server }
connect-joins-no-groups =
    لا تسمح إعدادات هذا البوت بإضافته إلى المجموعات. أرسل ‎/setjoingroups إلى @BotFather واختر البوت ثم Enable
    ثم أعد: rida connect telegram

connect-token = الرمز ✓  @{ $bot }
connect-token-of-another =
    الرمز ✓  @{ $bot }
    هذا بوت غير السابق: تُربط المجموعة من جديد، والأزرار التي أظهرها السابق تُعرض من جديد.
connect-link =

    افتح هذا الرابط من هاتفك أو جهازك، واختر مجموعة الموظفين، واترك الصلاحيات كما هي:

    { $link }

    يصلح لمجموعة واحدة، ومدته بالدقائق: { $minutes }. وإن لم يحدث هناك شيء فاكتب هذا في المجموعة:

    { $words }

connect-config-group =
    ملف config.yaml يسمّي مجموعة الموظفين، وهو المعتمد. لتربط مجموعة برابط احذف telegram.staff_group من الملف ثم أعد الأمر.
    telegram.staff_group: { $group }
connect-running = رضا يعمل، ويأخذ هذا من نفسه خلال ثوانٍ
connect-not-running = رضا لا يعمل الآن. شغّله في طرفية أخرى، فيكمل هذا من نفسه: rida run
connect-taken = رضا يعمل بهذا البوت ✓
connect-refused =
    رضا الذي يعمل لا يأخذ config.yaml كما هو الآن:
    { $problems }
connect-group = المجموعة ✓  { $title }   الصلاحيات ✓
connect-group-lacks =
    المجموعة ✓  { $title }
    الصلاحيات: بقي ما يلي، ويكتب رضا ✓ من نفسه حين يتم
    { $missing }
connect-other-group =
    استُعمل الرابط مرة أخرى في مجموعة ثانية، فتُركت: الرابط لمجموعة واحدة.
    إن كانت هي الصحيحة: rida connect telegram --another-group
connect-member = موظف ✓  { $there } من { $of }  { $name }
connect-member-free = موظف –  لم يعد حساب { $name } مربوطًا، وله زر جديد في المجموعة
connect-member-claimed =
    ضغط أحدهم زر { $name } ويرى رقمًا من خانتين. يختاره مشرف في المجموعة، أو اسأل { $name } عنه وأكّده هنا:
    اكتب الرقم ثم Enter، أو في طرفية أخرى: rida staff confirm { $id } NUMBER
connect-confirmed = الرقم صحيح.
connect-not-confirmed = ليس هذا هو الرقم، فلم يُربط أحد. يُضغط الزر في المجموعة من جديد.
connect-stopped =

    توقف الانتظار. كل ما تم باقٍ، والرابط صالح. لترى أين وصل الأمر: rida connect telegram
connect-done = اكتمل الربط ✓

staff-not-in-config = لا أحد في config.yaml له هذا المعرّف، ويعرض المعرّفات rida staff list: { $id }
staff-account-in-config = ملف config.yaml يسمّي الحساب (telegram_id)، فلا حاجة إلى رابط: { $id }
staff-link =
    لصاحبه { $name } وحده، ومدته بالساعات { $hours }. يظهر مرة واحدة فقط، فأرسله بطريق لا يقرؤه غيره:

    { $link }
staff-in-config = هذا الموظف مكتوب في config.yaml ولا حساب له مربوطًا بزر. احذفه من الملف فيسري ذلك خلال ثوانٍ: { $id }
staff-disconnected = أُلغي ربط الحساب في الحال، وفي المجموعة زر جديد. وإن كان الموظف قد ترك العمل فاحذفه من config.yaml: { $id }
