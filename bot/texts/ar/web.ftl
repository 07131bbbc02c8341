## صفحات الويب: المحادثة العامة وصفحة العرض التجريبي

web-name = رضا
web-title-chat = رضا · { $society }
web-title-demo = رضا: عرض تجريبي
web-language-switch = View this page in English
web-skip = انتقل إلى المحادثة

## شريط الأزرار الثابتة

web-bar = أزرار سريعة
web-bar-menu = القائمة
web-bar-back = رجوع
web-bar-cancel = إلغاء
web-bar-human = موظف
web-bar-language = English
web-bar-start = التسجيل

## المحادثة

web-person-phone = هاتف المستفيد
web-log = الرسائل
web-hello = حيّاك الله
web-hello-more = سؤالك أو شكواك بكلماتك، أو صورة، أو تسجيل صوتي، أو البداية من القائمة.
web-start = لنبدأ
web-typing = رضا يكتب…
web-new-messages = رسائل جديدة
web-offline = انقطع الاتصال. نعيد المحاولة، وما كتبته محفوظ.
web-you = أنت
web-choices = الخيارات
web-past-choices = خيارات سابقة
web-photo = صورة
web-photo-named = صورة: { $name }
web-qr = رمز QR، افتحه مكبّرًا
web-voice = رسالة صوتية
web-audio = ملف صوتي
web-video = مقطع مرئي
web-document = مستند
web-download = تنزيل { $name }
web-location = الموقع على الخريطة
web-new-window = يُفتح في نافذة جديدة
web-status-sent = وصلت
web-bytes = بايت
web-kilobytes = ك.ب
web-megabytes = م.ب

## كتابة رسالة

web-composer = كتابة رسالة
web-write = رسالتك هنا
web-send = إرسال
web-attach = إرفاق
web-attach-photo = صورة
web-attach-document = مستند أو ملف
web-attach-location = موقعي
web-remove-file = إزالة { $name }
web-left = بقي { $left }
web-over = الرسالة أطول مما يمكن إرساله ({ $most } حرفًا كحد أقصى). تصلنا مختصرة، أو على رسالتين.
web-empty = لا شيء لإرساله بعد: كلمة أو صورة أو تسجيل.
web-plain-demo = هذا العرض يحتاج إلى JavaScript، وهي متوقفة في متصفحك. المحادثة تعمل بدونها.
web-plain-file = صورة أو ملف:
web-plain-refresh = تحديث
web-plain-explain = الردود الجديدة تظهر بعد «تحديث».
web-shrinking = نصغّر الصورة لتصل أسرع…
web-sending = جارٍ الإرسال…
web-not-sent = لم تصل بعد. سنحاول مجددًا عند عودة الاتصال.
web-retry = إعادة الإرسال
web-discard = حذف
web-too-many-files = يمكن إرفاق { $most } ملفات في الرسالة الواحدة، والبقية في رسالة أخرى.

## تسجيل الصوت

web-record = تسجيل رسالة صوتية
web-recording = جارٍ التسجيل
web-record-cancel = إلغاء التسجيل
web-record-send = إرسال التسجيل
web-record-refused = لم يُسمح للصفحة باستخدام الميكروفون. السماح به من إعدادات المتصفح، والكتابة تكفي.
web-record-none = لم نجد ميكروفونًا في هذا الجهاز. يمكنك الكتابة أو إرفاق ملف صوتي.
web-record-impossible = هذا المتصفح لا يتيح التسجيل هنا. يمكنك الكتابة أو إرفاق ملف صوتي.
web-record-short = التسجيل قصير جدًا. يبدأ بالضغط على الميكروفون، ثم الكلام، ثم الإرسال.

## الموقع

web-location-title = مشاركة موقعك
web-location-explain = سيطلب منك المتصفح الإذن، ثم يُرسل مكانك الحالي مرة واحدة في هذه المحادثة، ويراه موظفو الجمعية.
web-location-share = شارك موقعي
web-location-wait = جارٍ تحديد الموقع…
web-location-refused = لم يُسمح للصفحة بمعرفة الموقع. يمكنك كتابة المكان بالكلمات.
web-location-failed = تعذّر تحديد الموقع الآن. يمكنك المحاولة مرة أخرى أو كتابة المكان بالكلمات.

## هاتف الموظفين

