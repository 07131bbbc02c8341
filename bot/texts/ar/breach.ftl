### مسودة إشعار تسرب بيانات: إلى الجهة المختصة خلال 72 ساعة، وإلى أصحاب البيانات. أرقام بلا أسماء، وما لا يعرفه رضا يبقى بين قوسين.

breach-authority =
    إشعار بحادثة تسرب بيانات شخصية (مسودة)

    إلى: { $authority }
    من: { $controller }
    للتواصل: { $contact }

    علمنا بها: { $discovered }
    آخر موعد لهذا الإشعار (72 ساعة): { $deadline }

    1. ما حدث
    { $what }
    الفترة: من { $begins }
    إلى { $ends }
    كيف حدث: { $open_cause }
    هل توقف، ومتى: { $open_stopped }

    2. أصحاب البيانات
    { $people ->
        [zero] لا يُعرف أحد معنيّ حتى الآن
        [one] شخص واحد
        [two] شخصان
        [few] { $people } أشخاص
        [many] { $people } شخصًا
       *[other] { $people } شخص
    }
    { $concerned }

    3. أنواع البيانات
    { $kinds }

    4. من اطّلع وأخذ نسخة في هذه الفترة، من سجل التدقيق
    { $accesses }

    5. الأضرار المتوقعة
    { $open_risks }

    6. ما فعلناه وما سنفعله
    { $open_measures }

    7. إشعار أصحاب البيانات
    { $open_told }

    { $open_signed }
breach-people =
    إشعار يخص بياناتك (مسودة)

    السلام عليكم ورحمة الله وبركاته،
    نكتب إليك من { $controller } لأن بياناتك عندنا ربما اطّلع عليها من لا يحق له. نعتذر لك عن ذلك.

    ما حدث: { $what }
    الفترة: من { $begins }
    إلى { $ends }

    البيانات التي قد تكون معنيّة:
    { $kinds }

    ما قد ينتج عن ذلك: { $open_risks }
    ما فعلناه: { $open_measures }
    ما ننصحك به: لا تعطِ أحدًا رمزًا وصلك، واحذر ممن يتصل باسمنا ويطلب مالًا أو رقمًا، وأخبرنا إن حدث شيء من ذلك.

    لأي سؤال: { $contact }
    ويحق لك أن تشتكي إلى: { $authority }

    { $open_signed }
breach-open-what = ما حدث، بجملة أو جملتين بلا أسماء
breach-open-cause = كيف حدث ذلك، أو أن السبب ما زال يُبحث
breach-open-stopped = نعم أو لا، والوقت
breach-open-risks = الأضرار المتوقعة أو التي وقعت، مثل الاحتيال أو الحرج أو الخطر على شخص
breach-open-measures = ما أوقفتم به التسرب وما تفعلونه كي لا يتكرر
breach-open-told = هل أُخبر أصحاب البيانات، ومتى وكيف
breach-open-signed = الاسم والصفة والتوقيع والتاريخ
breach-open-contact = بريد مسؤول حماية البيانات أو هاتفه
breach-open-kinds = أنواع البيانات التي تسربت
breach-count-cases =
    { $count ->
        [zero] لا حالات
        [one] حالة واحدة
        [two] حالتان
        [few] { $count } حالات
        [many] { $count } حالة
       *[other] { $count } حالة
    }
breach-count-registrations =
    { $count ->
        [zero] لا تسجيلات
        [one] تسجيل واحد
        [two] تسجيلان
        [few] { $count } تسجيلات
        [many] { $count } تسجيلًا
       *[other] { $count } تسجيل
    }
breach-count-disclosures =
    { $count ->
        [zero] لا أمور خاصة
        [one] أمر خاص واحد (بيانات حساسة)
        [two] أمران خاصان (بيانات حساسة)
        [few] { $count } أمور خاصة (بيانات حساسة)
        [many] { $count } أمرًا خاصًّا (بيانات حساسة)
       *[other] { $count } أمر خاص (بيانات حساسة)
    }
breach-count-unreachable =
    { $count ->
        [zero] كلهم يمكن إخبارهم
        [one] منهم واحد مُحيت بياناته منذ ذلك الحين فلا يمكن إخباره
        [two] منهم اثنان مُحيت بياناتهما منذ ذلك الحين فلا يمكن إخبارهما
        [few] منهم { $count } مُحيت بياناتهم منذ ذلك الحين فلا يمكن إخبارهم
        [many] منهم { $count } مُحيت بياناتهم منذ ذلك الحين فلا يمكن إخبارهم
       *[other] منهم { $count } مُحيت بياناتهم منذ ذلك الحين فلا يمكن إخبارهم
    }
breach-counted-by-trail = هذا ما يظهر في سجل التدقيق. ومن وصل إلى قاعدة البيانات نفسها لا يظهر فيه.
breach-counted-by-us = هذا كل ما كان محفوظًا من هذا النوع.
breach-access =
    { $count ->
        [zero] { "\u200F" }- { $who }: { $did }
        [one] { "\u200F" }- { $who }: { $did }، مرة واحدة
        [two] { "\u200F" }- { $who }: { $did }، مرتين
        [few] { "\u200F" }- { $who }: { $did }، { $count } مرات
        [many] { "\u200F" }- { $who }: { $did }، { $count } مرة
       *[other] { "\u200F" }- { $who }: { $did }، { $count } مرة
    }
breach-access-none = لا أحد يظهر في السجل في هذه الفترة.
breach-who-agent = موظف { $number }
breach-who-supervisor = مشرف { $number }
breach-who-director = مدير { $number }
breach-who-confidential = مكلّف بالأمور الخاصة { $number }
breach-who-former = عضو سابق { $number }
breach-who-operator = المسؤول التقني
breach-who-rida = رضا بنفسه
