### ما يقرؤه الموظفون: في غرفة الحالة، وفي المكتب المشترك، وفي البريد الرسمي.

## البطاقة

card =
    { $urgent }
    { $kind } رقم { $number }
    الحالة: { $status }
    الموعد: { $due }
    المسؤول: { $assignee }

    { $told }

    { $details }
case-is-open = جديدة
case-is-assigned = قيد العمل
case-is-offered = بانتظار اختيار المستفيد
case-is-agreed = اختار المستفيد حلًا
case-is-resolved = أُنجزت، بانتظار رأي المستفيد
case-is-resolved-told = أُنجزت، وأُبلغ صاحبها بما صار
case-is-reopened = أعاد المستفيد فتحها
case-is-closed = مغلقة
case-is-withdrawn = سحبها المستفيد
case-is-ended = مغلقة
case-is-merged = ضُمّت إلى حالة أخرى
assignee-nobody = لم يستلمها أحد بعد
assignee-named = { $name }
told-nothing = لم يكتب المستفيد شيئًا بعد.
card-initiative = المبادرة التي ذكرها: { $name }
card-expectation = ما يتوقعه: { $expectation }
card-alternatives =
    الحلول المعروضة:
    { $alternatives }
card-chosen = اختار: { $chosen }
card-lasted = بعد مدة: قال المستفيد إنه بقي محلولًا
card-not-lasted = بعد مدة: قال المستفيد إنه لم يدم
card-applied = ما نُفّذ: { $applied }
card-answer =
    الرد:
    { $answer }
card-unanswered =
    أُرسل الرد وهذا بلا علامة:
    { $points }
card-quality = التقييم: { $quality }
card-rounds =
    { $rounds ->
        [zero] لم تُفتح
        [one] فُتحت مرة واحدة
        [two] فُتحت مرتين
        [few] فُتحت { $rounds } مرات
        [many] فُتحت { $rounds } مرة
       *[other] فُتحت { $rounds } مرة
    }
quality-below = أقل من المتوقع
quality-as = كالمتوقع
quality-above = أفضل من المتوقع
quality-unsaid = بلا تقييم
solved-yes = حُلّت
solved-no = لم تُحلّ
solved-unsaid = لم يقل بعد هل حُلّت

choice-card = البطاقة
choice-more = المزيد
choice-take = أستلمها
choice-delegate = تفويض
choice-offer = عرض حلول
choice-resolve = إنجاز
choice-note = ملاحظة داخلية
choice-draw = أمر خاص
choice-draw-sure = نعم، انقلها
choice-write = الكتابة للمستفيد
choice-form-cancel = إلغاء
choice-offer-done = أرسل الحلول
choice-answer-all = علّمها كلها
choice-answer-send = أرسله كما هو
choice-answer-go-on = أكمله أولًا
choice-answer-short = رد قصير
choice-answered = تمت الإجابة
choice-whole-case = الحالة كلها
choice-until-hours = خلال 4 ساعات عمل
choice-until-day = خلال يوم عمل
choice-open-cases = الحالات المفتوحة

## ما يجري في الغرفة

room-no-case = لا توجد حالة لهذه الغرفة.
room-not-allowed = «{ $action }» ليست من صلاحياتك. اطلبها من المشرف.
room-not-possible = لا يمكن ذلك الآن: { $status }. هذه حالها:
room-others-form = هذه الخطوة بدأها زميل لك ولم يكملها. إن كان قد تركها فألغها ثم ابدأ خطوتك.
room-late-press = هذا الزر من خطوة سابقة. هذه البطاقة كما هي الآن:
room-cannot-read = لا يمكن إيصال هذا النوع من الرسائل. اكتب نصًا أو أرسل ملفًا.
room-file-refused = لم يُرسل هذا الملف إلى المستفيد. { $reason }
room-file-too-large = حجمه أكبر مما نستطيع إرساله، فأرسل ملفًا أصغر.
room-file-empty = وصل فارغًا، فأرسله مرة أخرى.
room-file-unknown-type = لا نرسل هذا النوع من الملفات. أرسل صورة أو تسجيلًا أو ملف PDF.
room-file-mismatch = محتواه لا يطابق اسمه. أرسل صورة أو تسجيلًا أو ملف PDF.
room-file-unavailable = لم يصل كاملًا، فأرسله مرة أخرى.
room-take-from-delegate = فوّض { $by } هذه الحالة إلى { $name }، حتى { $until }. هل تستلمها بدلًا منه؟
room-take-from-colleague = هذه الحالة عند { $name }. هل تستلمها بدلًا منه؟
choice-take-anyway = نعم، أستلمها
room-already-yours = هي عندك بالفعل.
room-taken = استلمها { $name }.
room-passed-on = أُرسلت إلى المستفيد باسم الجمعية.
room-note-ask = اكتب الملاحظة. لا تصل إلى المستفيد أبدًا.
room-noted = حُفظت الملاحظة الداخلية.
room-note-empty = الملاحظة فارغة. اكتبها بعد العلامتين //
room-unclear =
    لم تُرسل بعد. هل هي للمستفيد أم لزملائك؟

    { $told }
