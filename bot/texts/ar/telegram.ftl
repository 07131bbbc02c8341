### تيليجرام: ما يقوله البوت عن نفسه، وأوامره، وما تحتاجه محادثة فيها تعديل وملفات.

telegram-description =
    { $society }

    شكاوى وأسئلة وموظف يسمعك. ما تكتبه هنا يقرؤه موظفو الجمعية، ونعدك بالرد خلال ثلاثة أيام عمل.
telegram-short-description = شكاوى وأسئلة وموظف يسمعك
telegram-topic = { $number } · { $kind } · { $due }
telegram-topic-urgent = 🆘 { $line }

telegram-command-menu = القائمة الرئيسية
telegram-command-complaint = تقديم شكوى
telegram-command-register = التسجيل في مبادرة
telegram-command-my-registrations = تسجيلاتي
telegram-command-my-cases = طلباتي
telegram-command-questions = أسئلة شائعة
telegram-command-contact = التواصل معنا
telegram-command-mydata = نسخة من بياناتي
telegram-command-forget = احذفوا بياناتي
telegram-command-private = أمر خاص لا يراه الجميع
telegram-command-privacy = ما نحفظه عنك ومن يراه
telegram-command-human = التحدث مع موظف
telegram-command-language = English
telegram-command-cancel = إيقاف الخطوة الحالية

telegram-command-open = كل الحالات المفتوحة
telegram-command-mine = الحالات التي عندي
telegram-command-case = بطاقة حالة: ‎/case 1001
telegram-command-requests = طلبات البيانات التي تنتظر، بأرقامها ومواعيدها
telegram-command-request = ما صار في طلب بيانات: ‎/request ثم رقمه
telegram-command-data-asked = تسجيل طلب شفهي عن البيانات: ‎/data_asked
telegram-command-thanks = كلمات الشكر التي وصلت
telegram-command-category = تصنيف الحالة وقسمها
telegram-command-initiative = المبادرة التي تخصها الحالة
telegram-command-relationship = صفة صاحب الحالة عند الجمعية
telegram-command-act = تصحيح ما فُهم من كلام المستفيد
telegram-command-registered = أعداد المسجلين في كل مبادرة
telegram-command-faq = ما تقوله الأجوبة المعتمدة: ‎/faq ثم السؤال
telegram-command-holiday = عرض الإجازات وإعلانها: ‎/holiday 2027-03-10 عيد الفطر
telegram-command-away = غيابك ومن ينوب عنك: ‎/away ثم أول يوم وآخر يوم والزميل
telegram-command-back = عودتك من الغياب
telegram-command-report = تقرير الشهر: ‎/report أو ‎/report 2026-11
telegram-command-check = فحص البرنامج كله، وما يحتاج إلى إصلاح
telegram-command-messages = رسائل واتساب هذا الشهر وتكلفتها التقديرية: ‎/messages أو ‎/messages 2026-11
telegram-command-qr = رمز التسجيل في مبادرة وملصقه
telegram-command-card = بطاقة هذه الحالة
telegram-command-said = كل ما كتبه المستفيد
telegram-command-learn = ما يتعلمه رضا من هذا الجواب
telegram-command-pass = ما في بطاقة دخول: ‎/pass ثم ما قرأته من رمزها
telegram-command-take = استلام الحالة
telegram-command-delegate = تفويض الحالة
telegram-command-offer = عرض حلول
telegram-command-resolve = إنجاز الحالة
telegram-command-reopen = إعادة فتح الحالة
telegram-command-note = ملاحظة داخلية
telegram-command-ask = سؤال المستفيد
telegram-command-late = موعد جديد قبل أن يفوت الأول
telegram-command-goodwill = ميزة للمستفيد
telegram-command-hand-back = إعادة المستفيد إلى رضا
telegram-command-false-alarm = نداء الاستغاثة كان إنذارًا كاذبًا
telegram-command-intake = تسجيل طلب عن شخص لم يكتب لنا
telegram-command-upheld = المراجعة غيّرت القرار
telegram-command-stands = المراجعة أبقت القرار كما كان
telegram-command-telephone = تصحيح رقم من سُجّل طلب عنه
telegram-command-slip = قسيمة متابعة لصاحب الطلب
telegram-command-rated = ما قاله صاحب الطلب عن الخدمة
telegram-command-identity = هوية المستفيد، وتصلك وحدك

