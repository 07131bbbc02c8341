### ما يسجّله الموظفون عن غيرهم: من حضر أو اتصل أو كتب في مكان آخر، وما يصل صاحب الطلب عنه.

choice-intake = تسجيل طلب عن شخص
choice-intake-anew = أبدأ من جديد
choice-intake-cancel = إلغاء
choice-source-walk-in = حضر إلى الجمعية
choice-source-phone = مكالمة هاتفية
choice-source-letter = خطاب مكتوب
choice-source-social = تواصل اجتماعي
choice-source-email = بريد إلكتروني
choice-source-other = طريق آخر
source-walk-in = الحضور إلى الجمعية
source-phone = مكالمة هاتفية
source-letter = خطاب مكتوب
source-social = وسائل التواصل الاجتماعي
source-email = بريد إلكتروني
source-other = طريق آخر
source-with-note = { "\u200F" }{ $source }، { $note }
choice-intake-all = هذا كل ما قيل
choice-intake-no-wish = لم يُذكر حل
choice-intake-nameless = بلا رقم ولا اسم
choice-intake-agreed = نعم، بموافقة صاحبه
choice-intake-not-asked = لم يُسأل
choice-intake-refused = لم يوافق، بلا اسم
choice-intake-retell = أعيد كتابة ما قيل
choice-intake-change = أغيّر شيئًا
choice-intake-change-source = كيف وصل
choice-intake-change-kind = النوع
choice-intake-change-telling = ما قيل
choice-intake-change-expectation = الحل الذي يرضيه
choice-intake-change-whose = الرقم أو الاسم
choice-intake-change-agreed = الموافقة
choice-intake-go-on = أكمل ما أسجّله
choice-intake-confirm = صحيح، سجّلوه
choice-intake-same = هو الطلب نفسه
choice-intake-anyway = طلب آخر، سجّلوه
choice-intake-mine = نعم، هذا طلبي
choice-intake-not-mine = لا، ليس لي
choice-slip = قسيمة متابعة
choice-rated-for = ما قاله صاحبه
intake-in-private = نكمل التسجيل في محادثتك الخاصة مع البوت يا { $name }: وصلك هناك أول سؤال.
intake-no-private =
    يُسجَّل طلب الشخص في محادثة خاصة مع البوت، لا في المجموعة، وليست لك محادثة معه بعد.
    افتح البوت واضغط «ابدأ» بعد أن يُربط حسابك باسمك في قائمة الموظفين، ثم اكتب فيها: /استقبال
intake-not-yours-now = توقف التسجيل: لم يعد لك هنا دور يسمح به، ولم يُسجَّل شيء. ليُعِده زميل مع صاحب الطلب.
intake-others-form = يسجّل زميل طلبًا هنا الآن. حين ينتهي يمكنك أن تبدأ.
intake-cancelled = ألغينا التسجيل، ولم نحفظ منه شيئًا.
intake-waited = كان هذا التسجيل ينتظرك حيث تركته.
intake-source = كيف وصل الطلب؟
intake-note-social = في أي شبكة، ومن أي حساب أو رابط؟ مثل: منصة إكس، حساب كذا
intake-note-other = من أين وصل؟ تكفي كلمات قليلة.
intake-kind = ما نوعه؟
intake-telling =
    ماذا قال صاحب الطلب؟ اكتبه بكلماته ما أمكن، في رسالة أو أكثر، ومعه أي صورة أو مستند.
    وفي آخره: «هذا كل ما قيل».
intake-heard =
    حُفظ ({ $count }).
    هل بقي شيء؟ أو «هذا كل ما قيل».
intake-expectation = ما الحل الذي يرضي صاحب الطلب؟
intake-whose =
    لمن الطلب؟ اكتب رقمه، ومعه الاسم إن ذُكر. مثل: 0501234567 أم خالد
    وبلا رقم نطبع قسيمة يتابع بها طلبه.
intake-number-wrong =
    في الرقم نقص أو زيادة. الجوال مثل 0501234567، والهاتف الثابت مثل 0121234567.
    اكتبه مرة أخرى، أو أكمل بلا رقم.