web-staff-phone = هاتف الموظفين
web-staff-title = فريق { $society }
web-rooms = المواضيع
web-rooms-empty = لا حالات بعد. كل شكوى تصل يُفتح لها موضوع هنا.
web-desk = المكتب المشترك
web-desk-about = تنبيهات عامة لجميع الموظفين
web-room-complaint = شكوى رقم { $number }
web-room-delay = بلاغ تأخير رقم { $number }
web-room-suggestion = اقتراح رقم { $number }
web-room-help = طلب مساعدة رقم { $number }
web-room-question = سؤال رقم { $number }
web-rooms-back = كل المواضيع
web-acting-as = تعمل باسم
web-card-words = ما في البطاقة
web-card = بطاقة الحالة
web-unread = رسائل لم تُقرأ
web-staff-write = اكتب إلى صاحب الحالة
web-staff-hint = تصل رسالتك إلى صاحب الحالة. ابدأ بعلامة { $mark } لكتابة ملاحظة داخلية.
web-staff-note = ملاحظة داخلية: لا تصل إلى صاحب الحالة.
web-staff-desk-write = اكتب هنا
web-staff-desk-hint = المكتب المشترك لجميع الموظفين.
web-due = الموعد: { $day }، { $time }
web-late = تجاوزت الموعد
web-assignee = المسؤول: { $name }
web-unassigned = لم يتسلّمها أحد
web-role-agent = موظف خدمة
web-role-supervisor = مشرف المشاريع
web-role-director = المدير
web-role-confidential = مسؤول السرية

## رسائل البريد الرسمية

web-mails = البريد الرسمي
web-mails-about = كما يُرسل إلى المسؤولين
web-mails-empty = لا رسائل بعد. عند وصول شكوى يُرسل إلى مشرف المشاريع بريد رسمي يظهر هنا.
web-mail-choose = اختر رسالة لقراءتها
web-mail-to = إلى
web-mail-body = نص الرسالة
web-mail-files = المرفقات
web-mail-queued = في الانتظار
web-mail-sent = أُرسل
web-mail-parked = لم يُرسل
web-mail-back = كل الرسائل

## الساعة والعرض التجريبي

web-demo-note = عرض تجريبي: جرّبه بحرية، ولا تكتب بيانات حقيقية.
web-demo-lead = جرّب الرحلة كاملة
web-demo-step-one = اكتب شكوى من هاتف المستفيد، وأرفق صورة أو صوتًا.
web-demo-step-two = تسلّمها من هاتف الموظفين واعرض حلولًا.
web-demo-step-three = قدّم الساعة وشاهد التنبيهات والبريد.
web-tabs = أجزاء الصفحة
web-tab-person = المستفيد
web-tab-staff = الموظفون
web-tab-mails = البريد
web-clock = الساعة
web-clock-now = الوقت في العرض
web-clock-moved = مقدَّمة
web-clock-move = تقديم الوقت
web-clock-office-hour = ساعة عمل
web-clock-working-day = يوم عمل
web-clock-deadline = إلى ما بعد أقرب موعد
web-clock-moving = جارٍ تقديم الوقت…
web-restart = البدء من جديد
web-restart-title = البدء بسجل فارغ؟
web-restart-explain = تُحذف كل المحادثات والحالات والرسائل في هذا العرض، وتعود الساعة إلى الوقت الحقيقي.
web-restart-yes = نعم، ابدأ من جديد
web-end = إنهاء
web-end-title = إنهاء المحادثة وإخفاؤها من هذا الجهاز؟
web-end-explain = تختفي من هنا، ولا يفتحها أحد من هذا الجهاز بعد ذلك، ولا أنت. ما وصلنا منك يبقى عند موظفينا ويستمر عملهم عليه. وفي انتظار رد، رقم طلبك عندك يكفي للاتصال بنا في أي وقت.
web-end-yes = نعم، إنهاء وإخفاء
web-end-unsent = عندك رسالة لم تصلنا بعد، وتضيع مع إنهاء المحادثة الآن.
web-ended = أُنهيت المحادثة، ولم يبق منها شيء على هذا الجهاز.
web-no-cookies = متصفحك يمنع ملفات الارتباط (cookies)، ومن دونها لا نعرف أن الرسائل منك. تلزمها موافقة لهذه الصفحة، أو متصفح آخر.
web-no = تراجع
web-restarted = بدأنا من جديد بسجل فارغ.

## أخطاء