choice-hold-send = أرسلها إلى المستفيد
choice-hold-note = ملاحظة بيننا
room-which-asked =
    هنا أكثر من سؤال ينتظر جوابًا. أيَّها تقصد؟
    { $asked }
room-unclear-settled = هذه الرسالة اختير لها من قبل.
room-unclear-of-other = كتب هذه الرسالة { $name }، فالإرسال باختياره. تستطيع أنت حفظها ملاحظة.
room-edit-noted = حُفظ تعديلك ملاحظة داخلية. ويبقى عند المستفيد ما وصله من قبل.
room-offer-ask = اكتب كل حل في رسالة، ثم اضغط «أرسل الحلول».
room-offer-so-far =
    { $count ->
        [zero] لا حلول بعد
        [one] حل واحد
        [two] حلّان
        [few] { $count } حلول
        [many] { $count } حلًا
       *[other] { $count } حل
    } حتى الآن:
    { $alternatives }
    اكتب حلًا آخر، أو أرسلها للمستفيد.
room-offered = أُرسلت الحلول إلى المستفيد ليختار.
room-resolve-ask = ما الذي نُفّذ؟ اكتبه كما سيقرؤه المستفيد.
room-answer-ask =
    ما الذي نُفّذ؟ سطر واحد يكفي، ويُرسل كما هو.
    أو انسخ المسودة التي قبل هذه الرسالة، وعدّلها، وأرسلها رسالة واحدة.
    { $points }
room-answer-points = ما ذكره المستفيد؛ علّم ما أجبت عنه، بزرّه أو برقمه:
room-answer-draft = { $draft }
room-answer-empty = لم يُكتب القرار ولا أسبابه ولا ما نُفّذ. أكمل المسودة، أو اكتب سطرًا واحدًا.
room-answer-unticked =
    { $count ->
        [zero] لم تبق نقطة
        [one] بقيت نقطة واحدة
        [two] بقيت نقطتان
        [few] بقيت { $count } نقاط
        [many] بقيت { $count } نقطة
       *[other] بقيت { $count } نقطة
    } من أصل { $of } بلا علامة:
    { $points }

    أنرسل الرد كما كتبته، أم تكمله أولًا؟
answer-heading-decision = القرار
answer-heading-reasons = الأسباب
answer-heading-remedy = ما قمنا به
answer-heading-next = ما يأتي ومتى
answer-heading-appeal = إن لم يكن هذا كافيًا
answer-draft-said = ما ذكرته لنا:
answer-draft-chosen = نفّذنا الحل الذي اخترته: { $text }
answer-draft-late = تأخرنا عن موعدنا معك: { $text }
answer-draft-goodwill = قدّمنا لك: { $text }
answer-draft-appeal = اكتب لنا هنا «لم تُحلّ»، ونعيد فتح طلبك بموعد جديد.
applied-answered = أجبنا عن سؤالك.
room-resolved = أُنجزت الحالة، ونسأل المستفيد عن رأيه.
room-resolved-told = أُنجزت الحالة، ويصل صاحبها ما صار فيها.
room-delegate-whom = إلى من تفوّضها؟
room-delegate-what = ما المطلوب منه؟ اكتبه، أو فوّضه بالحالة كلها.
room-delegate-until = إلى متى؟ إن لم يتصرف حتى ذلك الوقت عادت إليك.
delegation-whole-case = التواصل مع المستفيد ومعالجة الحالة كلها
room-delegated =
    فُوّض بها { $name } حتى:
    { $until }
room-delegation-over = انتهى وقت التفويض دون تصرف من { $name }، وعادت الحالة إلى المشرف.
room-form-cancelled = أُلغيت الخطوة.
room-person-wrote =
    كتب المستفيد:
    { $told }
room-file-came = وصل الملف الذي أرسله المستفيد:
room-file-missed =
    أرسل المستفيد ملفًا ولم نتمكن من حفظه:
    { $what }
    أخبرناه بالسبب وبما يفعله. إن احتجت إلى الملف فاسأله عنه هنا.
