### ما يقرؤه المستفيد. كلام قصير دافئ بلا لوم (C18، C23).

## البداية

welcome =
    أهلًا وسهلًا بك.
    أنا رضا، مساعد { $society }.
    اكتب سؤالك بكلماتك، أو اختر ما تريد:
menu = كيف نخدمك؟ اكتب سؤالك بكلماتك، أو اختر ما تريد:
greeting-back = أهلًا بك.
you-are-welcome = العفو، نحن في خدمتك دائمًا.
cancelled = حسنًا، توقفنا هنا.
cancelled-draft-kept = حسنًا، توقفنا هنا. ما كتبته محفوظ عندنا، وتكمله متى أحببت.
language-changed = حسنًا، سنتحدث بالعربية.
late-press = هذا الزر من خطوة سابقة. نحن الآن هنا:
late-press-menu = هذا الزر من خطوة سابقة. اختر ما تريد الآن:
empty-message = وصلتنا رسالة فارغة. اكتب لنا ما تريد، أو سجّله بصوتك.
cannot-read = وصلتنا رسالتك، لكننا لا نستطيع قراءة هذا النوع. اكتبها لنا، أو أرسل صورة أو تسجيلًا صوتيًا.
turn-failed =
    نعتذر، حدث خلل عندنا. رسالتك محفوظة، وأبلغنا الموظفين بها.
    يمكنك أن تكمل، أو تكتب «موظف» ليتواصل معك أحدنا.

## الأزرار

choice-menu = القائمة
choice-complaint = تقديم شكوى
choice-delay = الإبلاغ عن تأخير
choice-suggestion = تقديم اقتراح
choice-questions = أسئلة شائعة
choice-my-cases = طلباتي
choice-contact = التواصل معنا
choice-human = التحدث مع موظف
choice-language = English
choice-continue-draft = أكمل شكواي
choice-start-over = أبدأ من جديد
choice-heard-all = هذا كل شيء
choice-no-expectation = أترك الحل لكم
choice-confirm = نعم، صحيح
choice-add-more = أضيف شيئًا
choice-reword = أعيد كتابتها
choice-change-expectation = أغيّر ما أتمناه
choice-keep-as-is = أبقيها كما هي
choice-connect = أريد موظفًا الآن
choice-talk-done = انتهيت، شكرًا
choice-write-to-case = أكتب للموظف
choice-add-to-case = أضيفه إلى طلبي
choice-ask-human = أسأل موظفًا
choice-not-this = ليس هذا سؤالي
choice-propose = عندي اقتراح آخر
choice-rate-below = أقل مما توقعت
choice-rate-as = كما توقعت
choice-rate-above = أفضل مما توقعت
choice-solved-yes = نعم، حُلّت
choice-solved-no = لا، لم تُحلّ
choice-reopen = إعادة فتح الطلب
choice-leave-closed = لا، شكرًا
choice-withdraw = لم أعد أحتاجه
choice-withdraw-yes = نعم، أسحبه
choice-withdraw-no = لا، أبقيه
choice-case = الطلب { $number }

## الشكوى

complaint-begin =
    نأسف لما حدث معك، ويهمنا أن نفهمه تمامًا.
    احكِ لنا ما حصل بكلماتك وعلى مهلك. يمكنك أن ترسل أكثر من رسالة، أو تسجيلًا صوتيًا، أو صورة، أو مستندًا، أو موقعك.
    وحين تنتهي، اضغط «هذا كل شيء».
complaint-begin-told =
    نأسف لما حدث معك، ويهمنا أن نفهمه تمامًا.
    ما كتبته قبل قليل محفوظ مع شكواك. أضف ما تشاء: رسالة، أو تسجيلًا صوتيًا، أو صورة، أو مستندًا، أو موقعك.
    وحين تنتهي، اضغط «هذا كل شيء».
complaint-listen = نسمعك. أضف ما تشاء من رسائل أو صور أو تسجيلات، وحين تنتهي اضغط «هذا كل شيء».
complaint-heard =
    { $count ->
        [zero] لم تصلنا رسالة بعد.
        [one] وصلتنا رسالتك.
        [two] وصلتنا رسالتان.
        [few] وصلتنا { $count } رسائل.
        [many] وصلتنا { $count } رسالة.
       *[other] وصلتنا { $count } رسالة.
    }
    أكمل إن بقي شيء، أو اضغط «هذا كل شيء».
complaint-nothing-yet = لم تصلنا تفاصيل بعد. اكتب لنا ما حدث، أو سجّله بصوتك، ثم اضغط «هذا كل شيء».
complaint-expectation =
    شكرًا لأنك أخبرتنا.
    ما الذي تتمنى أن نفعله من أجلك؟