web-error-title = عذرًا
web-error-home = العودة إلى المحادثة
web-error-not-found = لم نجد هذه الصفحة. ربما تغيّر عنوانها.
web-error-broken = حدث خلل من جهتنا، ونعتذر منك. نرجو المحاولة بعد قليل.
web-error-bad-request = لم نتمكن من قراءة الطلب. نرجو تحديث الصفحة والمحاولة مرة أخرى.
web-error-host = هذا ليس عنوان التجربة. افتحها بالعنوان الذي ظهر لك عند تشغيلها.
web-error-foreign = لم يصل الطلب من صفحتنا، فلم نأخذ به. نرجو فتح المحادثة من عنوانها والمحاولة مجددًا.
web-error-no-session = انتهت جلستك، أو منعها متصفحك. ما كتبته باقٍ هنا: نرجو تحديث الصفحة وإعادة إرساله، فإن تكرر ذلك فلا بد من السماح بملفات الارتباط (cookies) لهذه الصفحة.
web-error-empty = وصلت الرسالة فارغة. نسمعك كتابةً أو بصوتك أو بصورة.
web-error-too-long = عدد أحرف رسالتك { $length }، وأقصى ما يمكن إرساله { $most }. على رسالتين تصلنا كلها، ولا يضيع منها شيء.
web-error-too-large = الحجم أكبر من { $megabytes } ميجابايت. تصلنا الملفات على أكثر من رسالة.
web-error-location = لم نتمكن من قراءة الموقع. يمكنك المحاولة مجددًا أو كتابة المكان بالكلمات.
web-error-no-room = تعذّر علينا حفظ الملف { $name } الآن. تكفينا كتابة ما فيه، أو إرساله في وقت لاحق.
web-error-many-files = وصلتنا اليوم ملفات كثيرة، فلم نستطع حفظ الملف { $name }. تكفينا كتابة ما فيه، أو إرساله غدًا.
web-error-not-now = تعذّر علينا حفظ رسالتك في هذه اللحظة. نعيد المحاولة تلقائيًا، ونرجو إبقاء الصفحة مفتوحة.
web-error-not-now-form = تعذّر علينا حفظ رسالتك في هذه اللحظة. ما كتبته باقٍ في مكانه أدناه: نرجو إرساله بعد قليل.
web-error-file-too-large = الملف { $name } أكبر من { $megabytes } ميجابايت. تكفينا نسخة أصغر.
web-error-file-empty = الملف { $name } فارغ. نرجو اختياره مرة أخرى.
web-error-file-type =
    لا نستطيع استقبال هذا الملف. تكفينا صورة للورقة.
    الملف: { $name }
web-error-not-offered = هذا الزر لم يعد متاحًا. الأزرار الظاهرة أمامك والقائمة متاحة.
web-error-member = اختر الموظف الذي تعمل باسمه أولًا.
web-error-no-deadline = لا توجد حالة مفتوحة لها موعد قادم.
web-error-restart = لا يمكن البدء من جديد لأن قناة حقيقية تعمل الآن.
web-error-network = تعذّر الاتصال. نرجو التحقق من الشبكة والمحاولة مرة أخرى.

## صفحة البطاقة

web-pass-title = بطاقة دخول
web-pass-valid = هذه البطاقة صالحة
web-pass-valid-more = يُعرض رمزها على موظفينا عند الباب. أهلًا وسهلًا بك.
web-pass-used = استُعملت هذه البطاقة
web-pass-used-more = سُجّل الحضور بها من قبل. إن كان في ذلك خطأ فموظفونا عند الباب يصلحونه.
web-pass-void = هذه البطاقة غير صالحة
web-pass-void-more = إن سجّلت معنا فبطاقتك الجديدة في «تسجيلاتي»، وموظفونا في خدمتك.
web-pass-staff = للموظفين: تسجيل الحضور

## كيف تراها على تطبيق آخر (في العرض التجريبي)

web-appearance = هاتف المستفيد كما هو على
web-appearance-web = صفحة الويب
web-appearance-as-telegram = المحادثة نفسها كما يعرضها تيليجرام.
web-appearance-as-whatsapp =
    { $count ->
        [zero] المحادثة نفسها كما يعرضها واتساب، ولم نرسل فيها شيئًا بعد.
        [one] كما يعرضها واتساب. أرسلنا فيها رسالة واحدة.
        [two] كما يعرضها واتساب. أرسلنا فيها رسالتين.
        [few] كما يعرضها واتساب. أرسلنا فيها { $count } رسائل.
        [many] كما يعرضها واتساب. أرسلنا فيها { $count } رسالة.
       *[other] كما يعرضها واتساب. أرسلنا فيها { $count } رسالة.
    }
web-sheet-close = إغلاق القائمة