intake-numbers-two = وصلنا أكثر من رقم. اكتب واحدًا منها، وهو الذي نصل صاحبه عليه.
intake-change = ما الذي تغيّره؟ يبقى كل شيء آخر كما هو.
intake-agreed = هل وافق صاحب الطلب على أن نسجّله باسمه؟
intake-summary =
    نقرؤه على صاحبه قبل تسجيله:

    وصل عن طريق: { $source }
    النوع: { $kind }

    ما قيل:
    { $told }

    والحل الذي يرضيه:
    { $expectation }

    صاحبه: { $whose }
    { $agreed }
    { $notes }

    هل هذا صحيح؟
intake-did-agree = وافق على تسجيله.
intake-did-not-agree = لم يوافق على ذكر اسمه: نسجّله بلا رقم ولا اسم.
intake-was-not-asked = لم يُسأل عن موافقته.
intake-nobody-named = بلا رقم ولا اسم
intake-is-private =

    هذا أمر خاص: لا يُكتب في المجموعة ولا يصير حالة فيها. يصل إلى { $who } فقط، فلا تنقله إلى أحد.
intake-nobody-reads =

    هذا أمر خاص، ولا أحد الآن يُكلَّف بقراءته، فلا نسجّله هنا. دلّوا صاحبه على الجهة المختصة، وأخبروا المدير وجهًا لوجه.
intake-file-comes = ملف مما أرسلته لم يصل بعد. لحظات ثم اضغط مرة أخرى.
intake-twin = سُجّل اليوم طلب بالكلام نفسه والرقم نفسه، وهو { $number }. هل هو هذا؟
intake-was-same = الطلب مسجّل من قبل برقم { $number }، ولم نسجّله مرتين.
intake-recorded =
    سُجّل الطلب برقم { $number }، والوعد بالحل والرد في موعد أقصاه:
    { $due }
    هذه قسيمته: اطبعها أو أعطه رقمه وموعده. بالرمز الذي عليها يتابعه ويُسأل عن رأيه، ويفتح مرة واحدة.
intake-recorded-told =
    سُجّل الطلب برقم { $number }، والوعد بالحل والرد في موعد أقصاه:
    { $due }
    أرسلنا رقمه وموعده إلى جواله على واتساب، وسألناه هل الطلب له. لا يرى هناك شيئًا مما قيل حتى يقول نعم.
intake-recorded-private =
    سُجّل أمرًا خاصًّا رقمه { $number }، وعلم به من يقرؤه. لا يُكتب عنه في المجموعة.
    أخبر صاحبه برقمه، وبأن من يقرؤه سيتصل به إن كان ذكر رقمه.
recorded-for-you =
    سجّل موظفونا طلبًا برقم { $number }، وذُكر له هذا الجوال. نعد بالحل والرد في موعد أقصاه:
    { $due }
    هل هذا طلبك؟ إن قلت نعم رأيته هنا وتابعته.
recorded-yours =
    طلبك { $number } هنا، تراه من «طلباتي» وتضيف إليه ما تشاء. نعدك بالحل والرد في موعد أقصاه:
    { $due }
recorded-not-here = شكرًا لإخبارنا. لن يصلك هنا شيء عن هذا الطلب، ونعتذر عن الإزعاج.
intake-not-for-staff = هذه محادثة موظف، والطلب يتابعه صاحبه ويقول رأيه فيه بنفسه من محادثته هو.
slip-wrong = لم يفتح هذا الرمز شيئًا: قد يكون استُعمل، أو انتهت مدته، أو طُبع بعده غيره. نعطيك غيره متى شئت.
slip-number-too =
    هذا رمز القسيمة وحده. اكتب قبله رقم الطلب، وهو الرقم الكبير في أعلاها، هكذا:
    1001 123 456 789 012 345
room-slip =
    قسيمة متابعة جديدة للطلب { $number }. يفتح رمزها مرة واحدة حتى:
    { $until }
    ما طُبع قبلها لم يعد يفتح شيئًا.
room-intake-claimed = قال صاحب الجوال إن الطلب له: صارت رسائلكم تصله هناك.
room-intake-claimed-by-slip = فتح صاحب الطلب قسيمته: صارت رسائلكم تصله في محادثته.
room-intake-not-theirs =
    الجوال الذي ذُكر لهذا الطلب لشخص آخر، قال ذلك ولم يرَ منه شيئًا. نسينا الرقم، فلا تتصلوا به.
    يصل صاحبه بالرقم الصحيح إن عرفتموه، أو بقسيمة متابعة.
