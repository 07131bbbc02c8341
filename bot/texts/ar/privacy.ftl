### ما يُقال للمستفيد عن بياناته، وما يوافق عليه، وما يطلبه. كلام قصير صادق، وكل ما فيه يفعله رضا.

## الإشعار عند أول تواصل

privacy-notice =
    { $opening }
    ما يُكتب هنا تحفظه { $controller } لخدمتك والرد عليك، ويراه موظفوها المعنيون بخدمتك.
    { $way }
    يبقى ما دمنا نحتاجه لذلك، وبياناتك لك: تكفي كلمة «خصوصيتي» في أي وقت لمعرفة المزيد، أو لأخذ نسخة، أو للتصحيح، أو للحذف.
privacy-notice-first = كلمة عن خصوصيتك، ولا يلزمك شيء:
privacy-notice-changed = حدّثنا ما نقوله عن خصوصيتك، ولا يلزمك شيء:
privacy-goes-abroad = قد يمر في طريقه عبر { $services }، وخوادمها خارج المملكة.
privacy-stays-here = ولا يمر بخدمة خارج المملكة.
privacy-named = { $name }
privacy-and = { $first } و{ $last }
privacy-comma = { $first }، و{ $other }
privacy-and-last = { $first }، و{ $last }
privacy-own-chat =
    صفحة الجمعية نفسها لا تخرج من المملكة، والكتابة فيها ممكنة بدل هنا:
    { $link }

choice-privacy-page = افتح صفحة الخصوصية
choice-privacy = خصوصيتي وبياناتي

## صفحة الخصوصية على الموقع

web-privacy-line = نحفظ ما يُكتب هنا لنخدمك.
web-privacy-link = خصوصيتك وبياناتك
web-privacy-title = خصوصيتك وبياناتك
web-privacy-intro = { $controller } هي المسؤولة عن بياناتك هنا. هذه الصفحة تقول ما نحفظه ولماذا، وكم يبقى، ومن يراه، وما حقك فيه.
web-privacy-why = ما نحفظه، ولماذا
web-privacy-data = البيانات
web-privacy-basis = الأساس
web-privacy-recipients = من يراها
web-privacy-kept = كم تبقى
web-privacy-days =
    { $days ->
        [zero] تُحذف في يومها.
        [one] تُحذف بعد يوم.
        [two] تُحذف بعد يومين.
        [few] تُحذف بعد { $days } أيام.
        [many] تُحذف بعد { $days } يومًا.
       *[other] تُحذف بعد { $days } يوم.
    }
web-privacy-months =
    { $months ->
        [zero] وتُحذف كلماتها بعد انتهائها.
        [one] وتُحذف كلماتها بعد شهر من انتهائها.
        [two] وتُحذف كلماتها بعد شهرين من انتهائها.
        [few] وتُحذف كلماتها بعد { $months } أشهر من انتهائها.
        [many] وتُحذف كلماتها بعد { $months } شهرًا من انتهائها.
       *[other] وتُحذف كلماتها بعد { $months } شهر من انتهائها.
    }
web-privacy-through = الخدمات التي تمر بها
web-privacy-rights = حقوقك
web-privacy-right-copy = أخذ نسخة مما نحفظه عنك: تكفي كلمة «بياناتي».
web-privacy-right-correct = تصحيح ما فيه خطأ: تكفي «صححوا بياناتي».
web-privacy-right-restrict = أن نحفظها ولا نستعملها: تكفي «لا تستخدمون بياناتي».
web-privacy-right-erase = أن نحذفها: تكفي «احذفوا بياناتي».
web-privacy-right-withdraw = سحب موافقتك: تكفي «اسحب موافقتي».
web-privacy-right-object = ألا نتعلم من كلامك: تكفي «لا تتعلمون من كلامي».
web-privacy-how = ما يستطيعه رضا يفعله في الحال. وما يحتاج إلى موظف نرد فيه خلال 30 يومًا، وقد نمدّدها مرة واحدة 30 يومًا ونقول لك السبب. ولا يكلّفك شيئًا.
web-privacy-write = الكتابة لنا في المحادثة
web-privacy-whom = لمن السؤال
web-privacy-contact = { $name }:
web-privacy-authority = وإن لم يرضك ردنا فمن حقك الشكوى إلى { $name }.
web-privacy-version = إصدار هذا الإشعار: { $version }
privacy-basis-consent = موافقتك
privacy-basis-explicit_consent = موافقتك الصريحة
privacy-basis-legitimate_interest = مصلحة مشروعة في خدمتك، ولا تمس حقوقك
privacy-basis-vital_interest = حماية حياتك وسلامتك
privacy-basis-law = التزام نظامي

## ما يطلبه صاحب البيانات

