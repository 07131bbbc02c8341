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
choice-register-next = أسجّل { $name } الآن
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

    هل يناسبك هذا؟ باختيار «موافق، نكمل» يبدأ التسجيل.
terms-whom = حسنًا، عرفنا لمن التسجيل. بقي أن توافق على هذا:
terms-first = قبل أن نكمل، هذا أولًا:
registration-terms-are = الشروط: { $terms }
registration-window = فترة التسجيل: { $window }
registration-link = رابط التسجيل المعتمد: { $link }
registration-unfinished = بدأت من قبل تسجيلًا في { $name } ولم يكتمل، وما كتبته محفوظ. هل نكمله؟
registration-anew = هل نترك ما كتبته من قبل للتسجيل في { $name }؟

## لمن

registration-whom = لمن هذا التسجيل؟
registration-relation = من تحب أن تسجّل؟ اختر، أو اكتب صلته بك.
registration-whom-first = نسجّل واحدًا واحدًا. بمن نبدأ؟
registration-their-details-she = بارك الله فيك. الأسئلة التالية عن { $of }، وأخبرها أنك تسجّلها.
registration-their-details-he = بارك الله فيك. الأسئلة التالية عن { $of }، وأخبره أنك تسجّله.
registration-their-details-named = بارك الله فيك. الأسئلة التالية عن: { $said }. وليكن من تسجّله على علم بذلك.
registration-their-details-several = بارك الله فيك. نسجّلهم واحدًا واحدًا، والأسئلة التالية عن الأول منهم. وليكونوا على علم بذلك.
registration-name-of = { "\u200F" }{ $label } { $whose }

## من يُسجَّل: كما يقوله صاحبه، ثم كما نقوله له

choice-relation-grandmother = جدتي
choice-relation-grandfather = جدي
choice-relation-aunt = عمتي
choice-relation-mothers-sister = خالتي
choice-relation-uncle = عمي
choice-relation-mothers-brother = خالي
choice-relation-sisters-daughter = ابنة أختي
choice-relation-sisters-son = ابن أختي
choice-relation-brothers-daughter = ابنة أخي
choice-relation-brothers-son = ابن أخي
choice-relation-mother-in-law = حماتي
choice-relation-brothers-wife = زوجة أخي
choice-relation-sons-wife = زوجة ابني
choice-relation-neighbour-woman = جارتي
choice-relation-neighbour-man = جاري
choice-relation-friend-woman = صديقتي
choice-relation-friend-man = صديقي
choice-relation-relative-woman = قريبتي
choice-relation-relative-man = قريبي
choice-relation-several = أبنائي وأهلي
registration-of-mother = والدتك
registration-of-father = والدك
registration-of-daughter = ابنتك
registration-of-son = ابنك
registration-of-wife = زوجتك
registration-of-husband = زوجك
registration-of-sister = أختك
registration-of-brother = أخيك
registration-of-grandmother = جدتك
registration-of-grandfather = جدك
registration-of-aunt = عمتك
registration-of-mothers-sister = خالتك
registration-of-uncle = عمك
registration-of-mothers-brother = خالك
registration-of-sisters-daughter = ابنة أختك
registration-of-sisters-son = ابن أختك
registration-of-brothers-daughter = ابنة أخيك
registration-of-brothers-son = ابن أخيك
registration-of-mother-in-law = حماتك
registration-of-brothers-wife = زوجة أخيك
registration-of-sons-wife = زوجة ابنك
registration-of-neighbour-woman = جارتك
registration-of-neighbour-man = جارك
registration-of-friend-woman = صديقتك
registration-of-friend-man = صديقك
registration-of-relative-woman = قريبتك
registration-of-relative-man = قريبك
registration-for-mother = لوالدتك
registration-for-father = لوالدك
registration-for-daughter = لابنتك
registration-for-son = لابنك
registration-for-wife = لزوجتك
registration-for-husband = لزوجك
registration-for-sister = لأختك
registration-for-brother = لأخيك
registration-for-grandmother = لجدتك
registration-for-grandfather = لجدك
registration-for-aunt = لعمتك
registration-for-mothers-sister = لخالتك
registration-for-uncle = لعمك
registration-for-mothers-brother = لخالك
registration-for-sisters-daughter = لابنة أختك
registration-for-sisters-son = لابن أختك
registration-for-brothers-daughter = لابنة أخيك
registration-for-brothers-son = لابن أخيك
registration-for-mother-in-law = لحماتك
registration-for-brothers-wife = لزوجة أخيك
registration-for-sons-wife = لزوجة ابنك
registration-for-neighbour-woman = لجارتك
registration-for-neighbour-man = لجارك
registration-for-friend-woman = لصديقتك
registration-for-friend-man = لصديقك
registration-for-relative-woman = لقريبتك
registration-for-relative-man = لقريبك
registration-for-other = للشخص المسجَّل
registration-for-several = لأول من تسجّله

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
registration-needed = لا بأس. هذا السؤال لازم لإكمال التسجيل، وإن كان فيه ما يقلقك فموظف يساعدك، أو نترك التسجيل الآن باختيار «القائمة».
registration-form-late = وصل هذا النموذج بعد أن انتهى وقته أو اكتمل تسجيله، فلم نغيّر به شيئًا.
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
    وإن صعبت الكتابة فخيار «أسأل موظفًا»، ونكمل التسجيل معك.
