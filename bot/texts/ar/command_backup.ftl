### ما يقوله الأمر `rida backup`، وما يقوله `rida check` عن النسخ

backup-made = حُفظت النسخة في { $file }
backup-holds = الرسائل والأحداث: { $messages }، الطلبات: { $cases }، التسجيلات: { $registrations }، الملفات: { $files }
backup-newest = وقت أحدث رسالة: { $at }
backup-tried = جُرّبت: استُعيدت في مكان مؤقت، وكل ما فيها سليم
backup-untried = لم تُجرَّب بالاستعادة لضيق المساحة. المساحة المطلوبة بالميجابايت حيث قاعدة البيانات: { $megabytes }
backup-spoilt = لا يُعتمد عليها: لما استُعيدت لم تكن كما حُفظت. نرجو فحص القرص. { $why }
backup-sealed = هي مشفّرة بعبارة المرور التي في { $file }
backup-keep-passphrase = من أضاع عبارة المرور أضاع النسخ: تُكتب على ورقة، وتُحفظ خارج المبنى
backup-plain = ليست مشفّرة، ومن وصل إلى الملف قرأ كل ما فيه. نرجو ضبط backup.passphrase_file
backup-left-out = لم يدخل فيها لأنها غير مشفّرة: { $keys }
backup-lost = مرفقات ضاعت أو تلفت قبل هذه النسخة: { $count }
backup-same-disk = هي على قرص البيانات نفسه، وإن تعطّل ضاع الاثنان: نرجو نسخها إلى قرص آخر
backup-numbers-not-noted = تعذّر تدوين آخر الأرقام في { $path }. والنسخة سليمة مع ذلك
backup-not-noted = تعذّر تدوين هذه النسخة في سجل المراجعة، والتفصيل في `rida check`: { $why }

backup-list-none = لا توجد نسخ بعد في { $folder }
backup-list-good = وقت آخر نسخة سليمة: { $at }
backup-list-no-good = لا توجد نسخة سليمة بعد: كل نسخة تُجرَّب بالاستعادة أولًا
backup-drill-good = سليمة
backup-drill-waiting = لم تُجرَّب بعد
backup-drill-no-room = لم تُجرَّب (لا مساحة)
backup-drill-failed = تالفة
backup-age-hours =
    { $count ->
        [zero] أقل من ساعة
        [one] ساعة واحدة
        [two] ساعتان
        [few] { $count } ساعات
        [many] { $count } ساعة
       *[other] { $count } ساعة
    }
backup-age-days =
    { $count ->
        [zero] أقل من يوم
        [one] يوم واحد
        [two] يومان
        [few] { $count } أيام
        [many] { $count } يومًا
       *[other] { $count } يوم
    }

## لماذا لم تُعمل النسخة أو لم تُقرأ، وطريقة الإصلاح