## المستفيد

edit-kept = وصلنا تعديلك، وأخذنا بما كتبته الآن.
edit-kept-case = وصلنا تعديلك، وهو محفوظ مع طلبك رقم { $number } ويراه الموظفون.
staff-wrote-edited =
    بخصوص طلبك رقم { $number }، بعد التصحيح:
    { $text }
case-reopened-by-staff =
    أعدنا فتح طلبك رقم { $number } لأننا نريد أن نقدم لك المزيد.
    يصلك ردنا في موعد أقصاه:
    { $due }
file-too-large = حجم الملف أكبر مما نستطيع استقباله. تكفينا نسخة أصغر، أو ما فيه كتابةً.
file-empty = وصلنا الملف فارغًا. نحتاجه مرة أخرى من فضلك.
file-unknown-type = لا نستطيع استقبال هذا الملف. تكفينا صورة للورقة.
file-mismatch = لا نستطيع استقبال هذا الملف. تكفينا صورة للورقة.
file-unavailable = لم يصلنا الملف كاملًا. نحتاجه مرة أخرى من فضلك.

## الموظفون

room-delivered = وصلت إلى المستفيد.
room-not-delivered = لم تصل هذه الرسالة إلى المستفيد: { $reason }
room-not-delivered-otherwise =
    لم تصل هذه الرسالة إلى المستفيد: { $reason }
    الطريق الآخر الهاتف أو البريد: الاسم والرقم عند «هوية المستفيد».
room-edit-stays = هذا التعديل لا يصل إلى المستفيد. إن أردت أن يقرأه فاكتبه في رسالة جديدة.
room-person-edited =
    عدّل المستفيد ما كتبه.
    كان:
    { $before }
    وأصبح:
    { $told }
room-reopened-by-staff =
    أُعيد فتح الحالة وأُبلغ المستفيد. الموعد الجديد:
    { $due }
desk-mine =
    الحالات التي عندك، الأقرب موعدًا أولًا:
    { $cases }
desk-none-mine = لا توجد عندك حالات مفتوحة.
desk-in-its-room = تجد ذلك في مكان الحالة { $number }.
desk-no-such-case = لا توجد حالة بهذا الرقم.
telegram-topic-anew = فُتح موضوع هذه الحالة من جديد، وهذا ما جرى فيه من قبل:
desk-which-topic = لا أعرف الحالة التي يخصها ردّك، فلم أرسله إلى أحد. اكتبه في موضوع الحالة نفسها.
desk-which-case = اكتب رقم الحالة بعد الأمر، مثل ‎/take 1001، أو اكتب الأمر في موضوع الحالة نفسها.
staff-faq-how = اكتب السؤال بعد الأمر، مثل ‎/faq متى يفتح التسجيل
staff-faq-nothing = لا يوجد جواب معتمد مناسب.
staff-faq =
    { $title }

    { $answer }

    { $others }

## حين لا يصل الكلام

room-unreachable =
    المستفيد لا يستقبل رسائلنا الآن: أوقف البوت أو حذف حسابه، فما يُكتب هنا لا يصله حتى يعود ويكتب لنا.
    الطريق الآخر الهاتف أو البريد: الاسم والرقم عند «هوية المستفيد»، وسجّلوا ما تم بملاحظة تبدأ بعلامتي //
room-gone =
    لم يعد للمستفيد حساب في تيليجرام: حُذف، فلا يصله شيء مما يُكتب هنا بعد اليوم.
    الطريق الآخر الهاتف أو البريد: الاسم والرقم عند «هوية المستفيد»، وسجّلوا ما تم بملاحظة تبدأ بعلامتي //
room-member-no-talk =
    { $name }: لم يصلك ما أرسلته لك وحدك، لأنك لم تفتح محادثة معي بعد، أو أوقفتها.
    افتحها بهذا الرابط واضغط «ابدأ»، وما تحتاجه الآن فاطلبه هنا مرة أخرى:
    { $talk }
