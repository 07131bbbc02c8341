### سجل التدقيق: من فعل ماذا ومتى، بلا كلام أحد. ويُقرأ تاريخ الحالة منه كقصة.

choice-history = التاريخ
choice-history-more = ما بعده
telegram-command-history = تاريخ الحالة
history =
    تاريخ الحالة { $number }، الصفحة { $page }:
    { $lines }
history-nothing = لا توجد صفحة كهذه في تاريخ الحالة { $number }.
choice-private-history = تاريخه
private-history =
    تاريخ الأمر الخاص { $number }، الصفحة { $page }:
    { $lines }
private-history-nothing = لا توجد صفحة كهذه في تاريخ الأمر الخاص { $number }.
history-looks-hidden = من اطّلع ومن أخذ نسخة يراه المشرف والمدير.
history-day = — { $day } —
history-line = { "\u200F" }{ $time }، { $who }: { $did }
history-line-why = { "\u200F" }{ $time }، { $who }: { $did } ({ $why })

audit-by-person = صاحب الحالة
audit-by-machine = رضا
audit-by-operator = المسؤول التقني
audit-by-somebody = عضو سابق

## ما فُعل

audit-began = بدأ السجل
audit-emptied = أُفرغ دفتر التجربة كله
audit-guarded = حُفظ رأس السجل من جديد
audit-accepted = قُبل السجل كما هو بعد أن نُظر فيه
audit-opened = فتح الحالة
audit-said = كتب رسالة
audit-expected = قال ما يتوقعه
audit-moved = غيّر وضع الحالة
audit-moved-take = استلم الحالة
audit-moved-delegate = فوّض الحالة إلى غيره
audit-moved-offer = عرض حلولًا
audit-moved-choose = اختار حلًّا
audit-moved-propose = اقترح حلًّا من عنده
audit-moved-resolve = أنجز الحالة
audit-moved-reopen = أعاد فتح الحالة
audit-moved-close = أغلق الحالة
audit-moved-withdraw = سحب الحالة
audit-moved-dismiss = صرف الحالة
audit-moved-restore = أعاد الحالة بعد صرفها
audit-moved-end = أغلق الحالة
audit-moved-merge = ضمّ الحالة إلى حالة أخرى لصاحبها
audit-moved-unmerge = أعاد الحالة وحدها بعد ضمّها
audit-noted = كتب ملاحظة داخلية
audit-staff-wrote = كتب إلى صاحب الحالة
audit-rated = قيّم الخدمة
audit-escalated = نبّه من يعنيه الأمر
audit-promised = غيّر موعد الحالة
audit-held = استوقف ردًّا لينظر فيه صاحبه
audit-goodwill = أهدى ميزة
audit-identity = سأل عن هوية صاحب الحالة، والسبب محفوظ
audit-urgent = سمع استغاثة
audit-returned = أعاد الحالة إلى الفريق بعد انتهاء التفويض
audit-heard = سجّل أن الاستغاثة أُجيبت
audit-false-alarm = قال إنه إنذار كاذب، والسبب محفوظ
audit-understood = صحّح المفهوم
audit-sorted = صنّف الحالة
audit-assessed = قدّر الحالة
audit-appealed = طلب مراجعة الجواب
audit-upheld = غيّرت المراجعة القرار
audit-stands = أبقت المراجعة القرار
audit-action = اتفق على إجراء بموعد
audit-action-done = أتمّ ما وُعد به في موعده
audit-action-late = أتمّ ما وُعد به بعد موعده
audit-action-missed = فات موعد ما وُعد به
audit-action-dropped = ترك ما وُعد به
audit-related = ربط الحالة بغيرها أو غيّر الربط
audit-told = أوصل أمرًا خاصًّا
audit-answered = أجاب في أمر خاص
audit-done = قال إن الأمر الخاص انتهى
audit-excluded = حدّد من لا يقرأ الأمر الخاص
audit-recused = تنحّى عن الأمر الخاص
audit-settled = حدّد من يعنيه الأمر الخاص
audit-drawn = نقل الحالة إلى السرية
audit-outside = أُرسل إشعار إلى الجهة الخارجية
audit-looked = اطّلع
audit-exported = أخذ نسخة
audit-backed-up = أخذ نسخة احتياطية
audit-restored = استعاد نسخة احتياطية
audit-released = أطلق ما كان محفوظًا بعد استعادة
audit-linked = ربط محادثتين لشخص واحد
audit-unlinked = فكّ ربط محادثتين
audit-opted-out = أوقف الرسائل التي لم يسأل عنها
audit-opted-in = أعاد الرسائل التي لم يسأل عنها
audit-consented = وافق
audit-withdrew = سحب موافقته
audit-requested = طلب حقًّا من حقوقه في بياناته
audit-prolonged = مدّد مهلة الطلب، والسبب محفوظ
audit-refused = اعتذر عن الطلب، والسبب محفوظ
audit-granted = لبّى الطلب
audit-corrected = صحّح بيانات
audit-restricted = قيّد استعمال البيانات
audit-lifted = رفع التقييد
audit-erased = محا البيانات
audit-taken-back = سحب ما ظهر في تيليجرام
audit-retention = محا ما انتهت مدة حفظه
audit-registered = سجّل في مبادرة
audit-cancelled = ألغى التسجيل
audit-attended = سجّل الحضور
audit-invited = دعا عضوًا إلى الفريق
audit-joined = انضم إلى الفريق
audit-removed = أخرج عضوًا من الفريق
audit-absence = سجّل غيابًا
audit-calendar = غيّر أيام العمل
audit-taught = علّم رضا جوابًا
audit-decided = قرّر في جواب عُلّم

