### حال «رضا» نفسه: ما فيه من خلل يُخبر به الفريق، والصفحة التي يقرؤها الناس

## ما اختلّ وما صلح، ومع كل خلل طريقة إصلاحه

desk-ails =
    في البرنامج ما يحتاج إلى إصلاح. نرجو إبلاغ من يعتني به، وسنكتب لكم حين يصلح:

    { $lines }
desk-well =
    صلح الآن:

    { $lines }
letter-ails-subject = «رضا» يحتاج إلى إصلاح قريب
letter-ails =
    في البرنامج ما يحتاج إلى إصلاح قريب:

    { $lines }
letter-well-subject = «رضا» بخير من جديد
letter-well =
    صلح الآن:

    { $lines }

choice-check = فحص شامل
desk-check-begun = بدأتُ الفحص الشامل، وسيصلكم ما أجده هنا خلال دقائق.
check-nothing = فحصتُ كل شيء، ولا شيء يحتاج إلى إصلاح.
check-found =
    فحصتُ كل شيء، وهذا ما يحتاج إلى إصلاح:

    { $lines }
check-failed = تعذّر الفحص الشامل الآن. نرجو إبلاغ من يعتني بالبرنامج ليشغّل rida check حيث يعمل.

metrics-refused = هذه الأرقام لهذا الجهاز وحده، أو لمن يقدّم الرمز المكتوب في web.metrics_token.

ails-check =
    • { $what }
    { $mend }
well-check = • { $what }

ails-backup-late =
    { $days ->
        [zero] • لا توجد نسخة احتياطية سليمة منذ اليوم. تشغيل «rida backup» على الخادم يبيّن ما الذي يمنعها.
        [one] • لا توجد نسخة احتياطية سليمة منذ يوم واحد. تشغيل «rida backup» على الخادم يبيّن ما الذي يمنعها.
        [two] • لا توجد نسخة احتياطية سليمة منذ يومين. تشغيل «rida backup» على الخادم يبيّن ما الذي يمنعها.
        [few] • لا توجد نسخة احتياطية سليمة منذ { $days } أيام. تشغيل «rida backup» على الخادم يبيّن ما الذي يمنعها.
        [many] • لا توجد نسخة احتياطية سليمة منذ { $days } يومًا. تشغيل «rida backup» على الخادم يبيّن ما الذي يمنعها.
       *[other] • لا توجد نسخة احتياطية سليمة منذ { $days } يوم. تشغيل «rida backup» على الخادم يبيّن ما الذي يمنعها.
    }
well-backup-late = • صارت هناك نسخة احتياطية سليمة.
ails-backup-failed =
    • آخر نسخة احتياطية تالفة: لما جُرّبت بالاستعادة لم تكن كما حُفظت. يلزم فحص قرصها. النسخة: { $file }
well-backup-failed = • آخر نسخة احتياطية سليمة الآن.
ails-backup-untried =
    • لم تُجرَّب آخر نسخة احتياطية بالاستعادة لضيق المساحة على قرص الخادم: يلزم إفراغ مساحة. النسخة: { $file }
well-backup-untried = • جُرّبت آخر نسخة احتياطية، وهي سليمة.
ails-backup-folder = • مجلد النسخ غير موجود، أو تتعذّر الكتابة فيه، أو في مكانه قرص آخر: يلزم توصيل قرصه من جديد.
well-backup-folder = • عاد مجلد النسخ كما كان.
ails-backup-no-room = • لا مساحة للنسخ الاحتياطية: يلزم إفراغ مساحة على القرص، أو حفظها على قرص آخر (backup.folder).
well-backup-no-room = • صارت للنسخ الاحتياطية مساحة.
ails-backup-passphrase = • تتعذّر قراءة عبارة مرور النسخ، فلا تُعمل نسخة (backup.passphrase_file).
well-backup-passphrase = • صارت عبارة مرور النسخ مقروءة.
## صفحة الحال التي يقرؤها الناس (/health)

