### لماذا انتهى أمر من أوامر rida، وما الخطأ في ملف أجوبة أو كلمات.

## ملفات الأجوبة والكلمات

wrong-in-line = { "\u200F" }{ $file }.yaml:{ $line }: { $problem }
wrong-left-out = تُرك: { $problem }
wrong-mend-first = { $problem }: يُصلَح الملف أولًا، ولم يُكتب شيء
wrong-mend-first-lint = { $problem }: يُصلَح الملف أولًا، ويُظهر `rida faq lint` المزيد
wrong-answer-no-yaml = ليس ملف YAML سليمًا
wrong-answer-no-yaml-why = ليس ملف YAML سليمًا: { $why }
wrong-answer-keys = يكون جدولًا من: { $keys }
wrong-answer-key = لا مفتاح باسم { $key }؛ المعروف: { $known }
wrong-answer-language = { $key } يُكتب بهذه اللغات فقط: { $languages }
wrong-must-be-text = { $key } يكون نصًّا
wrong-must-be-texts = { $key } يكون قائمة نصوص
wrong-must-be-flag = { $key } يكون true أو false
wrong-must-be-day = { $key } يكون يومًا مثل 2026-11-23
wrong-must-be-single = { $key } يكون قيمة واحدة
wrong-unread-key = { $key } لا يُقرأ
wrong-undated = بلا تاريخ مراجعة
wrong-few-ways = صيغ السؤال بالعربية أقل من { $count }
wrong-long-answer = الجواب { $count } حرفًا، والحد { $most }
wrong-unresolved = لا قيمة باسم { "{" }{ $name }{ "}" }؛ المعروف: { $known }
wrong-needs-initiative = { "{" }{ $name }{ "}" } يحتاج أن يُذكر في الجواب اسم مبادرته
wrong-lost-button = الزر { $button } ليس جوابًا ولا إجراءً
wrong-way-empty = لا كلمة في صيغة السؤال هذه
wrong-ways-fight = ينازع على السؤال نفسه { $where } ({ $way })
wrong-ways-on-lines = تُكتب { $list } وكل صيغة في سطر وحدها، حتى يُزاد عليها
wrong-word-empty = لا كلمة في { $word } من { $list }
wrong-word-twice = { $word } في { $list } هي { $other } نفسها
wrong-word-points = { $word } تشير إلى { $list }، ولا قائمة بهذا الاسم
wrong-list-idle = لا شيء يشير إلى القائمة { $list }
wrong-word-in-two = { $word } في { $list } وفي { $other } أيضًا
wrong-list-missing = القائمة { $list } ناقصة
wrong-list-missing-mend = يُكتب `{ $name }:` وكلماتها
wrong-list-unknown = لا قائمة معروفة باسم { $list }
wrong-list-unknown-mend = القوائم هنا: { $known }
wrong-list-twice = القائمة { $list } مكتوبة مرتين
wrong-list-twice-mend = تُجمع كلماتهما تحت الأولى، وتُحذف الثانية
wrong-list-empty = القائمة { $list } فارغة
wrong-list-empty-mend = تُكتب فيها كلمة، أو يُحذف اسمها
wrong-list-no-word = في القائمة { $list } ما ليس كلمة
wrong-list-no-word-mend = تُكتب كل كلمة بعد شرطة وحدها
wrong-lists-no-table = ليس جدولًا
wrong-lists-no-table-mend = يُكتب اسم القائمة، ثم نقطتان، ثم كلماتها
wrong-words-missing = الملف غير موجود
wrong-words-missing-mend = تُحضَر ملفات المشروع من جديد (git checkout faq/lexicon)
wrong-answer-utf8 = ليس نصًّا بترميز UTF-8
wrong-words-no-utf8 = ليس نصًّا بترميز UTF-8
wrong-words-no-utf8-mend = يُحفظ الملف بترميز UTF-8
wrong-words-no-yaml = ليس ملف YAML سليمًا
wrong-words-no-yaml-mend = تُراجَع المسافات والنقطتان والشرطات حوله

## ما يُعطى للأوامر

wrong-when-no-time = ليس وقتًا: { $text }، ويُكتب مثل 2026-11-22T10:00، أو بفرق توقيت
wrong-at-no-time = { "\u200F" }--at { $text }: { $why }
wrong-from-before-to = --from قبل --to
wrong-ended-before = انتهى قبل أن تبدأ المحادثة
wrong-no-message = لا رسالة في { $file }: { $form }، في كل سطر واحدة
wrong-not-kept = لا يُكتب في { $folder }، فلا يُحفظ فيه شيء
wrong-unwritten = لا يُكتب { $file }: { $why }
wrong-no-book-yet = لا قاعدة بيانات بعد: يُشغَّل رضا أولًا

## قاعدة البيانات والقرص