room-chosen =
    اختار المستفيد:
    { $chosen }
room-proposed =
    اقترح المستفيد حلًا آخر:
    { $told }
room-rated = قيّم المستفيد الخدمة: { $quality } ({ $solved }).
room-reopened =
    أعاد المستفيد فتح الحالة. الموعد الجديد:
    { $due }
room-unsolved =
    قال المستفيد إن مشكلته لم تُحلّ، فأُعيد فتح الحالة. الموعد الجديد:
    { $due }
room-outcome-left =
    لم يُجب المستفيد عمّا بقي. تقييمه: { $quality } ({ $solved }).
    لم يُعَد فتح الحالة ولم تُغلق. نرجو التواصل معه.
room-closed = أُغلقت الحالة.
room-withdrawn = سحب المستفيد طلبه.
room-draw-ask =
    تُنقل هذه الحالة إلى من يقرأ الأمور الخاصة وحدهم: كلام صاحبها، وما كُتب له، والموعد.
    تُغلق هنا بلا كلام، ويُحذف ما ظهر منها حيث يمكن، ونخبرك بما بقي. ولا رجوع عن ذلك.
room-drawn = الحالة { $number } مغلقة، ولا يُكتب عنها هنا شيء.
room-ended = الحالة { $number } مغلقة. ما يُكتب هنا لا يصل إلى أحد.
room-reminder =
    تذكير: موعد الحالة { $number } يقترب.
    { $due }
    أبلغنا: { $names }
room-escalation =
    تصعيد: موعد الحالة { $number } قريب جدًا ولم تُنجز.
    { $due }
    أبلغنا: { $names }
room-overdue =
    فات موعد الحالة { $number } ولم تُنجز.
    { $due }
    أبلغنا: { $names }

## المكتب المشترك

desk-open-cases =
    الحالات المفتوحة، الأقرب موعدًا أولًا:
    { $cases }
desk-no-cases = لا توجد حالات مفتوحة.
desk-line = { $number }: { $status }، موعدها { $due }
desk-parked = لم تصل رسالة صادرة رقم { $delivery } عبر { $channel }: { $reason }
desk-parked-case = لم تصل رسالة صادرة رقم { $delivery } عبر { $channel } في الحالة { $number }: { $reason }
parked-unreachable = المستلم لا يستقبل رسائلنا
parked-deleted = لم يعد للمستلم حساب هناك
parked-held = لا يُكتب له الآن إلا بقالب معتمد، حتى يكتب هو
parked-refused = رفضت المنصة الرسالة
parked-trylater = تعذّر الإرسال بعد محاولات كثيرة
desk-turn-failed = رسالة واردة رقم { $number } عبر { $channel } لم تُعالَج بسبب خلل في البرنامج. هي محفوظة، فأبلغوا المسؤول التقني بها.

## البريد الرسمي

letter-opened-subject = شكوى جديدة رقم { $number }
letter-opened =
    السلام عليكم ورحمة الله وبركاته،
    نحيطكم علمًا بوصول شكوى جديدة من أحد المستفيدين، ووعدناه بالرد في موعد أقصاه ثلاثة أيام عمل.
letter-reopened-subject = إعادة فتح { $kind } رقم { $number }
letter-reopened =
    السلام عليكم ورحمة الله وبركاته،
    طلب المستفيد إعادة فتح هذه الحالة، ووعدناه بموعد جديد.
member-reopened =
    أعاد المستفيد فتح الحالة { $number }. الموعد الجديد:
    { $due }
    أبلغنا: { $names }
member-thanked =
    شكرٌ على الحالة { $number } التي بين يديك.
    شكركم صاحبها، وكلامه في موضوع الحالة. جزاك الله خيرًا على ما قدّمت.
member-category =
    الحالة { $number } من تصنيفك، وموعدها { $due }.
    تفاصيلها في موضوعها.
member-unsolved =
    قال المستفيد إن مشكلته في الحالة { $number } لم تُحلّ، فأُعيد فتحها. الموعد الجديد:
    { $due }
    أبلغنا: { $names }
member-outcome-left =
    خدمتنا في الحالة { $number } لم تكن كما توقع المستفيد، ولم يقل هل نعيد فتحها. نرجو التواصل معه من غرفتها.
    أبلغنا: { $names }
letter-unsolved-subject = لم تُحلّ: إعادة فتح { $kind } رقم { $number }
letter-unsolved =
    السلام عليكم ورحمة الله وبركاته،
    قال المستفيد إن مشكلته لم تُحلّ، فأعدنا فتح الحالة ووعدناه بموعد جديد.