## لماذا، أو كيف

audit-why-asked = سُئل عنه
audit-why-first-reading = القراءة الأولى
audit-why-again = قراءة أخرى
audit-why-answer = للرد على صاحبه
audit-why-follow-up = لمتابعة ما عُمل فيه
audit-why-hand-over = لتسليمه لمن يتابعه
audit-why-authorities = للجهات المختصة
audit-why-called = بالهاتف
audit-why-history = تاريخ الحالة
audit-why-transcript = المحادثة كاملة
audit-why-registrations = قائمة المسجلين
audit-why-cases = جدول الطلبات
audit-why-ratings = جدول الآراء
audit-why-notices = إشعارات الحالة
audit-why-person = بيانات شخص
audit-why-backup = نسخة احتياطية
audit-why-at-the-door = عند الباب
audit-why-name-at-the-door = الاسم عند الباب
audit-why-registered = أعداد المسجلين
audit-why-said = كل ما كتبه
audit-why-copy = نسخة من البيانات
audit-why-correct = تصحيح
audit-why-restrict = تقييد الاستعمال
audit-why-erase = حذف
audit-why-object = اعتراض على التعلم
audit-why-complaint = لشكوى أو طلب
audit-why-registration = للتسجيل
audit-why-sensitive = لأمر خاص
audit-why-guardian = بصفته وليًّا
audit-why-by-code = برمز كتبه من محادثته الأخرى
audit-why-by-case-number = برقم طلب فتحه من الجوال نفسه
audit-why-number-changed = بما أخبر به واتساب عن تغير رقمه أو معرفه
audit-why-by-number-and-code = برقمه ورمز الاستعادة
audit-why-approved = اعتُمد
audit-why-rejected = رُفض
audit-why-back = عاد إلى العمل

## حين لا يستقيم السجل

desk-trail-changed = سجل التدقيق لا يستقيم: القيد { $entry } ليس كما كُتب، أو غُيّر ما قبله. لا نعرف من فعل ذلك. احفظوا نسخة من قاعدة البيانات كما هي، وليشغّل المسؤول التقني rida check.
desk-trail-missing = سجل التدقيق لا يستقيم: القيد { $entry } حُذف من مكانه. لا نعرف من فعل ذلك. احفظوا نسخة من قاعدة البيانات كما هي، وليشغّل المسؤول التقني rida check.
desk-trail-cut = سجل التدقيق ناقص من آخره: القيود ابتداءً من { $entry } كانت فيه وليست فيه الآن. إن أُعيدت نسخة قديمة باليد فهذا سببه، وإلا فقد حذفها أحد. احفظوا نسخة من قاعدة البيانات كما هي، وليشغّل المسؤول التقني rida check.
desk-trail-other = سجل التدقيق ليس هو الذي نعرفه: القيد { $entry } غير الذي حُفظ عندنا خارج قاعدة البيانات. احفظوا نسخة منها كما هي، وليشغّل المسؤول التقني rida check.
desk-trail-unguarded = أُزيل من قاعدة البيانات ما يمنع تغيير سجل التدقيق، فقد يغيّره من يفتحها. احفظوا نسخة منها كما هي، وليشغّل المسؤول التقني rida check.
letter-trail-subject = سجل التدقيق لا يستقيم
letter-trail = { $what }