complaint-open-ended = الحل الذي ترونه مناسبًا
complaint-file-added = وصلنا ما أرسلته، وأضفناه إلى شكواك.
complaint-summary =
    دعنا نتأكد أننا فهمناك.

    ما حدث:
    { $told }

    وما تتمناه:
    { $expectation }

    هل هذا صحيح؟
complaint-added = أضفنا ما كتبته.
complaint-reword = اكتب شكواك من جديد كما تريدها. ما أرسلته من صور وتسجيلات ومستندات باقٍ معها.
complaint-opened =
    سجّلنا شكواك، ورقمها { $number }.
    نعدك بالحل والرد في موعد أقصاه:
    { $due }
    وصلت شكواك إلى فريقنا. يمكنك متابعتها من «طلباتي»، وإضافة ما تشاء إليها في أي وقت.
complaint-unfinished =
    عندك شكوى لم تكتمل، وما كتبته محفوظ:
    { $told }

    هل تكملها، أم تبدأ من جديد؟
draft-reminder =
    السلام عليكم. بدأتَ معنا شكوى ولم تكتمل، وما كتبته محفوظ.
    هل تحب أن تكملها؟ لا شيء يلزمك، وهي باقية متى أردت.

files-photo =
    { $count ->
        [zero] بلا صور
        [one] مرفق: صورة
        [two] مرفق: صورتان
        [few] مرفق: { $count } صور
        [many] مرفق: { $count } صورة
       *[other] مرفق: { $count } صورة
    }
files-document =
    { $count ->
        [zero] بلا مستندات
        [one] مرفق: مستند
        [two] مرفق: مستندان
        [few] مرفق: { $count } مستندات
        [many] مرفق: { $count } مستندًا
       *[other] مرفق: { $count } مستند
    }
files-voice =
    { $count ->
        [zero] بلا تسجيلات صوتية
        [one] مرفق: تسجيل صوتي
        [two] مرفق: تسجيلان صوتيان
        [few] مرفق: { $count } تسجيلات صوتية
        [many] مرفق: { $count } تسجيلًا صوتيًا
       *[other] مرفق: { $count } تسجيل صوتي
    }
files-audio =
    { $count ->
        [zero] بلا ملفات صوتية
        [one] مرفق: ملف صوتي
        [two] مرفق: ملفان صوتيان
        [few] مرفق: { $count } ملفات صوتية
        [many] مرفق: { $count } ملفًا صوتيًا
       *[other] مرفق: { $count } ملف صوتي
    }
files-video =
    { $count ->
        [zero] بلا مقاطع مصورة
        [one] مرفق: مقطع مصور
        [two] مرفق: مقطعان مصوران
        [few] مرفق: { $count } مقاطع مصورة
        [many] مرفق: { $count } مقطعًا مصورًا
       *[other] مرفق: { $count } مقطع مصور
    }
files-location =
    { $count ->
        [zero] بلا مواقع
        [one] مرفق: موقع على الخريطة
        [two] مرفق: موقعان على الخريطة
        [few] مرفق: { $count } مواقع على الخريطة
        [many] مرفق: { $count } موقعًا على الخريطة
       *[other] مرفق: { $count } موقع على الخريطة
    }
files-awaited =
    { $count ->
        [zero] وكل الملفات عندنا
        [one] والملف ما زال في الطريق إلينا
        [two] ومنها ملفان ما زالا في الطريق إلينا
        [few] ومنها { $count } ملفات ما زالت في الطريق إلينا
        [many] ومنها { $count } ملفًا ما زالت في الطريق إلينا
       *[other] ومنها { $count } ملف ما زالت في الطريق إلينا
    }

## الموظف

human-ask = اكتب سؤالك هنا، وسيصل إلى موظف يجيبك.
human-soon =
    وصل طلبك إلى موظف، ورقمه { $number }.
    { $minutes ->
        [zero] سيرد عليك حالًا بإذن الله.
        [one] سيرد عليك خلال دقيقة بإذن الله.
        [two] سيرد عليك خلال دقيقتين بإذن الله.
        [few] سيرد عليك خلال { $minutes } دقائق بإذن الله.
        [many] سيرد عليك خلال { $minutes } دقيقة بإذن الله.
       *[other] سيرد عليك خلال { $minutes } دقيقة بإذن الله.
    }
    إن أردت أن تضيف شيئًا فاكتبه هنا.
human-closing =
    وصل طلبك إلى موظف، ورقمه { $number }.
    نقترب من نهاية الدوام، فإن لم يصلك الرد اليوم وصلك بإذن الله في موعد أقصاه:
    { $due }
    إن أردت أن تضيف شيئًا فاكتبه هنا.
human-closed =
    وصل طلبك إلى الموظفين، ورقمه { $number }.
    مكتبنا مغلق الآن، ويفتح:
    { $opening }
    سنرد عليك بعد الافتتاح مباشرة. إن أردت أن تضيف شيئًا فاكتبه هنا.
