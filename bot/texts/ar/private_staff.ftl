### لمن يقرأ الأمور الخاصة من الموظفين، في محادثته الخاصة وحدها. أول ما يصله رقم ونوع ووقت، بلا كلمة مما كُتب.

private-told =
    أمر خاص رقمه { $number }، ونوعه: { $matter }.
    لا يصل إلا إلى من كُلّف به، فلا تنقله إلى أحد. ويُقرأ في موعد أقصاه { $until }.
    حين تفتحه يعرف صاحبه أنه قُرئ. وإن كان يعنيك أو يعني من يقربك فاضغط «لا أستطيع متابعته»، ولا يُسأل عن السبب.
private-told-again =
    أمر خاص رقمه { $number }، ونوعه: { $matter }، لم يفتحه أحد بعد.
    صاحبه ينتظر. ويُقرأ في موعد أقصاه { $until }، ثم نبلّغ به من بعدك.
private-danger =
    🆘 أمر خاص عاجل رقمه { $number }، ونوعه: { $matter }. صاحبه في خطر الآن، فكلّمه أو اكتب له حالًا.

    { $told }

    نعيد تنبيهك كل عشر دقائق حتى يُكتب له أو يُكلَّم. وإن اتصلت به فاضغط «كلّمته».
private-danger-again =
    🆘 الأمر الخاص العاجل { $number }، ونوعه: { $matter }: لم يُكتب لصاحبه ولم يُكلَّم بعد.

    { $told }

    اكتب له الآن، أو اتصل به واضغط «كلّمته».
private-due =
    الأمر الخاص { $number }، ونوعه: { $matter }: وعدنا صاحبه بالرد في موعد أقصاه { $due }، ولم يُكتب له بعد.
private-more = كُتب شيء آخر في الأمر الخاص { $number }، ونوعه: { $matter }. يظهر لك حين تفتحه.
private-opened-now =
    الأمر الخاص { $number }، ونوعه: { $matter }

    { $told }

    عرف صاحبه أنه قُرئ، ولا يعرف من قرأه. وردّك يصله باسم «الشخص المؤتمن».
private-looked =
    الأمر الخاص { $number }، ونوعه: { $matter }

    { $told }
private-added =
    كُتب في الأمر الخاص { $number }، ونوعه: { $matter }

    { $told }
private-line-ours = ومنّا: { $said }
private-wish-confide = طُلب أن يقرأه شخص مؤتمن.
private-wish-woman-calls = طُلب أن تكلّمه امرأة.
private-promised = وعدناه بالرد في موعد أقصاه { $due }، والوعد باقٍ.
private-said-about = ويقول صاحبه إنه عن: { $about }
private-about-agent = أحد الموظفين
private-about-supervisor = مشرف المشاريع
private-about-director = المدير
private-about-confidential = المكلّف بالأمور الخاصة
private-about-volunteer = متطوع أو متطوعة
private-about-everybody = كل من يعمل هنا
private-about-other = شخص ليس من الموظفين
private-about-words = بكلماته: { $words }
private-set-names = وحُدّد أنه عن: { $names }
private-set-nobody = وحُدّد أنه ليس عن أحد من الموظفين.
private-anonymous = صاحبه لم يذكر اسمه، ولا نعرفه. تصله ردودك حين يعود برقم الإيصال.

matter-abuse = إيذاء
matter-exploitation = استغلال
matter-harassment = تحرّش
matter-corruption = فساد أو رشوة
matter-child = طفل في خطر
matter-member = أمر عن أحد من يعمل هنا
matter-other = أمر آخر
matter-unsaid = لم يُذكر

private-why = لماذا تفتح الأمر الخاص { $number } مرة أخرى؟ يُحفظ السبب في سجل الاطلاع.
private-why-identity = لماذا تحتاج إلى معرفة صاحب الأمر الخاص { $number }؟ يُحفظ السبب في سجل الاطلاع.
private-answer-ask = اكتب ردّك في الأمر الخاص { $number }. يصل كما هو باسم «الشخص المؤتمن»، ولا يراه غير صاحبه.
private-answer-sent = نوصل ردّك في الأمر الخاص { $number } إلى صاحبه، وما يُكتب بعده يصلك هنا.
private-answer-missed = لم يصل ردّك في الأمر الخاص { $number } إلى صاحبه.
private-held =
    لم نرسل ردّك بعد، ففيه كلام قد يؤلم من كتب لك: { $words }
    ألطف منه: { $kinder }
    اكتب ردّك مرة أخرى. وإن كتبته كما هو أرسلناه.