backup-refused-no-backup = هذا الملف ليس نسخة من رضا. نرجو تسمية ملف صنعه `rida backup` بدلًا من { $file }
backup-refused-damaged = النسخة تالفة، ولم يؤخذ منها شيء. نرجو نسخها من جديد أو أخذ نسخة أقدم من { $file }
backup-refused-needs-passphrase = النسخة مشفّرة. نرجو تسمية الملف الذي فيه عبارة مرورها (backup.passphrase_file) للملف { $file }
backup-refused-wrong-passphrase = عبارة المرور لا تفتحها. نرجو أخذ العبارة التي كانت مضبوطة حين عُملت. وإن كانت هي نفسها فأول الملف تالف، ونرجو أخذ نسخة أخرى من { $file }
backup-refused-newer = عُملت النسخة بإصدار أحدث من رضا ({ $version }). نرجو تحديث رضا أولًا ثم استعادتها: { $file }
backup-refused-nothing = لا يوجد ما يُنسخ بعد: نرجو تشغيل رضا أولًا. لا يوجد { $file }
backup-refused-unusable = لم تُعمل نسخة: تعذّرت القراءة أو الكتابة. نرجو مراجعة الصلاحيات ومساحة القرص ({ $why }) في { $file }
backup-refused-no-room = لم تُعمل نسخة لضيق المساحة، والنسخ الموجودة كما هي. نرجو إفراغ مساحة، أو جعل backup.folder على قرص آخر غير { $folder }
backup-refused-not-overwritten = يوجد ملف بهذا الاسم وليس نسخة من رضا، أو له عبارة مرور أخرى. نرجو تسمية ملف آخر غير { $file }
backup-refused-another = تُعمل نسخة أخرى الآن. نرجو الانتظار حتى تنتهي في { $folder }
backup-refused-folder-gone = مجلد النسخ غير موجود، ولم يُكتب شيء. نرجو توصيل قرصه، أو تسمية مجلد آخر في backup.folder غير { $folder }
backup-refused-folder-unusable = تعذّرت الكتابة في مجلد النسخ. نرجو مراجعة صلاحياته ومساحته وتوصيل قرصه ({ $why }): { $folder }
backup-refused-folder-other = هذا المجلد ليس الذي حُفظت فيه النسخ السابقة، ولم يُكتب شيء. إن كان قرصه غير موصول فنرجو توصيله، وإن كان قرصًا آخر أو أُفرغ فنرجو تشغيل `rida backup --new-folder` مرة واحدة للمجلد { $folder }
backup-refused-record = تعذّرت قراءة سجل النسخ. نرجو فحص القرص. وإن كان الملف نفسه تالفًا فنرجو نقله من مكانه وتشغيل `rida backup --new-folder`: { $file }

## `rida check`

check-backup-none = لا توجد نسخ ليلية، وإن تعطّل القرص ضاع كل شيء
check-backup-none-mend = نرجو تسمية مجلد على قرص آخر في backup.folder
check-backup-plain = النسخ غير مشفّرة: من وصل إلى القرص قرأها كلها، وليست فيها ملفات الأسرار
check-backup-plain-mend = نرجو كتابة عبارة مرور في ملف وتسميته في backup.passphrase_file
check-backup-sealed = النسخ مشفّرة بعبارة المرور التي في { $file }
check-backup-sealed-mend = تُحفظ كذلك على ورقة خارج المبنى: من أضاعها أضاع النسخ
check-backup-passphrase = لا يمكن عمل نسخة: { $problem }
check-backup-open = تستطيع حسابات أخرى على هذا الجهاز قراءة عبارة مرور النسخ
check-backup-open-mend = chmod 600 { $file }
check-backup-same-disk = مجلد النسخ على قرص البيانات نفسه، وإن تعطّل ضاع الاثنان
check-backup-same-disk-mend = نرجو جعل backup.folder على قرص آخر أو نسخه إليه؛ وإن كان ينبغي أن يكون عليه فذلك القرص غير موصول
check-backup-refused = لا يمكن عمل نسخة. { $why }
check-backup-refused-mend = نرجو إصلاحه كما في النص، ثم تجربة `rida backup`
check-backup-good = وقت آخر نسخة سليمة: { $at }
check-backup-waits = لا توجد نسخة سليمة بعد: تُعمل الأولى ورضا يعمل
check-backup-late = لا توجد نسخة سليمة منذ أكثر من يومين
check-backup-late-mend = نرجو تشغيل `rida backup`: يقول ما الذي يمنعها
check-backup-failed = آخر نسخة تالفة: لما استُعيدت لم تكن كما حُفظت. { $why }
check-backup-failed-mend = نرجو فحص قرصها، ثم تشغيل `rida backup`
check-backup-untried = لم تُجرَّب آخر نسخة بالاستعادة: لا مساحة. { $why }
check-backup-untried-mend = نرجو إفراغ مساحة حيث قاعدة البيانات
check-backup-lost = مرفقات ضاعت أو تلفت قبل آخر نسخة: { $count }
check-backup-lost-mend = لعل نسخة أقدم فيها تلك المرفقات
