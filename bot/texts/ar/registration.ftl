### التسجيل في المبادرات (C13، C14): الشروط، ثم سؤال بعد سؤال، ثم رقم التسجيل.

## الأزرار

choice-register = التسجيل في مبادرة
choice-register-here = سجّلني
choice-register-again = أسجّل من جديد
choice-other-initiatives = مبادرات أخرى
choice-initiative-closed = { $name } (مغلق الآن)
choice-approved-link = رابط التسجيل المعتمد
choice-agree = موافق، نكمل
choice-for-me = لي أنا
choice-for-other = لشخص آخر
choice-relation-mother = والدتي
choice-relation-father = والدي
choice-relation-daughter = ابنتي
choice-relation-son = ابني
choice-relation-wife = زوجتي
choice-relation-husband = زوجي
choice-relation-sister = أختي
choice-relation-brother = أخي
choice-back = رجوع
choice-skip = أتجاوز هذا السؤال
choice-keep-answer = أبقي الجواب كما هو
choice-another-person = نعم، شخص آخر
choice-show-registration = أرى ذلك التسجيل
choice-confirm-registration = نعم، صحيح
choice-change-answer = أصحّح شيئًا
choice-change-whom = لمن التسجيل
choice-continue-registration = أكمل تسجيلي
choice-begin-registration = أسجّل في { $name }
choice-begin-anew = أبدأ التسجيل من جديد
choice-begin-anew-yes = نعم، اتركوه
choice-my-registrations = تسجيلاتي
choice-registration = التسجيل { $number }
choice-registration-details = تفاصيل التسجيل
choice-correct = أصحّح البيانات
choice-pass-lost = ضاعت البطاقة
choice-cancel-registration = إلغاء التسجيل
choice-cancel-yes = نعم، ألغوه
choice-cancel-no = لا، أبقوه
choice-wait = أخبروني حين يفتح
choice-wait-off = لا داعي لإخباري
choice-wait-off-named = لا داعي لإخباري عن { $name }

## أي مبادرة، وشروطها

registration-which = في أي مبادرة التسجيل؟
registration-none = لا توجد مبادرات للتسجيل الآن. نحن في خدمتك إن احتجت شيئًا آخر.
registration-unknown = هذه المبادرة ليست ضمن مبادراتنا المعلنة الآن. عندنا غيرها، وموظف يجيبك.
registration-by-link =
    التسجيل في { $name } من رابطه المعتمد.
    { $details }
registration-terms =
    التسجيل في { $name }
    { $details }

    هل يناسبك هذا؟ زر «موافق، نكمل» يبدأ التسجيل.
registration-terms-are = الشروط: { $terms }
registration-window = فترة التسجيل: { $window }
registration-link = رابط التسجيل المعتمد: { $link }
registration-unfinished = بدأت من قبل تسجيلًا في { $name } ولم يكتمل، وما كتبته محفوظ. هل نكمله؟
registration-anew = هل نترك ما كتبته من قبل للتسجيل في { $name }؟

## لمن

registration-whom = لمن هذا التسجيل؟
registration-relation = من تحب أن تسجّل؟ اختر، أو اكتب صلته بك.
registration-their-details = بارك الله فيك. الأسئلة التالية عمّن تسجّله، وليكن على علم بذلك.

## سؤال بعد سؤال

registration-ask =
    { $label }
    { $details }
registration-hint-text = جوابك هنا.
registration-hint-phone = الرقم كاملًا، مثل 0501234567.
registration-hint-number = رقم، مثل 3.
registration-hint-choice = واحد مما يلي.
registration-hint-date = اليوم ثم الشهر ثم السنة، مثل 15/3/1995، أو بالهجري مثل 10/7/1415.
registration-current = الجواب الآن: { $answer }
registration-step = السؤال { $step } من { $steps }
registration-wrong-text = هذا الجواب يحتاج إلى كلمات، بالحروف من فضلك.
registration-wrong-long = هذا أطول مما يتسع له السؤال. خلاصته تكفينا.
registration-wrong-many = وصلتنا رسائل كثيرة معًا، وحفظناها كلها. ونحتاج هنا جواب هذا السؤال وحده.
registration-wrong-phone = لم نتعرف على الرقم. نحتاجه كاملًا مثل 0501234567، ومن خارج السعودية يبدأ بمفتاح الدولة.
registration-wrong-number = نحتاج هنا إلى رقم واحد، مثل 3.
registration-wrong-choice = واحد من هذه الخيارات من فضلك.
registration-wrong-future = هذا التاريخ لم يأتِ بعد. نحتاج تاريخ الميلاد باليوم ثم الشهر ثم السنة، مثل 15/3/1995، أو بالهجري مثل 10/7/1415.
registration-wrong-year = وصلتنا السنة. نحتاج معها اليوم والشهر أيضًا، مثل 15/3/1995، أو بالهجري مثل 10 رجب 1415.
registration-wrong-date = لم نتعرف على التاريخ. نحتاج اليوم ثم الشهر ثم السنة، مثل 15/3/1995، أو بالهجري مثل 10/7/1415.
registration-no-identity = لا نحتاج إلى رقم الهوية أو الإقامة، ولم نضعه في تسجيلك.
registration-words-please =
    وصلنا ما أرسلته وحفظناه. ونحتاج هنا إلى جواب مكتوب.
    وإن صعبت الكتابة فزر «أسأل موظفًا»، ونكمل التسجيل معك.
