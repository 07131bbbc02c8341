### `rida init`: الأسئلة التي تُعدّ بها الجمعية نفسها. كل شيء في سطر وحده، وسطور قصيرة، ولا نقطة في آخر السطر، لأن كثيرًا من
### الطرفيات لا يعرف اتجاه الكتابة.

init-language =
    اكتب 1 للعربية
    Write 2 for English
init-enter = Enter: { $default }
init-enter-or-nothing =
    Enter: { $default }
    -: بلا
init-enter-nothing = Enter: بلا
init-must = هذا السؤال يحتاج إلى جواب
init-yes = نعم
init-no = لا
init-none = لا شيء
init-left = توقفنا قبل النهاية، ولم يُكتب شيء
init-unanswered =
    { $key }
    { $why }
    لم يُكتب شيء
init-no-question = لا سؤال بهذا الاسم
init-no-pair = يُكتب هكذا: KEY=ANSWER

## الأقسام

init-part-society = { $number } من { $count } · الجمعية. «رجوع» للسؤال السابق، وCtrl-C للخروج
init-part-calendar = { $number } من { $count } · أوقات الدوام
init-part-staff = { $number } من { $count } · من يعمل هنا
init-part-web = { $number } من { $count } · صفحة المحادثة
init-part-backup = { $number } من { $count } · النسخ الاحتياطية
init-part-initiatives = { $number } من { $count } · المبادرات

## الجمعية

init-ask-name-ar = ما اسم الجمعية بالعربية؟
init-ask-name-en = وبالإنجليزية؟
init-ask-email = البريد الإلكتروني الذي يكتب إليه الناس
init-ask-mobile = رقم الجوال مع رمز الدولة
init-ask-phone = الهاتف
init-ask-social = الحساب في وسائل التواصل
init-ask-address = عنوان المكتب
init-wrong-email =
    هذا ليس بريدًا إلكترونيًا، ويُكتب هكذا:
    name@example.org
init-wrong-phone =
    هذا ليس رقم هاتف، ويُكتب بالأرقام هكذا:
    966501234567

## الدوام

init-ask-hours =
    متى يفتح المكتب؟
    بين الفترتين فاصلة، هكذا:
    08:00-12:00, 13:00-16:00
init-ask-weekend = ما أيام العطلة الأسبوعية؟
init-ask-country =
    إجازات أي دولة هي إجازاتكم؟
    اسم الدولة أو حرفاها
init-ask-timezone = المنطقة الزمنية
init-wrong-hours =
    هذه ليست ساعات دوام
    تُكتب من الفتح إلى الإغلاق، فترة بعد فترة، هكذا:
    08:00-16:00
init-wrong-weekend =
    هذه ليست أيام عطلة
    تُكتب أسماء الأيام، كالجمعة والسبت، ويبقى يوم للعمل
init-wrong-country =
    لا نعرف إجازات هذه الدولة
    حرفاها هكذا: SA، أو - لمن لا إجازات له
init-wrong-zone =
    لا منطقة زمنية بهذا الاسم، وتُكتب هكذا:
    Asia/Riyadh

## العاملون

init-ask-member =
    { $role }
    ما الاسم؟
init-ask-member-email = البريد الإلكتروني للخطابات الرسمية
init-ask-more = هل يعمل هنا أحد غيرهم؟
init-ask-role = ما العمل؟
init-ask-keep =
    { $name }
    { $role }
    { $email }
init-staff-keep = يبقى كما هو
init-staff-change = تعديل
init-staff-remove = إخراج من القائمة
init-role-agent = موظف: يرد على الناس
init-role-supervisor = مشرف: تصله كل شكوى
init-role-director = مدير: يُخبر بكل موعد فات
init-role-confidential = مكلّف بالأمور الخاصة

## الصفحة

init-ask-url =
    عنوان الصفحة على الإنترنت، إن وُجد، هكذا:
    { $example }
init-ask-proxy = هل خادم الويب الذي أمامها على هذا الجهاز؟
init-wrong-url =
    هذا ليس عنوان صفحة، ويبدأ هكذا:
    https://

## النسخ الاحتياطية

init-ask-backup =
    في أي مجلد تُحفظ النسخة كل ليلة؟
    الأفضل على قرص آخر
init-ask-secret = بأي عبارة سر تُشفّر النسخ؟
init-secret-make = اصنع لي عبارة سر
init-secret-file = عندي ملف فيه عبارة سر
init-secret-none = بلا تشفير: يقرؤها من يجدها
init-ask-passphrase-file = أين الملف؟
init-wrong-passphrase = لا نقرأ فيه عبارة سر: سطر واحد من 16 حرفًا أو أكثر
init-wrong-passphrase-beside = لا يكون في مجلد النسخ، بجوار ما يقفله
init-wrong-path = هذا ليس مجلدًا

## المبادرات

init-ask-initiatives = المبادرات التي جاءت مع رضا أمثلة من جمعية أخرى
init-samples-leave = نتركها
init-samples-keep = نبقيها للاطلاع

## الخيارات

init-wrong-choice = يُكتب رقم من 1 إلى { $count }
init-wrong-yes = يُكتب نعم أو لا

## النهاية

init-new-file =
    سيُكتب هذا الملف:
    { $file }
init-changes =
    سيتغير هذا في الملف
    { $file }
init-more-changes =
    { $count ->
        [zero] ولا شيء غيرها
        [one] … وسطر آخر
        [two] … وسطران آخران
        [few] … و{ $count } سطور أخرى
        [many] … و{ $count } سطرًا آخر
       *[other] … و{ $count } سطر آخر
    }
init-ask-write = أنكتبه؟
init-written =
    كُتب الملف:
    { $file }
init-passphrase =
    عبارة سر النسخ في هذا الملف:
    { $file }
init-passphrase-keep =
    تُكتب الآن على ورقة تُحفظ خارج المبنى
    لا تُفتح نسخة بدونها، ولا تظهر هنا مرة أخرى
init-next =
    الخطوة التالية:
      rida run
    يبدأ رضا به، ثم:
      rida connect telegram
    يُدخل به الناس والموظفون
