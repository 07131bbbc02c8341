### ما يتبع ما يقوله الناس، في الدور نفسه.

## من يريد موظفًا

question-taken-back = حسنًا، أوقفنا طلبك { $number }، ولن يشغل أحدًا. نحن هنا متى احتجتنا.

## أين وصل

status-list =
    هذا ما لك معنا:
    { $things }

    وأين وصل كل منها يظهر باختياره.
status-ask-number =
    لا نرى عندنا طلبًا من هذه المحادثة.
    هل معك رقمه؟ نبحث به حالًا. وإن كان الطلب بالهاتف أو في المقر أو من جهاز آخر، فموظف يبحث عنه، ويصله ما كتبته.
status-not-yours =
    لم نجد الرقم { $number } ضمن ما سُجّل من هذه المحادثة.
    قد يكون في الرقم خطأ. وإن كان الطلب من جهاز آخر أو بالهاتف، فموظف يبحث عنه، ويصله ما كتبته.
case-due-stays = وصل سؤالك إلى الموظف المسؤول عن طلبك { $number }، وموعدنا معك باقٍ كما هو: { $due }

## من يحكي عن حاجته

need-answered =
    { $heard }

    { $answer }

    وإن أحببت فموظف يسمع منك، ويصله ما كتبته. أو نسجّله طلب مساعدة، برقم وموعد للرد.
need-heard =
    وصلنا كلامك، والله يفرّج همك.
    موظف يسمع منك ويخبرك بما نستطيع، ويصله ما كتبته. أو نسجّله طلب مساعدة، برقم وموعد للرد.
need-in-kind-aid = وصلنا كلامك عن حاجة البيت، والله يغنيكم من فضله.
need-cash-aid = وصلنا كلامك عن ضيق الحال، والله يوسّع رزقك ويفرّجها عليك.
need-who-is-served = وصلنا كلامك، والله يفرّج همك.

## كلام المجاملة

smalltalk-sad = نحن معك. ما الذي حدث؟ نسمعك كتابةً أو بصوتك.
smalltalk-insult = نعتذر إن ضايقناك، ونريد أن نفهمك. موظف يسمع منك إن أحببت.
smalltalk-sorry-wrong = ولا يهمك، حصل خير. نحن هنا إن احتجت شيئًا.
smalltalk-never-mind = ولا يهمك. نحن هنا متى احتجت شيئًا.
smalltalk-machine = أنا رضا، مساعد آلي يخدمك في { $society }، ولست إنسانًا. ومعي موظفون من الناس، والوصول إليهم بضغطة واحدة.
smalltalk-name = اسمي رضا، المساعد الآلي في { $society }. كيف أخدمك؟
smalltalk-how-are-you = بخير والحمد لله، شكرًا لسؤالك. عساك بخير. كيف أخدمك؟
smalltalk-thanks = العفو، نحن في خدمتك.
smalltalk-blessing = آمين، ولك مثل ما دعوت وأكثر. نحن في خدمتك.
smalltalk-festive = وأنت بخير وصحة وسلامة، تقبّل الله منّا ومنك.
smalltalk-bye = في أمان الله. نحن هنا متى احتجتنا.
smalltalk-calling = نعم، نحن معك. كيف نخدمك؟
smalltalk-laugh = أدام الله عليك السرور.
smalltalk-okay = تمام. نحن هنا متى احتجت شيئًا.
other-heard =
    هذا ليس مما أعرفه، وأنا هنا لما يخص { $society }: مبادراتها والتسجيل فيها، والشكاوى والاقتراحات.
    وإن كان لك أمر آخر فموظف يسمعك، ويصله ما كتبته.

## الشكر

thanks-heard = سعدنا بكلامك، ويصل إلى من خدمك. شكرًا لك من القلب.
thanks-heard-case = سعدنا بكلامك، ووصل إلى من عمل على طلبك { $number }. شكرًا لك من القلب.
thanks-heard-rate =
    سعدنا بكلامك، ووصل إلى من عمل على طلبك { $number }. شكرًا لك من القلب.
    ويهمنا رأيك: كيف كانت الخدمة مقارنة بما توقعت؟ وهذا حقك.