desk-group-opened = رضا الآن في هذه المجموعة، وما كان محفوظًا لها يُرسل الآن.
letter-group-closed-subject = رضا خارج مجموعة الموظفين
letter-group-closed =
    السلام عليكم ورحمة الله وبركاته،
    أُخرج رضا من مجموعة الموظفين في تيليجرام، فلا يستطيع أن يعرض فيها الحالات ولا أن يسمع ما يُكتب فيها.
    لم يضع شيء: المستفيدون يُخدمون كالمعتاد، وما يخص المجموعة محفوظ ويُرسل حين يعود.
    { $count ->
        [zero] ليست هناك حالات مفتوحة.
        [one] هناك حالة مفتوحة واحدة.
        [two] هناك حالتان مفتوحتان.
        [few] هناك { $count } حالات مفتوحة.
        [many] هناك { $count } حالة مفتوحة.
       *[other] هناك { $count } حالة مفتوحة.
    }
    أضيفوه إلى المجموعة مشرفًا له حق إدارة المواضيع.
desk-bot-shared-polling =
    برنامج آخر يستقبل رسائل هذا البوت بالرمز نفسه منذ:
    { $since }
    بعض ما يكتبه المستفيدون يذهب إليه ولا يصلنا. أبلغوا المسؤول التقني: يوقف البرنامج الآخر، وإن لم يعرفه أحد فليطلب رمزًا جديدًا من @BotFather.
desk-bot-shared-webhook =
    رسائل هذا البوت موجّهة إلى برنامج آخر منذ:
    { $since }
    ما يكتبه المستفيدون لا يصلنا الآن. أبلغوا المسؤول التقني: يوقف البرنامج الآخر ثم يشغّل رضا من جديد، وإن لم يعرفه أحد فليطلب رمزًا جديدًا من @BotFather.
desk-bot-ours =
    عادت رسائل المستفيدين كلها إلينا، وكان برنامج آخر يستقبلها منذ:
    { $since }
letter-bot-shared-subject = برنامج آخر يستقبل رسائل المستفيدين
letter-bot-shared =
    السلام عليكم ورحمة الله وبركاته،
    { $mend }

## انقطاع أطول مما يحفظ تيليجرام

desk-channel-silent =
    لم نستقبل شيئًا من تيليجرام
    منذ { $since }
    حتى { $until }
    وهو لا يحفظ ما يُكتب لنا أكثر من يوم واحد، فما كان أقدم من ذلك ضاع.
    { $missing }
    { $then }
silent-missing =
    { $count ->
        [zero] لم يضع شيء، بحسب أرقام تيليجرام.
        [one] الضائع بحسب أرقام تيليجرام: رسالة واحدة أو ضغطة زر.
        [two] الضائع بحسب أرقام تيليجرام: رسالتان أو ضغطتا زر.
        [few] الضائع بحسب أرقام تيليجرام: { $count } رسائل أو ضغطات.
        [many] الضائع بحسب أرقام تيليجرام: { $count } رسالة أو ضغطة.
       *[other] الضائع بحسب أرقام تيليجرام: { $count } رسالة أو ضغطة.
    }
silent-unknown = كم ضاع؟ لا يُعرف بعد.
silent-asks =
    { $count ->
        [zero] لن نسأل أحدًا.
        [one] سنطلب في ساعات العمل من صاحب الطلب المفتوح أن يعيد إرسال ما كتبه، مرة واحدة.
        [two] سنطلب في ساعات العمل من مستفيدَين لهما طلب مفتوح أن يعيدا إرسال ما كتباه، مرة واحدة.
        [few] سنطلب في ساعات العمل من { $count } مستفيدين لهم طلب مفتوح أن يعيدوا إرسال ما كتبوه، مرة واحدة.
        [many] سنطلب في ساعات العمل من { $count } مستفيدًا لهم طلب مفتوح أن يعيدوا إرسال ما كتبوه، مرة واحدة.
       *[other] سنطلب في ساعات العمل من { $count } مستفيد لهم طلب مفتوح أن يعيدوا إرسال ما كتبوه، مرة واحدة.
    }
