### ما يجده `rida check` في واتساب. كلمات Meta (مثل PAUSED) تبقى كما تظهر في صفحاتها.

check-whatsapp-no-account = لم يُكتب whatsapp.business_account_id، فلا يُنظر في القوالب ولا في الويب هوك
check-whatsapp-no-account-mend = يُنسخ معرّف حساب واتساب للأعمال من API Setup
check-whatsapp-unreached = لا يمكن استعماله ({ $why }): { $url }
check-whatsapp-unreached-mend = يُراجع whatsapp.api_base_url، وأن الشبكة تسمح لرضا بالخروج
check-whatsapp-unseen = { $what }: لا يمكن النظر فيه ({ $why })
check-whatsapp-the-number = الرقم
check-whatsapp-the-account = حساب واتساب
check-whatsapp-the-portfolio = ملف الأعمال عند Meta
check-whatsapp-the-app = التطبيق
check-whatsapp-a-template = قالب
check-whatsapp-something = شيء من الحساب
check-whatsapp-again = تُعاد المحاولة بعد دقيقة
check-whatsapp-not-the-number = يُراجع { $key }، فليس هو الرقم نفسه
check-whatsapp-copy-key = يُراجع { $key }، ويُنسخ من API Setup
check-whatsapp-taken = الرمز السري مقبول، والرقم هو { $number } ({ $name })
check-whatsapp-known = معروف
check-whatsapp-other-number = في whatsapp.number الرقم { $written }، وتعرفه Meta هكذا: { $number }، فتقود الروابط إلى غيره
check-whatsapp-other-number-mend = يُكتب whatsapp.number: { $number }
check-whatsapp-not-connected = الرقم غير متصل ({ $status })، فلا يُرسل شيء ولا يصل شيء
check-whatsapp-no-name = الاسم المعروض لم يُعتمد ({ $status })
check-whatsapp-test-number = هذا رقم التجربة من Meta، ولا يصل إلا إلى خمسة أرقام في قائمته
check-whatsapp-test-number-mend = يُضاف رقم الجمعية في WhatsApp Manager
check-whatsapp-rated = تقييم Meta للرقم { $rating }: يحظره الناس أو يبلّغون عنه، وقد تُوقف القوالب
check-whatsapp-rated-mend = تُرسل قوالب أقل، ويُنظر في WhatsApp Manager ثم Insights
check-whatsapp-may-not = تقول Meta إن الرقم لا يرسل شيئًا أو يرسل القليل ({ $status })
check-whatsapp-hindered = { $what } في حال { $status }{ $why }
check-whatsapp-error = { $what } في حال { $status } ({ $code }): { $why }
check-whatsapp-unpaid = { $what } في حال { $status } ({ $code }): { $why }، وتبلّغ عنه Meta مع كل رسالة بالخطأ 131042
check-whatsapp-manager = يُنظر في WhatsApp Manager
check-whatsapp-no-https = ليس web.public_url عنوانًا يبدأ بـ https://، فلا تصل Meta إلى { $path }، ولا يصل شيء
check-whatsapp-no-https-mend = يُكتب العنوان الذي يخدمه خادم ويب له شهادة، وعند Meta نفسه وبعده { $path }
check-whatsapp-subscribed = الويب هوك مشترك في الحساب
check-whatsapp-not-subscribed = لا تطبيق مشترك في حساب واتساب، فلا يصل شيء مما يكتبه الناس
check-whatsapp-not-subscribed-mend = يُشترك التطبيق عند Meta (WhatsApp ثم Configuration ثم Webhook والحقل messages)، أو بالرمز السري مع POST { $url }
check-whatsapp-template-refused = لا يستعمل رضا القالب { $name } ({ $language }) منذ تعذّر إرساله: { $why }، وبدونه لا يعلم أحد بجواب بعد 24 ساعة حتى يكتب من جديد
check-whatsapp-template-refused-mend = يُقارن في WhatsApp Manager بما يعطيه rida whatsapp templates، ويُقدّم من جديد
check-whatsapp-template-unset = لم يُكتب القالب whatsapp.templates.{ $key }، وبدونه لا يعلم أحد بجواب بعد 24 ساعة حتى يكتب من جديد
check-whatsapp-template-unset-mend = يُقدّم القالب الذي في whatsapp.md، ويُكتب اسمه
check-whatsapp-template-none = لا يوجد القالب { $name } ({ $language })، وبدونه لا يعلم أحد بجواب بعد 24 ساعة حتى يكتب من جديد
check-whatsapp-template-none-mend = يُقدّم في WhatsApp Manager كما في whatsapp.md، باللغة { $language }
check-whatsapp-template-waits = لم يُعتمد القالب { $name } ({ $language }) بعد، وبدونه لا يعلم أحد بجواب بعد 24 ساعة حتى يكتب من جديد
check-whatsapp-template-waits-mend = تقرر Meta غالبًا خلال يوم، فيُنظر فيه بعده
check-whatsapp-template-off = القالب { $name } ({ $language }) في حال { $status }، وبدونه لا يعلم أحد بجواب بعد 24 ساعة حتى يكتب من جديد
check-whatsapp-template-off-mend = يُغيّر كما يقول WhatsApp Manager ويُقدّم من جديد، أو يُكتب اسم آخر
check-whatsapp-template-marketing = يُحسب القالب { $name } ({ $language }) من التسويق، فيكلف أكثر وقد لا يصل إلى الناس
check-whatsapp-template-marketing-mend = يُعترض عليه في WhatsApp Manager، أو يُقدّم من جديد بالكلمات التي في whatsapp.md
check-whatsapp-templates-approved =
    { $count ->
        [zero] لا قالب معتمد
        [one] قالب واحد معتمد
        [two] قالبان معتمدان
        [few] { $count } قوالب معتمدة
        [many] { $count } قالبًا معتمدًا
       *[other] { $count } قالب معتمد
    }