choice-take-answer = هذا جوابي فعلًا
form-told-complain = وصلنا كلامك وحفظناه. إن أردته شكوى فخيار «{ choice-complaint }» تحت، ويذهب كلامك معه. أو نكمل التسجيل هنا:
form-told-delay = وصلنا كلامك وحفظناه. إن كان عن تأخير فخيار «{ choice-delay }» تحت، ويذهب كلامك معه. أو نكمل التسجيل هنا:
form-told-suggest = وصلنا كلامك وحفظناه. إن كان اقتراحًا فخيار «{ choice-suggestion }» تحت، ويذهب كلامك معه. أو نكمل التسجيل هنا:
form-told-status = وصلنا كلامك وحفظناه. ما عندنا لك في خيار «{ choice-my-cases }» تحت. أو نكمل التسجيل هنا:
form-told-need = وصلنا كلامك وحفظناه. خيار «{ choice-ask-human }» تحت يوصله لموظف يرد عليك. أو نكمل التسجيل هنا:
form-told-other = وصلنا كلامك وحفظناه، ولم نضعه في التسجيل. نكمل:
edit-kept-answer = صحّحنا الجواب: { $label }.
edit-not-taken = لم نتعرف على التصحيح، فأبقينا جوابك كما كان.
registration-guardian-he = سؤال أخير قبل التأكد: هل أنت وليّ أمره؟
registration-guardian-she = سؤال أخير قبل التأكد: هل أنت وليّ أمرها؟
registration-guardian-needed = تسجيل من دون 18 سنة يحتاج إلى موافقة وليّ الأمر. ما كتبته محفوظ، ويكمله وليّ الأمر من هنا أو مع أحد موظفينا.
registration-twin =
    هذا الجوال مسجّل من قبل في { $name }، برقم التسجيل { $number }.
    هل التسجيل الآن لشخص آخر؟

## التأكد، ورقم التسجيل

registration-summary =
    نتأكد قبل التسجيل في { $name }:
    { $details }

    هل هذا صحيح، ونستعمله في التسجيل؟
# العلامة في أوله تجعله من اليمين إلى اليسار، إذ ليس فيه إلا قيم معزولة
registration-line = { "\u200F" }{ $label }: { $answer }
registration-for = لمن: { $relation }
registration-change-what = ما الذي نصحّحه؟
registered-self =
    تم تسجيلك في { $name }، ورقم تسجيلك { $number }.
    { $details }
    وهو في «تسجيلاتي» متى أردت، ومنها التصحيح والإلغاء.
registered-other =
    تم التسجيل في { $name } { $whose }، ورقم التسجيل { $number }.
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

    ولتفاصيل أي تسجيل يكفي اختياره أو رقمه.
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

choice-guardian-yes = نعم، أنا وليّ الأمر
choice-guardian-of-age = العمر 18 أو أكثر
choice-guardian-no = لا، لست وليّ الأمر
