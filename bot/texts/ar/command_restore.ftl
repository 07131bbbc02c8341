### ما يقوله أمر الاستعادة: قبل أخذ النسخة وبعدها، وعما هو محفوظ.

restore-newest = أحدث رسالة في هذه النسخة بتاريخ { $at }
restore-no-message = لا رسالة في هذه النسخة.
restore-since-lost = ما كُتب بعدها ليس فيها، ولن يعرفه أحد هنا.
restore-later-notes =
    أُعطيت أرقام بعد هذه النسخة، وآخرها بتاريخ { $at }
    إن كانت لديكم نسخة أحدث فخذوها. وإلا فأكملوا: تتقدم الأرقام ولا يُستعمل رقم مرتين.
restore-in-the-future =
    وهذا بعد ما تقوله ساعة هذا الجهاز: { $now }
    راجعوا الساعة أولًا، فالمواعيد تُحسب بها.
restore-ask = هل نأخذها؟
restore-left = لم يُستعد شيء.
restore-say-yes =
    لا أحد هنا لنسأله، فالناتج ليس شاشة. انظروا إلى التاريخ ثم أضيفوا --yes
    { $command }
restore-no-file = اكتبوا اسم ملف النسخة: rida restore FILE. ولما استُعيد من قبل: --held أو --release أو --drop.
restore-one-word = اكتبوا واحدًا فقط من هذه: FILE أو --held أو --release أو --drop.
restore-not-there =
    لا سجل حالات هنا بعد، فلا شيء محفوظ:
    { $path }
restore-passphrase = عبارة مرور هذه النسخة
restore-needs-passphrase =
    هذه النسخة مشفرة. اكتبوا عبارة مرورها في ملف لا يقرؤه غيركم، ثم سموه:
    { $command }
restore-passphrase-unread =
    تعذرت قراءة عبارة المرور من هذا الملف. راجعوا مساره وصلاحياته:
    { $path }
restore-other-society =
    هذه النسخة لجمعية غير التي في config.yaml.
    في النسخة: { $theirs }
    في config.yaml: { $ours }
    لأخذ إعداداتها معها سموا مجلدًا فارغًا: --into FOLDER
    وإن تغير اسم جمعيتكم أو قصدتم ذلك: --other-society
restore-no-journal-there =
    هذا الملف غير موجود. سموا ملف erased.jsonl الذي نُقل معها:
    { $path }
restore-no-config =
    لا config.yaml هنا ولا في النسخة. اكتبوا واحدًا بالأمر rida init ثم استعيدوا:
    { $path }
restore-into-has-config =
    في ذلك المجلد config.yaml ولا نكتب فوقه. المفاتيح المكتوبة في النسخة على غير ما هي فيه:
    { $keys }
restore-config-laid =
    جاءت الإعدادات مع النسخة. هي هنا، لا يقرؤها غيركم:
    { $path }
restore-config-lacks =
    فيها اسم شيء ليس في النسخة. ضعوه في مكانه قبل تشغيل رضا:
    { $what }
restore-entries-laid =
    { $count ->
        [zero] لا جواب ناقص هنا.
        [one] جواب واحد ليس بين أجوبة هذا التثبيت. انسخوه إلى مجلد الأجوبة من هنا:
        [two] جوابان ليسا بين أجوبة هذا التثبيت. انسخوهما إلى مجلد الأجوبة من هنا:
        [few] { $count } أجوبة ليست بين أجوبة هذا التثبيت. انسخوها إلى مجلد الأجوبة من هنا:
        [many] { $count } جوابًا ليست بين أجوبة هذا التثبيت. انسخوها إلى مجلد الأجوبة من هنا:
       *[other] { $count } جواب ليست بين أجوبة هذا التثبيت. انسخوها إلى مجلد الأجوبة من هنا:
    }
    { $path }
restore-entries-differ =
    { $count ->
        [zero] لا جواب مختلف.
        [one] جواب واحد في النسخة غير ما في مجلد الأجوبة هنا:
        [two] جوابان في النسخة غير ما في مجلد الأجوبة هنا:
        [few] { $count } أجوبة في النسخة غير ما في مجلد الأجوبة هنا:
        [many] { $count } جوابًا في النسخة غير ما في مجلد الأجوبة هنا:
       *[other] { $count } جواب في النسخة غير ما في مجلد الأجوبة هنا:
    }
    { $names }