room-person-thanked =
    يشكركم المستفيد:
    { $told }
morning-thanks =
    { $count ->
        [zero] لم تصلكم كلمة شكر
        [one] وصلتكم كلمة شكر
        [two] وصلتكم كلمتا شكر
        [few] وصلتكم { $count } كلمات شكر
        [many] وصلتكم { $count } كلمة شكر
       *[other] وصلتكم { $count } كلمة شكر
    } من الناس:
    { $lines }
desk-thanks =
    مما شكر الناس عليه في الشهر الأخير:
    { $lines }
desk-no-thanks = لم تصل كلمات شكر في الشهر الأخير.
thanks-line-of = { "\u200F" }({ $of }) «{ $text }»
thanks-line = { "\u200F" }«{ $text }»
thanks-more =
    { $count ->
        [zero] وليس غيرها
        [one] وكلمة أخرى
        [two] وكلمتان أخريان
        [few] و{ $count } كلمات أخرى
        [many] و{ $count } كلمة أخرى
       *[other] و{ $count } كلمة أخرى
    }

## ما يأتي به الناس

report-acts =
    ما جاء به الناس في رسائلهم: { $count }
    { $parts }
act-ask = سؤال
act-complain = شكوى
act-delay = تأخر خدمة أو رد
act-suggest = اقتراح
act-thank = شكر
act-status = متابعة طلب
act-human = طلب موظف
act-register = رغبة في التسجيل
act-need = حاجة ومساعدة
act-danger = خطر أو استغاثة
act-greet = تحية
act-other = كلام آخر

## ما فُهم من كلام الناس

choice-category = التصنيف
choice-category-is = هذا تصنيفها
choice-initiative = مبادرتها
choice-initiative-is = هذه مبادرتها
choice-initiative-none = ليست عن مبادرة
choice-relationship-is = هذه صفته
choice-relationship = صفة صاحبها
card-category = التصنيف: { $category }
card-department = القسم: { $department }
card-relationship = صفة صاحبها: { $who }
desk-line-sorted = { "\u200F" }{ $line } ({ $of })
room-category = ما تصنيف هذه الحالة؟
room-no-categories = لا تصنيفات أخرى لهذا النوع. تُكتب التصنيفات والأقسام في config.yaml تحت categories و departments.
room-category-set = صُنّفت الحالة: { $category }
room-category-told = أُبلغ { $name } في محادثته الخاصة بأن حالة من تصنيفه تنتظر من يستلمها.
room-initiative = أي مبادرة تخص هذه الحالة؟
room-initiative-unknown = لم نعرف مبادرة بهذا الاسم. اختر من هذه:
room-initiative-set = هذه الحالة عن مبادرة: { $name }
room-initiative-none = هذه الحالة ليست عن مبادرة.
room-no-initiatives = لا مبادرات في إعدادات الجمعية.
room-relationship = ما صفة صاحب هذه الحالة عند الجمعية؟
card-act = المفهوم من كلامه: { $act }
desk-line-act = { $number } ({ $act }): { $status }، موعدها { $due }
room-act =
    المفهوم من كلام المستفيد: { $act }
    ما الصحيح؟
room-act-corrected = صُحّح المفهوم من كلامه إلى: { $act }
room-act-taught = صُحّح المفهوم من كلامه إلى: { $act }. وحين يعتمده المشرف يُفهم به مثل هذا الكلام.
act-unheard = لم يتضح
choice-act = تصحيح المفهوم
choice-act-is = هذا هو المقصود
learn-review-act =
    تصحيح رقم { $number } ينتظر اعتماد المشرف.
    هذا الكلام:
    { $ways }

    يُفهم على أنه: { $act }
learn-approved-act = اعتُمد التصحيح رقم { $number }، ومن الآن يُفهم به مثل هذا الكلام.
learn-rejected-act = لم يُعتمد التصحيح رقم { $number }، ولن يُفهم به غيره.