wrong-kept-in-sqlite = database: { $scheme }: تُحفظ البيانات هنا في ملف SQLite: يُكتب sqlite:///data/rida.db
wrong-already-running = يعمل رضا آخر الآن على { $path }: يُوقف أولًا، أو تُكتب `database` أخرى
wrong-pragma = قيمة { $pragma } في SQLite هي { $found }، ويحتاج رضا إلى { $wanted }: تُحفظ قاعدة البيانات على قرص في الجهاز نفسه، فأقراص الشبكة لا تحفظها
wrong-database-unusable = لا تُستعمل قاعدة البيانات { $path } ({ $reason }): يُراجَع المسار وصلاحياته
wrong-made-up-book = { $path } سنة مصنوعة للتجربة (`rida demo-data`)، وترسل { $channels } فعلًا: تُطفأ، أو تُسمّى `database` و`data_dir` أخريان لمن هم حقيقيون
wrong-half-restored = انقطعت استعادة { $path }: يُكتب `rida restore FILE` مرة أخرى فتبدأ من جديد. ومن أراد سجلًّا فارغًا نقل { $folder } وفيه { $mark } إلى مكان آخر
wrong-disk-full = امتلأ القرص الذي فيه { $path }: يُفرَّغ فيه مكان
wrong-unwritten-at-end = لم تكتمل الكتابة في { $path } ({ $kind }): ما وصل أخيرًا يصل من جديد
wrong-disk-failed = لم يحفظ القرص ما كُتب في { $path }: يُفحص القرص، ثم يُشغَّل رضا
wrong-newer-database = كتب { $path } إصدار أحدث من رضا: يُحدَّث رضا، أو تُستعاد نسخة احتياطية
wrong-unknown-event = نوع حدث غير معروف: { $tag }
wrong-unreadable = بيانات محفوظة لا تُقرأ على أنها { $type }
wrong-older-copy = { $path } نسخة أقدم: آخر رقم فيها ({ $what }) هو { $found }، وقد أُعطي من قبل { $noted }. يُعاد الملف الأحدث إلى مكانه. فإن ضاع تُنسخ هذه (`rida backup FILE`)، ثم يُنقل المجلد إلى مكان آخر، ثم تُستعاد النسخة (`rida restore FILE`)، فلا يُعطى رقم مرتين
wrong-audit-head = لا يذكر { $file } سطرًا من سجل التدقيق: كتبه أحد آخر. يُنظر من فتح المجلد، ثم يُثبَّت من جديد بـ `rida audit --accept`
wrong-journal = لا يُكتب { $path } ({ $why })، وبدونه لا تُمحى بيانات أحد: تُراجَع صلاحياته والمكان على قرصه
wrong-trial-failed = لم يُمكن تحديث السجل على نسخة منه ({ $reason })
wrong-restore-not-empty = { $there } موجود من قبل، ولا تُستعاد نسخة إلا في مجلد فارغ: يُنقل إلى مكان آخر، أو تُستعاد في مجلد آخر (RIDA_DATA_DIR وRIDA_DATABASE، أو data_dir وdatabase)
wrong-restore-no-room = لا مكان لها على قرص { $folder }: يُفرَّغ { $megabytes } ميجابايت، ثم يُعاد الأمر
wrong-restore-unusable = لم يُستعد شيء: لا يُقرأ { $what } أو لا يُكتب ({ $why }): تُراجَع صلاحياته
wrong-nobody-works = staff: لا أحد يعمل هنا، فلا يسمع أحد بشكوى. يُضاف في config.yaml عضو دوره role: supervisor وله email، أو يُكتب `rida staff invite --role supervisor` أولًا
wrong-port-taken = لا يُفتح { $where }: يستعمله برنامج آخر، أو ليس لنا. يُوقف ذلك البرنامج، أو يُختار منفذ آخر: RIDA_WEB__PORT={ $port } rida run
## جداول rida faq

faq-linted = الأجوبة: { $read }، والملاحظات: { $count }
faq-lint-file = الملف
faq-lint-line = السطر
faq-lint-problem = الملاحظة
faq-pulled = كُتب: { $written }، وتُرك: { $left }
faq-pulled-what = ما فيه

## ما يقوله النظام

wrong-os-no-such-file = لا ملف ولا مجلد بهذا الاسم
wrong-os-denied = لا تسمح الصلاحيات بذلك
wrong-os-not-permitted = لا يسمح النظام بذلك لهذا المستخدم
wrong-os-no-space = لا مساحة باقية على القرص
wrong-os-quota = بلغ المستخدم حد مساحته على القرص
wrong-os-read-only = القرص للقراءة فقط
wrong-os-address-in-use = العنوان أو المنفذ يستعمله برنامج آخر
wrong-os-address-elsewhere = ليس هذا العنوان من عناوين هذا الجهاز
wrong-os-refused = لا برنامج يستقبل الاتصال هناك
wrong-os-reset = قطع الطرف الآخر الاتصال
wrong-os-long-name = الاسم أطول مما يقبله القرص
wrong-os-is-folder = هذا مجلد وليس ملفًا
wrong-os-no-folder = في المسار ما ليس مجلدًا
wrong-os-exists = يوجد شيء بهذا الاسم
wrong-os-not-empty = المجلد ليس فارغًا
wrong-os-disk-fault = عطل في القرص
wrong-os-many-open = بلغ البرنامج حد الملفات المفتوحة
wrong-os-many-open-all = بلغ الجهاز حد الملفات المفتوحة
wrong-os-loop = روابط المسار تدور في حلقة
wrong-os-too-big = الملف أكبر مما يقبله القرص
wrong-os-busy = يستعمله برنامج آخر الآن
wrong-os-no-device = لا جهاز بهذا الاسم
wrong-os-no-such-device = لا جهاز كهذا هنا
wrong-os-timed-out = انتهى الوقت قبل أن يأتي رد
wrong-os-no-host = لا طريق إلى ذلك الجهاز
wrong-os-no-network = لا طريق إلى تلك الشبكة
wrong-os-broken-pipe = أُغلق الطرف الآخر قبل النهاية
wrong-os-two-disks = المكانان على قرصين مختلفين
wrong-os-no-value = لا يقبل النظام هذه القيمة
wrong-os-no-memory = لا ذاكرة كافية
wrong-os-stale = لم يعد الملف على قرص الشبكة
