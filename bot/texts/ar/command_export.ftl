### ما يقوله `rida export` في الطرفية، وما يُكتب في جداوله. ولا نقطة في آخر السطر.

export-suffix = اختم اسم الملف بـ .xlsx لجدول أو .csv لأعمدة بسيطة، والمكتوب: { $file }
export-is-there = هنا ملف أو مجلد بهذا الاسم. اختر اسمًا آخر، أو ضع الجديد مكانه بإضافة --force، والمكتوب: { $file }
export-no-folder = هذا المجلد غير موجود. أنشئه أولًا: { $file }
export-no-day = هذا ليس يومًا. يُكتب مثل 2026-11-29، والمكتوب: { $written }
export-no-month = هذا ليس شهرًا. يُكتب مثل 2026-11، والمكتوب: { $written }
export-month-or-days = يكفي --month وحده: احذف --from و --to، أو اكتب اليومين بدل الشهر
export-backwards = اليوم الأول بعد اليوم الأخير: بدّل بينهما
export-initiative-of-registrations = الخيار --initiative للتسجيلات وحدها: احذفه هنا
export-made =
    { $rows ->
        [zero] لا صفوف في الجدول، وفيه العناوين وحدها
        [one] كُتب صف واحد. فيه ما أعطاه الناس، فاحفظه كما تحفظ بياناتهم
        [two] كُتب صفان. فيهما ما أعطاه الناس، فاحفظهما كما تحفظ بياناتهم
        [few] كُتبت { $rows } صفوف. فيها ما أعطاه الناس، فاحفظها كما تحفظ بياناتهم
        [many] كُتب { $rows } صفًا. فيها ما أعطاه الناس، فاحفظها كما تحفظ بياناتهم
       *[other] كُتب { $rows } صف. فيها ما أعطاه الناس، فاحفظها كما تحفظ بياناتهم
    }
export-cases = الطلبات
export-ratings = الآراء
export-registrations = التسجيلات
export-file = ملف
export-yes = نعم
export-no = لا
export-column-number = الرقم
export-column-kind = النوع
export-column-category = التصنيف
export-column-department = القسم
export-column-relationship = صفة صاحبها
export-column-status = الحالة
export-column-channel = القناة
export-column-opened = فُتح
export-column-due = الموعد
export-column-answered = أول رد
export-column-settled = أُنجز
export-column-hijri = { $column } (هجري)
export-column-missed = فات الموعد
export-column-assignee = المسؤول
export-column-rounds = عدد الجولات
export-column-round = الجولة
export-column-quality = الرأي
export-column-solved = حُلّت عند صاحبها
export-column-urgent = نداء استغاثة
export-column-words = ما كُتب
export-column-expectation = الحل المرجو
export-column-name = الاسم
export-column-telephone = الهاتف
export-column-rated = وقت الرأي
export-column-initiative = المبادرة
export-column-registered = سُجّل
export-column-relation = لمن
export-column-same-phone = بالهاتف نفسه
export-column-attended = حضر
export-column-attended-by = أثبت الحضور
export-status-open = مفتوح
export-status-assigned = مستلَم
export-status-offered = عُرضت حلول
export-status-agreed = اختير حل
export-status-resolved = منجز
export-status-reopened = أُعيد فتحه
export-status-closed = مغلق
export-status-withdrawn = سُحب
export-status-dismissed = صُرف
export-status-ended = مغلق
export-status-merged = ضُمّ إلى غيره
export-channel-web = صفحة المحادثة
export-channel-telegram = تيليجرام
export-channel-whatsapp = واتساب
export-channel-email = البريد
export-channel-erased = محذوف
export-registration-registered = مسجّل
export-registration-cancelled = ملغى