edit-kept-answer = صحّحنا الجواب: { $label }.
edit-not-taken = لم نتعرف على التصحيح، فأبقينا جوابك كما كان.
registration-twin =
    هذا الجوال مسجّل من قبل في { $name }، برقم التسجيل { $number }.
    هل التسجيل الآن لشخص آخر؟

## التأكد، ورقم التسجيل

registration-summary =
    نتأكد قبل التسجيل في { $name }:
    { $details }

    هل هذا صحيح؟
# العلامة في أوله تجعله من اليمين إلى اليسار، إذ ليس فيه إلا قيم معزولة
registration-line = { "\u200F" }{ $label }: { $answer }
registration-for = لمن: { $relation }
registration-change-what = ما الذي نصحّحه؟
registered-self =
    تم تسجيلك في { $name }، ورقم تسجيلك { $number }.
    { $details }
    وهو في «تسجيلاتي» متى أردت، ومنها التصحيح والإلغاء.
registered-other =
    تم التسجيل في { $name } لمن أردت، ورقم التسجيل { $number }.
    { $details }
    وهو في «تسجيلاتي» متى أردت، ومنها التصحيح والإلغاء.
registration-already =
    سبق تسجيلك في { $name }، ورقم تسجيلك { $number }.
    { $details }
cancelled-registration-kept = حسنًا، توقفنا هنا. ما كتبته محفوظ عندنا، ونكمله متى أحببت.
registration-reminder =
    السلام عليكم. بدأتَ معنا تسجيلًا في { $name } ولم يكتمل، وما كتبته محفوظ.
    هل نكمله؟ لا شيء يلزمك، وهو باقٍ متى أردت.

## التسجيل مغلق

registration-not-yet =
    لم يبدأ التسجيل في { $name } بعد. يبدأ بإذن الله:
    { $opens }
    { $details }
registration-over =
    انتهت فترة التسجيل في { $name }، وكان آخر يوم فيها:
    { $closed }
    { $details }
registration-draft-kept = ما كتبته محفوظ عندنا، ونكمله حين يفتح التسجيل.
waiting-offer = إن أحببت أخبرناك هنا حين يفتح.
waiting-already = سنخبرك هنا حين يفتح، كما طلبت.
waiting-noted = حسنًا، سنخبرك هنا حين يفتح التسجيل في { $name }.
waiting-dropped = حسنًا، لن نرسل لك عن التسجيل في { $name }.
registration-opened =
    السلام عليكم. فُتح التسجيل في { $name }.
    هل نبدأ التسجيل الآن؟

## تسجيلاتي

no-registrations = ليس عندنا تسجيل باسمك بعد.
no-registrations-yet =
    ليس عندنا تسجيل مكتمل باسمك بعد:
    { $registrations }
registrations-list =
    تسجيلاتك عندنا:
    { $registrations }

    ولتفاصيل أي تسجيل زره أو رقمه.
waiting-list =
    ليس عندنا تسجيل باسمك بعد. وطلبت أن نخبرك:
    { $registrations }
registrations-line = التسجيل { $number }: { $name }، { $status }
registration-begun-line = { $name }: بدأت التسجيل ولم يكتمل، وما كتبته محفوظ
waiting-line = { $name }: نخبرك حين يفتح التسجيل
registration-shown =
    { $name }
    رقم التسجيل: { $number }
    { $details }
registration-status = الحالة: { $status }
registration-at = تاريخ التسجيل: { $at }
registration-attended = تاريخ الحضور: { $at }
registration-is-registered = مؤكَّد
registration-is-cancelled = ملغى
registration-corrected =
    تم التصحيح.
    { $name }
    رقم التسجيل: { $number }
    { $details }
registration-fixed = لا توجد في هذا التسجيل بيانات تُصحّح من هنا. موظفونا يساعدونك فيه.
registration-cancel-ask = هل نلغي التسجيل { $number } في { $name }؟
registration-cancelled = ألغينا التسجيل { $number } في { $name } كما أردت. شكرًا لأنك أخبرتنا، ونسعد بك متى عدت.
pass-renewed =
    لا بأس. أصدرنا بطاقة جديدة، ولم تعد السابقة صالحة.
    { $name }
    رقم التسجيل: { $number }
    { $details }
no-such-registration = لم نجد تسجيلًا بهذا الرقم ضمن تسجيلاتك.

## للموظفين

choice-registered = المسجلون
desk-registered =
    المسجلون في المبادرات:
    { $counts }
desk-nobody-registered = لم يسجّل أحد في مبادرة بعد.
desk-registered-line = { $name }: المسجلون { $registered }، الحضور { $attended }، الملغى { $cancelled }، ينتظرون الفتح { $waiting }