choice-data-copy = نسخة من بياناتي
choice-data-copy-yes = نعم، أرسلوها هنا
choice-data-correct = أصحّح بياناتي
choice-data-restrict = احفظوها ولا تستعملوها
choice-data-use-again = يمكنكم استعمالها
choice-data-learn-again = يمكنكم التعلم منها
choice-data-withdraw = أسحب موافقتي
choice-data-erase = احذفوا بياناتي
choice-data-erase-yes = نعم، احذفوها كلها
choice-data-erase-now = اسحبوه واحذفوا الآن
choice-data-erase-later = احذفوا بعد انتهائه
choice-data-erase-stop = ألغوا طلب الحذف
choice-data-erase-rest = ما لم يكتمل فقط
choice-data-keep = لا، أبقوها
choice-data-part = هو من كلامي هنا
data-copy-sent =
    هذا كل ما نحفظه عنك، في ملف يُفتح على أي جهاز. وصلك وحدك في هذه المحادثة.
    ما يُحكى لنا سرًّا من غيرك ليس فيه.
data-copy-shared =
    قلت لنا إن غيرك قد يقرأ هنا. في الملف كل ما كتبته.
    هل نرسله الآن؟
data-correct-what =
    ما الذي نصحّحه؟ يكفي الصحيح كما هو، مثل: اسمي هدى وليس هداء.
    وأجوبة التسجيل تُصحّح في الحال من «تسجيلاتي».
data-request-kept =
    سجّلنا طلبك برقم { $number }، ووصل إلى من يملك صلاحيته في الجمعية.
    نرد عليك هنا في موعد أقصاه:
    { $until }
data-restricted = كما طلبت: نحفظ بياناتك ولا نستعملها إلا فيما طلبته أنت. لن نذكّرك بشيء، ولن نتعلم مما كتبته، ويرى موظفونا ذلك على طلباتك.
data-restricted-already = بياناتك محفوظة ولا نستعملها إلا فيما طلبته أنت، كما قلت لنا من قبل.
data-used-again = شكرًا لك. نعود إلى استعمال بياناتك لخدمتك.
data-objected = كما طلبت: لن نتعلم من كلامك بعد الآن.
data-objected-already = قلت لنا هذا من قبل، ولا نتعلم من كلامك.
data-learnt-again = شكرًا لك. كلامك يعيننا على جواب أفضل.
data-withdrawn = سحبنا موافقتك، وسجّلنا ذلك. لن نستعمل بياناتك بعد الآن إلا في طلب منك. وما فُعل قبل ذلك باقٍ كما هو.
data-withdrawn-open =
    سحبنا موافقتك، وسجّلنا ذلك. لن نستعمل بياناتك بعد الآن إلا في طلبك المفتوح، ويرى موظفونا ذلك عليه.
    وإيقافه هو أيضًا من «طلباتي».
data-withdrawn-none = ليس عندنا موافقة منك نسحبها. وكل ما يخص بياناتك هنا:
data-open-case = الطلب { $number }
data-open-registration = التسجيل { $number }
data-open-private = أمر خاص
data-erase-ask =
    نحذف كل ما نحفظه عنك: ما كتبته وأرسلته، واسمك ورقمك، وطلباتك وتسجيلاتك.
    وتبقى أرقام بلا كلمات ولا أسماء، لنعرف كم طلبًا وصلنا، وسجل يقول إن الحذف تم. هذا لا يُستعاد.
    هل نحذفها؟
data-erase-ask-open =
    نحذف كل ما نحفظه عنك، وتبقى أرقام بلا كلمات ولا أسماء. هذا لا يُستعاد.
    لكن عندك ما لم ينته بعد:
    { $open }
    إن حذفنا الآن سحبناه ولن يعمل عليه أحد. ويمكن أن نحذف بعد انتهائه، أو أن نحذف الآن ما لم يكتمل من مسودات وكلام لم يصل إلى أحد وطلبات تنبيه، ويبقى هو.
    أيها نفعل؟
data-erase-ask-waits =
    طلبت من قبل أن نحذف كل شيء بعد انتهاء هذا، وسنفعل:
    { $open }
    هل نحذف الآن بدل ذلك؟
data-erased = حذفنا بياناتك كلها. هذه آخر رسالة منها، وما يُكتب بعدها بداية جديدة. نحن هنا متى احتجتنا.
data-kept = لم نحذف شيئًا، وكل شيء باقٍ كما هو.
data-erase-stopped = ألغينا طلبك { $number }، ولن نحذف شيئًا من أنفسنا.
data-rest-erased =
    حذفنا ما لم يكتمل: المسودات، وما كُتب ولم يصل إلى أحد، وطلبات التنبيه. وبقي:
    { $open }
data-erase-awaits =
    سجّلنا طلبك برقم { $number }. نحذف كل شيء من أنفسنا حين ينتهي ما هو مفتوح، ونخبرك.
    وإن طال فموعدنا معك أقصاه:
    { $until }
request-what-copy = نسخة من بياناتك
request-what-correct = تصحيح بياناتك
request-what-restrict = حفظ بياناتك دون استعمالها
request-what-erase = حذف بياناتك
request-what-object = ألا نتعلم من كلامك
request-done = تم ما طلبته برقم { $number }: { $what }.
request-refused =
    نعتذر، لم نستطع ما طلبته برقم { $number }: { $what }.
    السبب: { $reason }
    وإن لم يرضك هذا فمن حقك الشكوى إلى { $authority }: { $link }
