### ما يقوله الأمر rida في الطرفية. جمل قصيرة، والمسار أو الرقم في آخر الجملة أو في سطر وحده، لأن كثيرًا من الطرفيات
### لا يعرف اتجاه الكتابة. ولا نقطة في آخر السطر: تقفز إلى أوله.

command-language-unknown = لا يعرف رضا هذه اللغة، والمعروفة هي: { $known }
command-config-refused =
    { $count ->
        [zero] لا شيء يحتاج إلى تصحيح في { $file }
        [one] شيء واحد يحتاج إلى تصحيح في { $file }
        [two] شيئان يحتاجان إلى تصحيح في { $file }
        [few] { $count } أشياء تحتاج إلى تصحيح في { $file }
        [many] { $count } شيئًا يحتاج إلى تصحيح في { $file }
       *[other] { $count } شيء يحتاج إلى تصحيح في { $file }
    }
command-json-first = مكان --json بعد اسم الفعل، أو مع --version
command-no-verb =
    ينقص الفعل، والأفعال كلها هنا:
    rida --help

## الجداول

table-day = اليوم
table-weekday = يوم الأسبوع
table-hijri = الهجري
table-what = الحدث
table-when = الوقت
calendar-holiday = إجازة
calendar-begins = يبدأ
calendar-ends = ينتهي
calendar-estimated = تقديري، ويؤكد من غرفة العمل
deadline-tell = من يُخبر
deadline-received = الوصول
deadline-starts = بدء الاحتساب
deadline-promised = الموعد
notices-step = الخطوة
notices-role = الدور
notices-to = إلى
notices-told = وقت الإشعار
notices-status = الحالة
notices-tries = المحاولات
notices-delivered = وقت الوصول
notices-proof = الإثبات
registrations-number = الرقم
registrations-status = الحالة
registrations-registered = وقت التسجيل
registrations-for = لمن
registrations-same-phone = الجوال نفسه
registrations-attended = الحضور
registrations-by = سجّله
staff-list-id = المعرّف
staff-list-role = الدور
staff-list-name = الاسم
staff-list-state = الحالة
audit-column-entry = القيد
audit-column-at = الوقت
audit-column-who = من
audit-column-did = الفعل
audit-column-what = على ماذا
audit-column-person = صاحب البيانات

## ما لا يمكن

command-no-case = لا طلب بهذا الرقم: { $number }
command-no-database =
    لا قاعدة بيانات بعد، ويُنشئها أول تشغيل:
    rida run
command-running = رضا يعمل:
command-running-hint = للإيقاف Ctrl-C
command-trail-nothing = لا شيء في السجل عن { $subject }
command-trail-unwritten = لا تمكن الكتابة ({ $why })، فيُوقف رضا وتُراجع صلاحيات الملف: { $file }
command-trail-accepted = قُبل السجل كما هو، ويستمر من القيد { $entry }
command-unnoted = لا تمكن الكتابة في قاعدة البيانات ({ $why })، فلا يُعرض شيء، لأن من يُخرج بيانات الناس يُكتب فيها أولًا، وما بها يقوله rida check: { $file }
command-unread = لا تمكن القراءة ({ $why })، والتفصيل عند rida check: { $file }
command-no-time = ليس هذا وقتًا: { $text }، ويُكتب هكذا: 2026-11-22T10:00
command-no-month = ليس هذا شهرًا: { $month }، ويُكتب هكذا: 2026-11
command-month-ahead = لم يأت هذا الشهر بعد، وبلا --month يُعرض الشهر الحالي: { $month }
registrations-written =
    { $count ->
        [zero] لا تسجيل في { $file }
        [one] تسجيل واحد في { $file }
        [two] تسجيلان في { $file }
        [few] { $count } تسجيلات في { $file }
        [many] { $count } تسجيلًا في { $file }
       *[other] { $count } تسجيل في { $file }
    }
command-no-initiative = لا مبادرة بهذا المعرّف في config.yaml: { $id } ({ $mend })
command-unwritten = لا تمكن الكتابة ({ $why }): { $file }
command-no-number = لا طلب ولا تسجيل بهذا الرقم: { $number }