letter-outcome-left-subject = لم يكتمل رأي المستفيد: { $kind } رقم { $number }
letter-outcome-left =
    السلام عليكم ورحمة الله وبركاته،
    أُنجزت هذه الحالة، ورأي المستفيد فيها لم يكتمل: تقييمه { $quality } ({ $solved })، ولم يقل هل نعيد فتحها.
    لم يُعَد فتح الحالة ولم تُغلق. نرجو التواصل معه لمعرفة ما بقي.
letter-reminder-subject = تذكير: اقترب موعد { $kind } رقم { $number }
letter-reminder =
    السلام عليكم ورحمة الله وبركاته،
    اقترب الموعد الذي وعدنا به المستفيد، ولم تُنجز الحالة بعد.
letter-escalation-subject = تصعيد: { $kind } رقم { $number } لم تُنجز وموعدها قريب
letter-escalation =
    السلام عليكم ورحمة الله وبركاته،
    لم تُنجز هذه الحالة وموعدها قريب جدًا. نرجو التدخل قبل فواته.
letter-overdue-subject = تأخير: فات موعد { $kind } رقم { $number }
letter-overdue =
    السلام عليكم ورحمة الله وبركاته،
    فات الموعد الذي وعدنا به المستفيد ولم تُنجز الحالة. نرجو التواصل معه عاجلًا.
letter-delegated-subject = تفويض: { $kind } رقم { $number } إلى { $delegate }
letter-delegated =
    السلام عليكم ورحمة الله وبركاته،
    فوّض { $by } بهذه الحالة: { $delegate }
    المطلوب: { $task }
    حتى: { $until }
letter-delegation-over-subject = عاد التفويض: { $kind } رقم { $number }
letter-delegation-over =
    السلام عليكم ورحمة الله وبركاته،
    انتهى وقت تفويض { $delegate } دون تصرف، وعادت الحالة إلى المشرف.
letter-case =
    { $kind } رقم { $number }
    الحالة: { $status }
    سُجّلت: { $opened }
    الموعد: { $due }
    المسؤول: { $assignee }

    { $told }

    { $details }
letter-files-elsewhere =
    ملفات لم تُرفق بهذه الرسالة، وهي في محادثة الحالة رقم { $number } مع رضا:
    { $files }
letter-file = { $kind } باسم { $name }
letter-without-files =
    رفض خادم البريد حجم المرفقات، فأُرسلت هذه الرسالة من دونها. الملفات كلها في محادثة الحالة رقم { $number } مع رضا.
file-is-photo = صورة
file-is-document = مستند
file-is-voice = تسجيل صوتي
file-is-audio = ملف صوتي
file-is-video = مقطع مصوّر
letter-open = افتح الحالة رقم { $number } في تيليجرام
letter-signature =
    رضا، مساعد { $society }

## حالات كثيرة وصلت معًا: تُجمع حتى ينظر فيها موظف

case-is-dismissed = استُبعدت مع حالات وصلت معًا
triage =
    { $count ->
        [zero] لا توجد حالات مجمّعة.
        [one] وصلت حالة واحدة ضمن حالات كثيرة من زوار جدد للصفحة، ولم تُفتح بعد:
        [two] وصلت حالتان ضمن حالات كثيرة من زوار جدد للصفحة، ولم تُفتحا بعد:
        [few] وصلت { $count } حالات معًا من زوار جدد للصفحة، ولم تُفتح بعد:
        [many] وصلت { $count } حالة معًا من زوار جدد للصفحة، ولم تُفتح بعد:
       *[other] وصلت { $count } حالة معًا من زوار جدد للصفحة، ولم تُفتح بعد:
    }
    { $numbers }

    { $cases }

    لكل واحدة رقم وموعد وُعد به صاحبها. افتح ما تراه حقيقيًا، واستبعد الباقي مرة واحدة إن لم يكن كذلك.
triage-line = { $number } · { $kind } · { $said }
triage-line-alike = { $number } · { $kind } · { $said } (مثلها { $alike })
triage-line-insisted = { $number } · { $kind } · أكّد صاحبها أنها قائمة · { $said }
choice-triage = الحالات المجمّعة
choice-triage-open = فتح { $number }
choice-triage-next = التالية
choice-triage-dismiss = استبعاد كل ما في القائمة
choice-triage-restore = تراجع عن الاستبعاد
triage-none = لا شيء من هذه الحالات ينتظر الآن.
triage-dismissed =
    استُبعدت { $count ->
        [zero] لا حالات
        [one] حالة واحدة
        [two] حالتان
        [few] { $count } حالات
        [many] { $count } حالة
       *[other] { $count } حالة
    }: { $numbers }
    بعد ربع ساعة نخبر أصحابها، ومن أكّد منهم أن طلبه قائم عادت حالته إليكم.