room-rated-for-ask = ماذا قال صاحب الطلب: كيف كانت الخدمة مقابل ما توقعه؟
room-solved-for-ask = وهل قال إن الأمر حُلّ؟
room-rated-for = سُجّل رأي صاحب الطلب كما قاله: { $quality }. أُغلقت الحالة.
room-rated-for-unsolved =
    سُجّل رأي صاحب الطلب كما قاله: { $quality }، ولم يُحلّ عنده. فُتحت الحالة من جديد، وموعدها:
    { $due }
room-rated-for-taker = أنت من استقبل هذا الطلب، فرأي صاحبه يسجّله زميل غيرك.
room-rated-for-asked = صاحب الطلب يتابعه في محادثته، ونسأله هناك عن رأيه بنفسه.
room-rated-for-not-yet = يُسجَّل رأي صاحب الطلب بعد إنجازه.
card-source = وصل عن طريق: { $source }. استقبله: { $name }
card-unclaimed = لا محادثة لصاحبه معنا بعد: تصله أخباره بالهاتف، أو حين يفتح قسيمته.
card-followed = يتابعه صاحبه في محادثته.
parked-intake = سجّله موظف، ولا محادثة لصاحبه معنا بعد
export-channel-intake = بلا محادثة
export-column-source = المصدر
report-taken-in =
    منها ما استقبله الموظفون: { $count }
    { $parts }
channel-intake = بلا محادثة
slip-title = قسيمة متابعة، ورقم طلبك:
slip-promise = نعدكم بالحل والرد في موعد أقصاه:
slip-scan = صوّر الرمز بجوالك، وتابع طلبك
slip-scan-one = صوّر أحد الرمزين بجوالك، وتابع طلبك
slip-instead = أو اكتب لنا في { $where }:
slip-instead-whatsapp = أو اكتب لنا على واتساب { $where }:
slip-call = أو اتصل بنا على { $number } واذكر رقم طلبك
slip-until = يفتح الرمز مرة واحدة، حتى { $until }
choice-telephone = تصحيح الرقم
choice-telephone-none = لا رقم له
telephone-ask =
    ما الرقم الصحيح لصاحب الطلب { $number }؟ اكتبه هنا، ومعه الاسم إن تغيّر. مثل: 0501234567 أم خالد
telephone-passed-on = وصل التصحيح، وما نتج عنه تقرؤه في موضوع الطلب { $number }.
telephone-left = لم نغيّر شيئًا، وبقي رقم صاحب الطلب { $number } كما كان.
telephone-not-yours = لم نغيّر شيئًا: يصحّح الرقم من بدأ تصحيحه، وله هنا دور يسمح به.
recorded-elsewhere = عن الطلب { $number } الذي سألناك هل هو لك: ذُكر له هذا الجوال خطأً، وصحّحناه. لن يصلك هنا شيء عنه، ونعتذر عن الإزعاج.
room-telephone-in-private = سألناك عن الرقم الصحيح في محادثتك الخاصة، فلا يُكتب هنا أمام الجميع.
room-telephone-no-private =
    يُكتب الرقم في محادثتك الخاصة مع البوت، لا هنا أمام الجميع، وليست لك محادثة معه بعد.
    افتح البوت واضغط «ابدأ» بعد أن يُربط حسابك باسمك في قائمة الموظفين، ثم اضغط هنا مرة أخرى.
room-telephone-followed = صاحب الطلب يتابعه في محادثته، فرقمه منه هو. ومن هناك يصله كلامكم.
room-telephone-told =
    صُحّح رقم صاحب الطلب. رقم الطلب وموعده إلى الجوال الجديد على واتساب، مع السؤال: هل الطلب له؟
    { $withdrawn }
room-telephone-slip =
    صُحّح رقم صاحب الطلب، ولا محادثة لهذا الرقم معنا بعد: أخباره بالهاتف، وهذه قسيمته إن أراد متابعته بنفسه.
    { $withdrawn }
room-telephone-forgotten =
    نسينا رقم صاحب الطلب، وهذه قسيمته.
    { $withdrawn }
room-telephone-named = صُحّح اسم صاحب الطلب، وبقي رقمه كما كان.
room-telephone-same = هذا هو الرقم المسجّل نفسه، فلم يتغير شيء.
room-telephone-withdrawn = وقلنا لصاحب الرقم السابق إنه ذُكر خطأً.