talk-ask = اكتب رسالتك، وستصل إلى الموظف المسؤول عن طلبك { $number }.
talk-passed-on = وصلت رسالتك إلى الموظف المسؤول عن طلبك { $number }.
talk-ended = شكرًا لك. نحن هنا متى احتجتنا.
staff-wrote =
    رد الجمعية على طلبك { $number }:

    { $text }
staff-wrote-next = { $text }
case-taken = بدأ أحد موظفينا العمل على طلبك { $number }، وسيتواصل معك هنا.

## الحلول والتقييم

alternatives-offered =
    وجدنا لك حلولًا لطلبك { $number }:

    { $alternatives }

    أيها يناسبك؟ وإن كان عندك اقتراح آخر فيسعدنا أن نسمعه.
alternative-chosen =
    اخترت لطلبك { $number }:
    { $chosen }
    سنعمل على تنفيذه، وموعدنا معك أقصاه:
    { $due }
choice-came-late = تغيّر طلبك { $number } بعد هذا الزر. تجد ما عليه الآن في «طلباتي».
propose-ask = اكتب لنا ما تقترحه.
proposal-passed-on = شكرًا لك. وصل اقتراحك على طلبك { $number } إلى الموظف المسؤول، وسيرد عليك.
case-resolved =
    أنجزنا طلبك { $number }.

    ما قمنا به:
    { $applied }

    كيف كانت خدمتنا مقارنة بما كنت تتوقعه؟
    تقييمك حق لك، وبه نحسّن خدمتنا.
rating-came-late = هذا التقييم من مرحلة سابقة من طلبك { $number }. تجد ما عليه الآن في «طلباتي».
solved-ask = شكرًا لك. وهل حُلّت مشكلتك؟
thanks-for-rating = سعدنا بذلك، وشكرًا لوقتك. أغلقنا طلبك { $number }، وتستطيع إعادة فتحه متى احتجت.
unsolved-reopened =
    نعتذر أن مشكلتك لم تُحلّ. أعدنا فتح طلبك { $number }، وأبلغنا مشرف المشاريع.
    نعدك بالحل والرد في موعد أقصاه:
    { $due }
    اكتب لنا ما الذي بقي، وسيصل إلى الموظف المسؤول.
unsolved-which = نعتذر أن مشكلتك لم تُحلّ. أي طلب تقصد؟ اضغط عليه فنعيد فتحه حالًا.
reopen-offer = نأسف أننا لم نكن كما تمنيت. هل نعيد فتح طلبك ونعمل عليه من جديد؟ ويمكنك أن تكتب لنا ما الذي نقص.
missing-kept =
    شكرًا لصراحتك. وصل ما كتبته إلى الموظف المسؤول عن طلبك { $number }.
    هل نعيد فتحه ونعمل عليه من جديد؟
left-closed = كما تحب، وشكرًا لصراحتك. أغلقنا طلبك { $number }، وتستطيع إعادة فتحه متى احتجت.
already-open =
    طلبك { $number } مفتوح الآن ونعمل عليه. موعدنا معك أقصاه:
    { $due }
case-reopened =
    أعدنا فتح طلبك { $number }.
    نعدك بالحل والرد في موعد أقصاه:
    { $due }
    اكتب لنا ما الذي بقي، وسيصل إلى الموظف المسؤول.
comment-kept = شكرًا، حفظنا ما كتبته مع طلبك.
comment-kept-rate =
    شكرًا، حفظنا ما كتبته مع طلبك { $number }.
    وكيف كانت خدمتنا مقارنة بما كنت تتوقعه؟
closed-quietly =
    لم يصلنا رأيك في طلبك { $number }، فأغلقناه.
    إن بقي منه شيء فاضغط «إعادة فتح الطلب» ونعمل عليه من جديد. وتستطيع تقييم خدمتنا متى شئت.
closed-quietly-rated =
    شكرًا لتقييمك. لم يصلنا هل حُلّت مشكلتك، فأغلقنا طلبك { $number }.
    إن بقي منه شيء فاضغط «إعادة فتح الطلب» ونعمل عليه من جديد.

## طلباتي

no-cases = ليس عندك طلبات بعد.
cases-list =
    طلباتك عندنا:
    { $cases }

    اختر طلبًا لترى تفاصيله.
cases-line = الطلب { $number }: { $kind }، { $status }
case-shown =
    { $kind } رقم { $number }
    الحالة: { $status }
    تاريخ التسجيل: { $opened }
    { $details }
case-due = موعدنا معك أقصاه: { $due }
case-chosen = الحل الذي اخترته: { $chosen }
case-applied = ما قمنا به: { $applied }
no-such-case = لم نجد طلبًا بهذا الرقم ضمن طلباتك.
withdraw-ask = هل تريد سحب طلبك { $number }؟ يبقى ما كتبته محفوظًا.
withdrawn = سحبنا طلبك { $number } كما أردت. نحن هنا متى احتجتنا.
withdraw-not-possible = لا يمكن سحب هذا الطلب الآن. تجد ما عليه في «طلباتي».