private-called-noted = شكرًا. حُفظ أن صاحب الأمر الخاص { $number } كُلّم.
private-closed = أنهيت الأمر الخاص { $number }، وأخبرنا صاحبه.
private-over = الأمر الخاص { $number } منتهٍ.
private-none = لا يوجد هنا ما يُعرض عليك.
private-passed = شكرًا لك. لن يصلك شيء منه بعد الآن.
private-about-ask =
    عمّن هو الأمر الخاص { $number }؟ من تختاره لا يقرأ منه شيئًا، ولا يعلم أنه موجود.
    الضغط على اسم مرة أخرى يرفعه، ويبقى التعديل ممكنًا.
private-about-set = حُفظ. والأمر الخاص { $number } لا يقرؤه من حدّدته.
private-nameless = صاحب الأمر الخاص { $number } لم يذكر اسمه، ولا سبيل عندنا إلى معرفته. اكتب له، ويقرؤه حين يعود.
private-identity-shown =
    صاحب الأمر الخاص { $number }:
    الاسم: { $name }
    الجوال: { $phone }
private-identity-unknown = لا نعرف اسم صاحب الأمر الخاص { $number } ولا رقمه. اكتب له هنا يصله.
private-list =
    الأمور الخاصة التي تقرؤها:
    { $lines }
private-list-unread = رقم { $number }: { $matter }، لم يُفتح بعد
private-list-read = رقم { $number }: { $matter }
private-list-urgent = 🆘 رقم { $number }: { $matter }، ينتظر من يكتب له

choice-private-look = أفتحه
choice-private-number = أفتحه
choice-private-why-answer = لأردّ على صاحبه
choice-private-why-follow-up = لأتابع ما عُمل فيه
choice-private-why-hand-over = لأسلّمه لمن يتابعه
choice-private-why-authorities = للجهات المختصة
choice-private-answer = أكتب ردًّا
choice-private-called = كلّمته
choice-private-concerns = عمّن هو؟
choice-private-concerns-nobody = ليس عن أحد منا
choice-private-recuse = لا أستطيع متابعته
choice-private-identity = من صاحبه؟
choice-private-close = انتهى الأمر

letter-private-subject = أمر خاص ينتظرك
letter-private =
    السلام عليكم ورحمة الله وبركاته،
    أمر خاص ينتظرك، ولا يُكتب في البريد. افتح محادثتك مع رضا في تيليجرام واضغط «ابدأ»، يصلك هناك خلال ساعتين من أوقات العمل.
    إن لم تكن لك محادثة معه فاطلب دعوة من المسؤول التقني.
letter-private-danger-subject = أمر خاص عاجل ينتظرك
letter-private-danger =
    السلام عليكم ورحمة الله وبركاته،
    أمر خاص عاجل ينتظرك الآن، ولا يُكتب في البريد. افتح محادثتك مع رضا في تيليجرام حالًا.
    إن لم تكن لك محادثة معه فاطلب دعوة من المسؤول التقني الآن.
letter-private-outside-subject = أمر سري رقمه { $number } ينتظر من يقرؤه
letter-private-outside =
    السلام عليكم ورحمة الله وبركاته،
    في الجمعية أمر سري رقمه { $number }، ولا يقرؤه الآن أحد من العاملين فيها. لم يُكتب منه شيء في هذا البريد.
    ليقرأه من تعيّنونه لذلك: اطلبوا من المسؤول التقني في الجمعية دعوة إلى رضا بصفة «مكلّف بالأمور الخاصة» (rida staff invite --role confidential). ومن انضم بها وصله الأمر في محادثته خلال ساعتين من أوقات العمل.
    وقد أخبرنا صاحب الأمر أننا كتبنا إليكم، وأن له أن يكتب إليكم مباشرة.
letter-private-outside-danger-subject = عاجل: أمر سري رقمه { $number } وصاحبه في خطر
letter-private-outside-danger =
    السلام عليكم ورحمة الله وبركاته،
    في الجمعية أمر سري رقمه { $number }، وصاحبه في خطر الآن، ولم يكتب له أحد من العاملين فيها. لم يُكتب منه شيء في هذا البريد.
    ليقرأه من تعيّنونه لذلك: اطلبوا الآن من المسؤول التقني في الجمعية دعوة إلى رضا بصفة «مكلّف بالأمور الخاصة» (rida staff invite --role confidential).
    وقد أخبرنا صاحب الأمر أننا كتبنا إليكم، وأن له أن يكتب إليكم مباشرة.
