### ما يتعلمه رضا من أسئلة الناس: للموظفين وحدهم، في المكتب المشترك وفي غرفة السؤال.

learn-none = لا توجد هذا الأسبوع أسئلة بلا جواب.
learn-week =
    { $count ->
        [zero] لا أسئلة بلا جواب هذا الأسبوع.
        [one] سؤال واحد لم يجد جوابه هذا الأسبوع:
        [two] سؤالان لم يجدا جوابهما هذا الأسبوع:
        [few] { $count } أسئلة لم تجد جوابها هذا الأسبوع:
        [many] { $count } سؤالًا لم تجد جوابها هذا الأسبوع:
       *[other] { $count } سؤال لم تجد جوابها هذا الأسبوع:
    }
    { $lines }
    { $waiting ->
        [zero] اختر سؤالًا لترى ما يمكن عمله.
        [one] وجواب واحد ينتظر اعتماد المشرف.
        [two] وجوابان ينتظران اعتماد المشرف.
        [few] و{ $waiting } أجوبة تنتظر اعتماد المشرف.
        [many] و{ $waiting } جوابًا تنتظر اعتماد المشرف.
       *[other] و{ $waiting } جواب تنتظر اعتماد المشرف.
    }
learn-line =
    { $count ->
        [zero] { "\u200F" }{ $number } ← { $text }
        [one] { "\u200F" }{ $number } ← { $text }
        [two] { $number } ← { $text } (مرتان)
        [few] { $number } ← { $text } ({ $count } مرات)
        [many] { $number } ← { $text } ({ $count } مرة)
       *[other] { $number } ← { $text } ({ $count } مرة)
    }
learn-group =
    سأل الناس:
    { $lines }

    إن كان لها جواب عندنا فاختره، ومن الآن يُجاب به من يسأل هكذا. وإن كان الجواب جديدًا فاكتبه:
    { "\u200F" }{ "\u200E" }/faq { $number }{ "\u200E" } ثم الجواب
# العلامة في أوله تجعله من اليمين إلى اليسار، إذ ليس فيه إلا قيم معزولة
learn-asked = { "\u200F" }{ $text } ({ $reason })
learn-reason-unanswered = لم نعرف جوابه
learn-reason-offered = عُرضت أجوبة ولم يختر منها
learn-reason-corrected = قال: ليس هذا سؤالي
learn-reason-handed_over = وصل إلى موظف
learn-how =
    اكتب الجواب كما سيقرؤه الناس، بلا أسماء ولا أرقام أشخاص:
    { "\u200F" }{ "\u200E" }/faq { $number }{ "\u200E" } الجواب
    وإن أردته بالإنجليزية أيضًا فأضف في آخره:
    EN: the answer
learn-way-taught =
    { $count ->
        [zero] تعلّمها رضا، ومن يسأل هكذا يُجاب بـ: { $title }
        [one] تعلّمها رضا، ومن يسأل هكذا يُجاب بـ: { $title }
        [two] تعلّم رضا صيغتين، ومن يسأل هكذا يُجاب بـ: { $title }
        [few] تعلّم رضا { $count } صيغ، ومن يسأل هكذا يُجاب بـ: { $title }
        [many] تعلّم رضا { $count } صيغة، ومن يسأل هكذا يُجاب بـ: { $title }
       *[other] تعلّم رضا { $count } صيغة، ومن يسأل هكذا يُجاب بـ: { $title }
    }
learn-dropped = حُذفت من القائمة.
learn-settled = انتهى أمر هذا السؤال من قبل.
learn-review =
    جواب جديد رقم { $number } ينتظر اعتماد المشرف.
    يسأل الناس هكذا:
    { $ways }

    والجواب:
    { $answer }
    { $english }
learn-english = بالإنجليزية: { $answer }
learn-approved = اعتُمد الجواب رقم { $number }، ومن الآن يُجاب به من يسأل عنه.
learn-rejected = لم يُعتمد الجواب رقم { $number }، وعادت أسئلته إلى القائمة.

room-learn =
    سأل المستفيد: { $question }
    وكان جوابكم: { $answer }

    كيف يُجاب من يسأل مثله بعد اليوم؟ اختر جوابًا عندنا، أو اجعل جوابكم جوابًا جديدًا يعتمده المشرف. تأكد أنه بلا أسماء ولا أرقام أشخاص.
room-learn-waits = وصل الجواب إلى المشرف ليعتمده، وبعدها يُجاب به من يسأل عنه.

choice-faq = أسئلة بلا جواب
choice-learn = يتعلمه رضا
choice-learn-way = هذا جوابه
choice-learn-answer = جوابنا جواب جديد
choice-learn-new = جواب جديد
choice-learn-drop = ليس سؤالًا لنا
choice-learn-approve = أعتمده
choice-learn-reject = لا أعتمده