restore-done =
    تمت الاستعادة من:
    { $file }
restore-counts = الرسائل والأحداث: { $messages }. الحالات: { $cases }. التسجيلات: { $registrations }. الملفات: { $files }.
restore-missing =
    { $count ->
        [zero] لا ملف مفقود.
        [one] ملف واحد أرسله أحد الناس كان مفقودًا حين صُنعت النسخة.
        [two] ملفان أرسلهما الناس كانا مفقودين حين صُنعت النسخة.
        [few] { $count } ملفات أرسلها الناس كانت مفقودة حين صُنعت النسخة.
        [many] { $count } ملفًا أرسلها الناس كانت مفقودة حين صُنعت النسخة.
       *[other] { $count } ملف أرسلها الناس كانت مفقودة حين صُنعت النسخة.
    }
restore-erased =
    { $count ->
        [zero] لم يلزم محو أحد من جديد.
        [one] شخص واحد مُحيت بياناته بعد صنعها، ومُحيت الآن من جديد.
        [two] شخصان مُحيت بياناتهما بعد صنعها، ومُحيت الآن من جديد.
        [few] { $count } أشخاص مُحيت بياناتهم بعد صنعها، ومُحيت الآن من جديد.
        [many] { $count } شخصًا مُحيت بياناتهم بعد صنعها، ومُحيت الآن من جديد.
       *[other] { $count } شخص مُحيت بياناتهم بعد صنعها، ومُحيت الآن من جديد.
    }
restore-no-journal = لا ملف erased.jsonl بجانبها، فلا نعرف من مُحيت بياناته بعد صنعها.
restore-numbers = رقم الحالة القادمة { $case }، فالأرقام تتقدم كي لا يُستعمل رقم مرتين.
restore-quiet = رضا هادئ الآن: ما كان ينتظر محفوظ، فربما قيل من قبل.
restore-people-served = من يكتب يُجاب كالمعتاد.
restore-nothing-held = لا شيء ينتظر فيها، فلا شيء محفوظ.
restore-not-quiet = رضا ليس هادئًا: لا شيء محفوظ.
restore-held-head = هادئ منذ { $at }. المحفوظ:
restore-held-cries =
    { $count ->
        [zero] لا استغاثة.
        [one] أولًا: استغاثة لم يجبها أحد بعد. انظروا في حالتها الآن.
        [two] أولًا: استغاثتان لم يجبهما أحد بعد. انظروا في حالتيهما الآن.
        [few] أولًا: { $count } استغاثات لم يجبها أحد بعد. انظروا في حالاتها الآن.
        [many] أولًا: { $count } استغاثة لم يجبها أحد بعد. انظروا في حالاتها الآن.
       *[other] أولًا: { $count } استغاثة لم يجبها أحد بعد. انظروا في حالاتها الآن.
    }
restore-held-messages =
    { $count ->
        [zero] لا رسالة
        [one] رسالة واحدة:
        [two] رسالتان:
        [few] { $count } رسائل:
        [many] { $count } رسالة:
       *[other] { $count } رسالة:
    }
restore-held-line = { $count } × { $kind } عبر { $channel }
restore-held-passed =
    { $count ->
        [zero] لا موعد ولا تذكير فات
        [one] موعد أو تذكير واحد فات
        [two] موعدان أو تذكيران فاتا
        [few] { $count } مواعيد وتذكيرات فاتت
        [many] { $count } موعدًا وتذكيرًا فاتت
       *[other] { $count } موعد وتذكير فاتت
    }
restore-held-promises =
    { $count ->
        [zero] لا وعد بينها فات
        [one] بينها وعد واحد فات، للحالة { $cases }
        [two] بينها وعدان فاتا، للحالتين { $cases }
        [few] بينها { $count } وعود فاتت، للحالات { $cases }
        [many] بينها { $count } وعدًا فاتت، للحالات { $cases }
       *[other] بينها { $count } وعد فاتت، للحالات { $cases }
    }