health-title = كيف حال «رضا»؟
health-green = سليم
health-yellow = يحتاج إلى نظر
health-red = متوقف
health-all-green = كل ما يظهر هنا يعمل.
health-all-yellow = الخدمة تعمل، وفيها ما يحتاج إلى نظر.
health-all-red = في الخدمة ما لا يعمل الآن، وينبغي أن يعلم به من يعتني بالبرنامج.
health-at = الحال في { $at }
health-lights = ما الذي يعمل؟
health-ailing = ما يحتاج إلى إصلاح
health-well = لا يعرف «رضا» شيئًا يحتاج إلى إصلاح.
health-since = منذ { $since }
health-whole = لمن يعتني بالبرنامج: بقية الحال
health-refused = تظهر بقية الحال على الجهاز الذي يعمل عليه «رضا»، أو لمن يكتب رمز web.metrics_token في خانة كلمة المرور.

health-read = قراءة الرسائل
health-read-green = يُقرأ ما يكتبه الناس فورًا.
health-read-yellow = بعض الرسائل تنتظر منذ أكثر من دقيقة.
health-read-red = لا يُقرأ ما يكتبه الناس الآن. انظروا في سجل «رضا» هل فيه خطأ، ثم شغّلوه من جديد.
health-sent = خروج الردود: { $channel }
health-sent-green = تخرج الردود فورًا.
health-sent-yellow = بعض الردود تنتظر منذ أكثر من خمس دقائق، وتخرج حالما يمكن ذلك.
health-sent-red = لا تخرج الردود من هنا منذ { $since }. هي محفوظة وتخرج حين يعود العمل.
health-mend = ما يعيد العمل: { $channel }
health-mend-red = { $why } هذا هو السبب منذ { $since }.
health-promises = متابعة المواعيد
health-promises-green = يصل التذكير قبل كل موعد في وقته.
health-promises-yellow = تأخر بعض التذكير أكثر من دقيقة.
health-promises-red = لا تُتابع المواعيد الآن. انظروا في سجل «رضا» هل فيه خطأ، ثم شغّلوه من جديد.
health-database = قاعدة البيانات
health-database-green = تحفظ ما يُكتب.
health-database-red = لا تحفظ شيئًا الآن. أفرغوا مكانًا على قرصها، أو انظروا هل يمسك ملفها برنامج آخر.
health-disk = المكان على القرص
health-disk-green = في القرص متّسع.
health-disk-yellow = بقي أقل من غيغابايت. أفرغوا مكانًا حتى لا نعتذر عن الملفات.
health-disk-red = القرص ممتلئ: نعتذر عن الملفات ونقبل الكلام. أفرغوا مكانًا.
health-backup = آخر نسخة احتياطية سليمة
health-backup-green = أُخذت في { $since } واجتازت اختبارها.
health-backup-yellow = أُخذت في { $since }، وحان وقت التالية.
health-backup-red = أُخذت في { $since }، ومضى عليها وقت طويل. شغّلوا rida backup واقرؤوا ما يقول.
health-backup-off = آخر نسخة احتياطية سليمة
health-backup-off-yellow = لا نسخ احتياطية كل ليلة. اكتبوا backup.folder في config.yaml.
health-backup-none = آخر نسخة احتياطية سليمة
health-backup-none-yellow = لم تجتز أي نسخة اختبارها بعد. تؤخذ الأولى ليلًا، ويأخذ الأمر rida backup نسخة الآن.
health-quiet = استُعيد من نسخة احتياطية
health-quiet-yellow = كان ذلك في { $since }. ما كان ينتظر محفوظ لا يُرسل، فربما قيل من قبل، ومن يكتب الآن يُجاب. الأمر rida restore --held يعرضه، والأمر rida restore --release يطلقه.
health-version = الإصدار الذي يعمل
health-version-green = { $version } منذ { $since }.
health-version-after = الإصدار الذي يعمل
health-version-after-green = { $version } منذ { $since }، وكان قبله { $before }.