silent-asks-nobody = لن نسأل أحدًا من المستفيدين.
desk-channel-missed =
    عُرف الآن ما ضاع في الانقطاع الذي بدأ
    { $since }
    { $missing }
letter-channel-silent-subject = انقطاع طويل: قد تكون رسائل مستفيدين ضاعت
letter-channel-silent =
    السلام عليكم ورحمة الله وبركاته،
    { $told }
words-missed =
    السلام عليكم. لم تكن الرسائل تصلنا مدةً من الوقت:
    من { $since }
    إلى { $until }

    إن كتبت لنا فيها شيئًا فأرسله مرة أخرى من فضلك. وما كتبته قبلها محفوظ مع طلبك. نعتذر عن ذلك.

## كل ما كتبه المستفيد

choice-said = كل ما كتبه
choice-said-more = الصفحة التالية
room-said =
    ما كتبه صاحب الحالة { $number }، الصفحة { $page }:
    { $told }
room-said-nothing = لا توجد صفحة كهذه مما كتبه صاحب الحالة { $number }.

## حال رضا في مجموعة الموظفين

desk-group-rights =
    لا يستطيع رضا أن ينشئ المواضيع ولا أن يديرها في هذه المجموعة منذ:
    { $since }
    الحالات الجديدة تأتي هنا بلا موضوع خاص، فردّوا على رسالة الحالة نفسها. ليعود كل شيء كما كان: اجعلوا رضا مشرفًا له صلاحية إدارة المواضيع.
desk-group-rights-mended = عادت لرضا صلاحية إدارة المواضيع في مجموعة الموظفين.
desk-group-topics =
    أُغلقت المواضيع في هذه المجموعة، ورضا يعرف ذلك منذ:
    { $since }
    ما يُكتب في المجموعة لا يصل المستفيد إلا ردًّا على رسالة الحالة. افتحوا المواضيع من إعدادات المجموعة، وإلى أن تُفتح ردّوا على رسالة الحالة نفسها.
desk-group-topics-mended = عادت المواضيع في مجموعة الموظفين، وكل حالة في موضوعها.
desk-group-muted =
    لا يستطيع رضا الكتابة في مجموعة الموظفين منذ:
    { $since }
    ما يخص المجموعة محفوظ ويُرسل حين يعود له ذلك. أعيدوا له حق الكتابة، أو اجعلوه مشرفًا.
desk-group-muted-mended = عاد رضا يكتب في مجموعة الموظفين، وما كان محفوظًا لها يُرسل الآن.
desk-group-deaf =
    لا يرى رضا ما يُكتب في مجموعة الموظفين منذ:
    { $since }
    ما تكتبونه هناك لا يصل المستفيدين. اجعلوا رضا مشرفًا في المجموعة.
desk-group-deaf-mended = عاد رضا يرى ما يُكتب في مجموعة الموظفين. ما كُتب قبل ذلك فيها لم يصل أحدًا، فاكتبوه من جديد.
desk-group-patience =
    طلب تيليجرام من رضا ألا يرسل إلى بعض المحادثات حتى:
    { $until }
    لا يضيع شيء: ما ينتظر محفوظ ويُرسل بعد ذلك. وما لا ينتظر فالهاتف أو البريد طريقه. بدأ ذلك:
    { $since }
desk-group-patience-mended = عاد تيليجرام يقبل رسائل رضا كلها.
letter-group-trouble-subject = رضا لا يعمل كما يجب في مجموعة الموظفين
letter-group-trouble =
    السلام عليكم ورحمة الله وبركاته،
    { $mend }
letter-group-mended-subject = رضا يعمل كما يجب في مجموعة الموظفين
letter-group-mended =
    السلام عليكم ورحمة الله وبركاته،
    { $mended }
staff-unheard-topics = المواضيع مغلقة في هذه المجموعة، فلا أعرف لأي حالة هذا الكلام، ولم يصل أحدًا من المستفيدين. اكتبوه ردًّا على رسالة الحالة.
staff-unheard-anonymous = لم يصل هذا أحدًا، لأنه جاء من مشرف مجهول فلا أعرف من كتبه. أغلق خيار «البقاء مجهولًا» من صلاحياتك في إعدادات المجموعة، ثم أعده من حسابك.