restore-held-later =
    { $count ->
        [zero] لا موعد ولا تذكير قادم
        [one] موعد أو تذكير واحد قادم
        [two] موعدان أو تذكيران قادمان
        [few] { $count } مواعيد وتذكيرات قادمة
        [many] { $count } موعدًا وتذكيرًا قادمة
       *[other] { $count } موعد وتذكير قادمة
    }
restore-held-unread =
    { $count ->
        [zero] لا رسالة بلا جواب
        [one] رسالة واحدة وصلت ولم تُجب بعد
        [two] رسالتان وصلتا ولم تُجابا بعد
        [few] { $count } رسائل وصلت ولم تُجب بعد
        [many] { $count } رسالة وصلت ولم تُجب بعد
       *[other] { $count } رسالة وصلت ولم تُجب بعد
    }
restore-held-row = { $id }  { $at }  { $kind } عبر { $channel }{ $case }
restore-held-case = ، الحالة { $case }
restore-held-how =
    لرؤية كل منها: rida restore --held
    إن قيلت من قبل: rida restore --drop all
    أو ما هو أقدم فقط، أو واحدة منها: rida restore --drop 2026-11-29T18:00 أو rida restore --drop 12
    لإطلاق الباقي: rida restore --release
restore-kind-reply = أجوبة للناس
restore-kind-answer = أجوبة الموظفين للناس
restore-kind-moved_date = مواعيد جديدة للناس
restore-kind-appeal = أسئلة للناس
restore-kind-rating = أسئلة عن رأيهم
restore-kind-news = أخبار للناس
restore-kind-nudge = تذكيرات للناس
restore-kind-template = إشعارات بأن شيئًا ينتظر
restore-kind-staff = رسائل لموظفين
restore-kind-room = رسائل لغرف الحالات
restore-kind-desk = رسائل للمكتب
restore-kind-mailbox = رسائل بريد
restore-kind-letterbox = رسائل لمن كتب بلا اسم
restore-dropped =
    { $count ->
        [zero] لا شيء من ذلك محفوظ.
        [one] أُسقطت رسالة واحدة ولن تُرسل.
        [two] أُسقطت رسالتان ولن تُرسلا.
        [few] أُسقطت { $count } رسائل ولن تُرسل.
        [many] أُسقطت { $count } رسالة ولن تُرسل.
       *[other] أُسقطت { $count } رسالة ولن تُرسل.
    }
restore-drop-unread =
    هذا ليس رقم رسالة ولا وقتًا ولا "all":
    { $what }
restore-released =
    { $count ->
        [zero] انتهى الهدوء. لم تكن رسالة تنتظر.
        [one] انتهى الهدوء. تُرسل رسالة واحدة.
        [two] انتهى الهدوء. تُرسل رسالتان بترتيبهما، كل منهما مرة.
        [few] انتهى الهدوء. تُرسل { $count } رسائل بترتيبها، كل منها مرة.
        [many] انتهى الهدوء. تُرسل { $count } رسالة بترتيبها، كل منها مرة.
       *[other] انتهى الهدوء. تُرسل { $count } رسالة بترتيبها، كل منها مرة.
    }
restore-released-passed =
    { $count ->
        [zero] لم يفت موعد ولا تذكير.
        [one] موعد أو تذكير واحد فات، ويُبلغ عنه الآن متأخرًا.
        [two] موعدان أو تذكيران فاتا، ويُبلغ عنهما الآن متأخرين معًا.
        [few] { $count } مواعيد وتذكيرات فاتت، ويُبلغ عنها الآن متأخرة معًا.
        [many] { $count } موعدًا وتذكيرًا فاتت، ويُبلغ عنها الآن متأخرة معًا.
       *[other] { $count } موعد وتذكير فاتت، ويُبلغ عنها الآن متأخرة معًا.
    }
check-quiet = استُعيد السجل وهو هادئ: ما كان ينتظر محفوظ. ومن يكتب يُجاب كالمعتاد.
check-quiet-mend = الأمر rida restore --held يقول ما ينتظر، والأمر rida restore --release يطلقه
check-older-mend = أعيدوا الملف الأحدث، أو خذوا نسخة من هذا بالأمر rida restore