request-prolonged =
    طلبك { $number } يحتاج وقتًا أطول: { $what }.
    السبب: { $reason }
    نرد عليك في موعد أقصاه:
    { $until }
    ولن نمدّده مرة أخرى.

## ما يراه من له الصلاحية من الموظفين

choice-request-done = تم
choice-request-refuse = نرفضه بسبب
choice-request-longer = نمدّده بسبب
choice-data-requests = طلبات البيانات
choice-data-request = طلب بيانات
choice-data-asked = طلب شفهي
request-kind-copy = نسخة من البيانات
request-kind-correct = تصحيح البيانات
request-kind-restrict = تقييد الاستعمال
request-kind-erase = حذف البيانات
request-kind-object = اعتراض على التعلم
request-told-new =
    طلب جديد عن البيانات، رقم { $number }: { $kind }
    الموعد: { $until }
    { $details }
request-told-due =
    تذكير بطلب عن البيانات، رقم { $number }: { $kind }
    الموعد: { $until }
    { $details }
request-words = بكلماته: { $words }
request-about = يخص: { $numbers }
request-oral = سُجّل شفهيًا، ويصله الرد في محادثته.
request-oral-nobody = سُجّل شفهيًا لمن ليس له محادثة هنا: أبلغه بالرد من سجّله.
request-closed = سُجّل، والطلب { $number } عند صاحبه الآن.
request-refuse-why = لماذا نرفض الطلب { $number }؟ يقرأ صاحبه السبب كما تكتبه.
request-refused-noted = رُفض الطلب { $number }، ووصل السبب إلى صاحبه.
request-longer-why = لماذا يحتاج الطلب { $number } إلى 30 يومًا أخرى؟ يقرأ صاحبه السبب كما تكتبه، ولا يُمدّد مرة ثانية.
request-prolonged-noted =
    مُدّد الطلب { $number } إلى:
    { $until }
request-prolonged-before = مُدّد الطلب { $number } من قبل، ولا يُمدّد إلا مرة واحدة.
request-none = لا يوجد هنا طلب ينتظر.
desk-no-requests = لا طلبات بيانات تنتظر.
desk-requests =
    { $count ->
        [zero] لا طلبات بيانات تنتظر:
        [one] طلب بيانات واحد ينتظر:
        [two] طلبا بيانات ينتظران:
        [few] { $count } طلبات بيانات تنتظر:
        [many] { $count } طلب بيانات ينتظر:
       *[other] { $count } طلب بيانات ينتظر:
    }
    { $lines }
desk-request-line = { $number }: { $kind }، حتى { $until }
desk-request-how =
    اكتب رقم الطلب وما صار فيه:
    ‎/request 3001 done
    ‎/request 3001 refuse السبب
    ‎/request 3001 longer السبب
desk-request-over = الطلب { $number } انتهى من قبل.
desk-data-asked-how =
    لتسجيل طلب شفهي اكتب نوعه (copy أو correct أو restrict أو erase أو object)، ثم رقم حالة صاحبه إن كانت له حالة، ثم كلماته:
    ‎/data_asked erase 1001 اتصل وطلب حذف بياناته
desk-data-asked-kept =
    سُجّل الطلب { $number }، ووصل إلى من له الصلاحية. الموعد:
    { $until }
room-use-restricted = طلب المستفيد ألا تُستعمل بياناته إلا فيما طلبه. لا تُستعمل في غير هذه الحالة.
room-use-lifted = رفع المستفيد التقييد عن بياناته.
card-restricted = طلب ألا تُستعمل بياناته في غير طلبه.
letter-request-new-subject = طلب جديد عن البيانات رقم { $number }
letter-request-new =
    السلام عليكم ورحمة الله وبركاته،
    وصل طلب من صاحب بيانات: { $kind }. وموعد الرد عليه أقصاه:
    { $until }
    تفاصيله في المحادثة الخاصة مع رضا، أو بالأمر ‎/requests في المكتب المشترك.
letter-request-due-subject = تذكير: طلب عن البيانات رقم { $number }
letter-request-due =
    السلام عليكم ورحمة الله وبركاته،
    طلب من صاحب بيانات ينتظر الرد: { $kind }. وموعده أقصاه:
    { $until }
    تفاصيله في المحادثة الخاصة مع رضا، أو بالأمر ‎/requests في المكتب المشترك.

## سجل المعالجة (rida privacy record)

record-title = سجل أنشطة معالجة البيانات الشخصية: { $controller } (إصدار الإشعار { $version })
record-contact = جهة التواصل: { $contact }
record-line = { "\u200F  " }{ $name }: { $value }
record-requests = طلبات أصحاب البيانات: { $days } يومًا، وتُمدّد مرة واحدة { $days } يومًا بسبب يُقال لصاحبها.