kind-complaint = شكوى
kind-delay = بلاغ تأخير
kind-suggestion = اقتراح
kind-question = سؤال لموظف

status-open = وصلت إلى فريقنا
status-assigned = يعمل عليها أحد موظفينا
status-offered = بانتظار اختيارك من الحلول
status-agreed = نعمل على تنفيذ الحل المختار
status-resolved = أُنجزت
status-reopened = أُعيد فتحها
status-closed = مغلقة
status-withdrawn = سُحبت بطلبك

## الأسئلة

answer = { $answer }
questions = اختر ما تريد أن تعرف عنه، أو اكتب سؤالك بكلماتك:
did-you-mean = هل تسأل عن أحد هذه؟
no-answer-yet =
    لا أعرف جواب هذا، ولا أريد أن أخمّن.
    أحد موظفينا يستطيع أن يجيبك، وما كتبته يصل إليه كما هو.
voice-heard = ما قيل في الرسالة الصوتية (كتبته آلة وقد تخطئ): { $text }
what-is-this = وصلنا ما أرسلته. إلى أين نوصله؟
contact-card =
    تسعدنا خدمتك عبر قنواتنا الرسمية:
    { $contacts }
contact-email = البريد: { $value }
contact-mobile = الجوال: { $value }
contact-phone = الهاتف: { $value }
contact-phone-extension = الهاتف: { $value }، تحويلة { $extension }
contact-social = حساباتنا: { $value }
contact-address = العنوان: { $value }
contact-map = الخريطة: { $value }

## كلام كثير دفعة واحدة

burst-kept = وصلتنا رسائلك كلها، وهي محفوظة كما كتبتها. خذ راحتك، ونرد عليها معًا بعد لحظات.
told-others =
    { $count ->
        [zero] ولا شيء غيرها
        [one] ومعها رسالة أخرى محفوظة
        [two] ومعها رسالتان أخريان محفوظتان
        [few] ومعها { $count } رسائل أخرى محفوظة
        [many] ومعها { $count } رسالة أخرى محفوظة
       *[other] ومعها { $count } رسالة أخرى محفوظة
    }

## حالات كثيرة وصلت معًا

case-dismissed =
    نعتذر منك. وصلتنا طلبات كثيرة في وقت واحد، ولم نبدأ العمل على طلبك رقم { $number }.
    إن كان طلبك قائمًا فاضغط الزر، ويعود إلى موظفينا أول القائمة.
choice-still-mine = طلبي ما زال قائمًا
case-taken-up =
    عاد طلبك رقم { $number } إلى موظفينا، ونعدك بالرد في موعد أقصاه:
    { $due }
case-in-hand = طلبك رقم { $number } عند موظفينا بالفعل، ولا تحتاج إلى شيء آخر.
status-dismissed = لم يبدأ العمل عليها

## ما حُوّل وما رُدّ عليه

forwarded-kept = وصلت الرسالة المحوّلة، وحفظناها كما هي. أما هذا السؤال فجوابه بكلماتك أنت.
told-forwarded-own = محوّلة من رسالة سابقة لكاتبها:
told-forwarded-ours = محوّلة من رسائل الجمعية:
told-forwarded-user = محوّلة من { $name }:
told-forwarded-hidden-user = محوّلة من { $name }، وحسابه مخفي:
told-forwarded-chat = محوّلة من مجموعة { $name }:
told-forwarded-channel = محوّلة من قناة { $name }:
told-forwarded-unknown = محوّلة من شخص آخر:
told-forwarded-at = كُتبت: { $at }
told-quoted-own = ردًّا على رسالة سابقة لكاتبها: «{ $part }»
told-quoted-ours = ردًّا على رسالة الجمعية: «{ $part }»
told-quoted-others = ردًّا على رسالة من شخص آخر: «{ $part }»
## العودة بعد انقطاع

missed-offer =
    { $missed ->
        [zero] أهلًا بعودتك.
        [one] أهلًا بعودتك. فاتتك رسالة واحدة منا. أعرضها؟
        [two] أهلًا بعودتك. فاتتك رسالتان منا. أعرضهما؟
        [few] أهلًا بعودتك. فاتتك { $missed } رسائل منا. أعرضها؟
        [many] أهلًا بعودتك. فاتتك { $missed } رسالة منا. أعرضها؟
       *[other] أهلًا بعودتك. فاتتك { $missed } رسالة منا. أعرضها؟
    }
choice-show-missed = اعرض ما فاتني
missed-shown = هذا كل ما فاتك.
missed-none = وصلك كل شيء، ولم يفتك شيء.