triage-restored =
    عادت إلى القائمة { $count ->
        [zero] لا حالات
        [one] حالة واحدة
        [two] حالتان
        [few] { $count } حالات
        [many] { $count } حالة
       *[other] { $count } حالة
    }: { $numbers }
triage-held =
    { $count ->
        [zero] لا حالات مجمّعة
        [one] حالة واحدة مجمّعة لم تُفتح بعد
        [two] حالتان مجمّعتان لم تُفتحا بعد
        [few] { $count } حالات مجمّعة لم تُفتح بعد
        [many] { $count } حالة مجمّعة لم تُفتح بعد
       *[other] { $count } حالة مجمّعة لم تُفتح بعد
    }
letter-triage-subject = حالات كثيرة وصلت معًا ({ $count })
letter-triage =
    السلام عليكم ورحمة الله وبركاته،
    وصلت في دقائق حالات كثيرة من زوار جدد لصفحة المحادثة، أكثر مما يُقرأ واحدة واحدة، فجمعناها لكم في قائمة عند مكتب الموظفين. لكل واحدة رقم وموعد وُعد به صاحبها.
    أرقامها: { $numbers }
    نرجو النظر فيها: تُفتح الحقيقية منها بضغطة، ويُستبعد الباقي مرة واحدة، ويمكن التراجع عن الاستبعاد.

## ما لم يصل

case-away-offered = عُرضت البدائل، ولم تصل المستفيد
case-away-resolved = أُنجزت، ولم يصل الخبر إلى المستفيد
card-away = لا تصل رسائلنا إلى المستفيد، وهذا ما ظهر في: { $since }
room-unreachable-resolved =
    لم يصل المستفيد أن حالته أُنجزت، ولم يُسأل عن رأيه: أوقف البوت أو حذف حسابه. حين يعود نخبره ونسأله.
    الطريق الآخر الهاتف أو البريد: الاسم والرقم عند «هوية المستفيد»، وسجّلوا ما تم بملاحظة تبدأ بعلامتي //
room-returned =
    { $missed ->
        [zero] عاد المستفيد، ورسائلنا تصله الآن.
        [one] عاد المستفيد، ورسائلنا تصله الآن. فاتته رسالة واحدة، وعرضنا عليه أن يراها.
        [two] عاد المستفيد، ورسائلنا تصله الآن. فاتته رسالتان، وعرضنا عليه أن يراهما.
        [few] عاد المستفيد، ورسائلنا تصله الآن. فاتته { $missed } رسائل، وعرضنا عليه أن يراها.
        [many] عاد المستفيد، ورسائلنا تصله الآن. فاتته { $missed } رسالة، وعرضنا عليه أن يراها.
       *[other] عاد المستفيد، ورسائلنا تصله الآن. فاتته { $missed } رسالة، وعرضنا عليه أن يراها.
    }
room-mail-undelivered =
    لم تصل رسالة البريد الرسمية عن هذه الحالة إلى { $to }: { $reason }
    أبلغوه بها هنا أو بالهاتف، وراجعوا عنوانه عند المسؤول التقني.
room-message-undelivered =
    لم تصل رسالة عن هذه الحالة إلى المستفيد: { $reason }
    الطريق الآخر الهاتف أو البريد: الاسم والرقم عند «هوية المستفيد».
desk-parked-mail = لم تصل رسالة بريد رقم { $delivery } إلى { $to }: { $reason }
desk-parked-mail-case = لم تصل رسالة بريد رقم { $delivery } إلى { $to } في الحالة { $number }: { $reason }
parked-no-mailbox = لا يوجد صندوق بريد بهذا العنوان
parked-no-address = العنوان المكتوب ليس عنوان بريد
parked-address-not-taken = خادم البريد لا يقبل عنوانًا بحروف عربية قبل علامة @
parked-mailbox-full = صندوق بريده ممتلئ
parked-mail-too-large = الرسالة أكبر مما يقبله خادم البريد
parked-mail-blocked = منع خادم البريد الرسالة بسبب سياسته
parked-mail-refused = رفض خادم البريد الرسالة
parked-file-missing = أحد ملفاتها لم يعد محفوظًا
