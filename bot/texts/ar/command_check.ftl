### ما يجده `rida check`. المسار أو الأمر في آخر السطر، ولا نقطة في آخره.

check-secret-written = السر { $key } مكتوب في { $file }، ويقرؤه كل من يقرأ الملف
check-secret-written-mend = يُحذف من الملف، ويوضع في المتغير { $variable }، أو في ملف لا يقرؤه غير رضا يسميه { $file_key }
check-stranger = المتغير { $name } لا يسمّي إعدادًا، فلا يُقرأ
check-stranger-mend = يُلغى، أو يبدأ بواحد من { $known }
check-nobody = لا أحد في قائمة العاملين، فلن يسمع أحد بشكوى
check-nobody-mend = يُضاف عضو دوره role: supervisor وبريده، أو يُدعى هكذا: rida staff invite --role supervisor
check-no-mail = لا بريد لأي مشرف، والإشعار بالشكاوى يصل إليه
check-no-mail-mend = يُضاف إلى المشرف بريده، بالمفتاح email
check-appeal-outside = لا جهة خارج الجمعية في appeal.outside: من لم يرضَ بعد مراجعتين لا يُدلّ على أحد
check-appeal-outside-mend = يُكتب في appeal: outside: اسم كل جهة وعنوانها، كما اعتمدها مجلس الإدارة
check-untold = الخطوة ladder[{ $index }] تُخبر { $role }، ولا أحد بهذا الدور
check-untold-mend = يُضاف عضو بهذا الدور، أو يُكتب سلّم آخر، والدور هو role: { $role }
check-folder = لا تمكن الكتابة في مجلد قاعدة البيانات { $folder }
check-folder-mend = يُعطى حساب رضا حق الكتابة فيه
check-as-said = يُصلح كما يقول النص
check-disk = القرص يحفظ ما يُكتب فيه: { $folder }
check-absent = لا قاعدة بيانات بعد، ويُنشئها أول تشغيل: { $path }
check-running = رضا يعمل الآن على { $path }
check-unread = لا تمكن قراءة { $path } ({ $why })
check-unread-mend = يُستعاد من نسخة احتياطية، أو تُراجع صلاحياته
check-damaged = قاعدة البيانات تالفة: { $path }
check-damaged-mend = تُستعاد من نسخة احتياطية
check-later = كتبها إصدار أحدث من رضا: { $path }
check-later-mend = يُحدّث رضا، أو تُستعاد نسخة احتياطية
check-sound = قاعدة البيانات سليمة، ورضا لا يعمل عليها الآن: { $path }
check-files = لا تمكن الكتابة في مجلد المرفقات { $folder } ({ $why })
check-files-mend = يُعطى حساب رضا حق الكتابة، أو يُغيّر data_dir
check-full = القرص يكاد يمتلئ، فتُرفض الملفات ويُقبل الكلام وحده: { $folder }
check-full-mend = يُفرغ من القرص { $megabytes } ميجابايت، أو يُخفض disk.reserve_megabytes
check-mail-off = البريد متوقف، والخطابات الرسمية تُحفظ ولا تُرسل
check-mail-off-mend = يُضبط القسم smtp ويُفعّل
check-clock-wrong = ساعة الجهاز متأخرة عن ملفاته، فتخطئ المواعيد، وهي تقول { $now } UTC
check-clock-wrong-mend = تُضبط الساعة، والأفضل من الشبكة: timedatectl set-ntp true
check-clock = الوقت الآن { $now } بتوقيت { $zone }
check-fonts-broken = خط الصفحة العربي ناقص أو تالف: { $files }
check-fonts-broken-mend = تُجلب ملفات المشروع من جديد: { $command }
check-fonts =
    { $count ->
        [zero] لا ملفات خطوط
        [one] ملف خط واحد سليم
        [two] ملفا خط سليمان
        [few] { $count } ملفات خطوط سليمة
        [many] { $count } ملف خط سليمًا
       *[other] { $count } ملف خط سليم
    }
check-entry-mend = يُصلح الجواب، والتفصيل عند rida faq lint
check-entries =
    { $count ->
        [zero] لا جواب يُقرأ
        [one] جواب واحد يُقرأ
        [two] جوابان يُقرآن
        [few] { $count } أجوبة تُقرأ
        [many] { $count } جوابًا يُقرأ
       *[other] { $count } جواب يُقرأ
    }
check-config-samples =
    { $count ->
        [zero] لا نص من الأمثلة: { $keys }
        [one] نص واحد ما زال مثالًا ويقرؤه الناس: { $keys }
        [two] نصّان ما زالا مثالين ويقرؤهما الناس: { $keys }
        [few] { $count } نصوص ما زالت أمثلة ويقرؤها الناس: { $keys }
        [many] { $count } نصًّا ما زال مثالًا ويقرؤه الناس: { $keys }
       *[other] { $count } نص ما زال مثالًا ويقرؤه الناس: { $keys }
    }
check-config-samples-mend = يُكتب ما اعتمدته الجمعية مكان كل منها، أو يُحذف
check-samples =
    { $count ->
        [zero] لا أجوبة من الأمثلة: { $ids }
        [one] جواب واحد من الأمثلة: { $ids }
        [two] جوابان من الأمثلة: { $ids }
        [few] { $count } أجوبة من الأمثلة: { $ids }
        [many] { $count } جوابًا من الأمثلة: { $ids }
       *[other] { $count } جواب من الأمثلة: { $ids }
    }
check-samples-mend = تُكتب الشروط المعتمدة، ويُحذف منها المفتاح sample
check-undated =
    { $count ->
        [zero] كل الأجوبة لها تاريخ اعتماد
        [one] جواب واحد بلا تاريخ اعتماد
        [two] جوابان بلا تاريخ اعتماد
        [few] { $count } أجوبة بلا تاريخ اعتماد
        [many] { $count } جوابًا بلا تاريخ اعتماد
       *[other] { $count } جواب بلا تاريخ اعتماد
    }
check-undated-mend = تُعتمد، ويُكتب يوم اعتمادها في reviewed
check-lost = الجواب { $entry } عن مبادرة ليست في config.yaml: { $initiative }
check-lost-mend = تُضاف إلى initiatives، ومعرّفها id: { $initiative }
check-demo-open = العرض التجريبي مفتوح لكل جهاز يصل إليه، ومن فيه يعمل عمل الموظفين
check-demo-open-mend = يُكتب demo_public: false حين ينتهي
check-no-url = لم يُكتب web.public_url، فالروابط ورموز QR تقود إلى { $url }
check-no-url-mend = يُكتب العنوان الذي يفتح الناس به الصفحة، هكذا: { $example }
check-open-files =
    { $count ->
        [zero] لا ملف تقرؤه حسابات أخرى على هذا الجهاز، ولا { $file }
        [one] تقرأ حسابات أخرى على هذا الجهاز ملفًا واحدًا: { $file }
        [two] تقرأ حسابات أخرى على هذا الجهاز ملفين، أولهما { $file }
        [few] تقرأ حسابات أخرى على هذا الجهاز { $count } ملفات، أولها { $file }
        [many] تقرأ حسابات أخرى على هذا الجهاز { $count } ملفًا، أولها { $file }
       *[other] تقرأ حسابات أخرى على هذا الجهاز { $count } ملف، أولها { $file }
    }
check-open-secret = تقرأ حسابات أخرى على هذا الجهاز ملف السر { $key }، وهو { $file }
check-no-reader = لا مدير ولا مكلّف بالأمور الخاصة، فما يُحكى سرًّا لا يقرؤه أحد
check-no-reader-mend = يُضاف عضو دوره role: confidential، أو يُدعى
check-reader-without-talk-confidential = لا محادثة للمكلّف بالأمور الخاصة مع البوت، فما يُحكى سرًّا ينتظر، ولا يقول ذلك غير البريد
check-reader-without-talk-director = لا محادثة للمدير مع البوت، فما يُحكى سرًّا ينتظر، ولا يقول ذلك غير البريد
check-reader-without-talk-mend = يُكتب telegram_id، أو يُدعى هكذا: rida staff invite --role { $role }
check-no-outside = لم يُكتب privacy.outside، فما لا يصح أن يقرأه أحد في الجمعية لا يُخبر به أحد
check-no-outside-mend = يُكتب فيه بريد من خارج الجمعية، لمجلسها أو لجهة رقابية
check-telegram-off = تيليجرام متوقف، ولا يُخدم فيه أحد
check-staff-nowhere = بلا تيليجرام وبلا عرض تجريبي يقرأ الموظفون البريد ولا يستطيعون الرد على أحد
check-staff-nowhere-mend = يُربط بوت ومجموعة الموظفين: rida connect telegram
check-whatsapp-off = واتساب متوقف، ولا يُخدم فيه أحد
check-config = يُقرأ كاملًا: { $file }
check-sense = يُفهم بالكلمات والمعنى: يُجاب { $both } من كل 100 سؤال فورًا، وبالكلمات وحدها { $words } ويُوفّر { $megabytes } ميجابايت من الذاكرة
check-no-sense = يُفهم بالكلمات وحدها: يُجاب { $words } من كل 100 سؤال فورًا، وبالمعنى معها { $both } مقابل { $megabytes } ميجابايت من الذاكرة
check-no-sense-mend = يُكتب answers.sense: true حيث تسمح الذاكرة
check-links-nobody = لا حساب هناك لأي موظف، فلا أحد يستطيع العمل في المجموعة
check-links-nobody-mend = يضغط كل موظف زرّه بعد rida connect telegram، أو يُدعى هكذا: rida staff invite
check-links-without = بلا حساب هناك: { $names }
check-links-without-mend = يضغطون أزرارهم في المجموعة، أو يُرسل إليهم ما يعطيه rida staff link ID
check-links-group = يسمّي config.yaml مجموعة غير التي رُبطت برابط، والعبرة به
check-links-group-mend = إن كانت المربوطة هي الصحيحة فيُحذف من config.yaml المفتاح telegram.staff_group
check-links-account = يسمّي config.yaml حسابًا آخر، والعبرة به، والموظف هو { $name }
check-links-account-mend = يُحذف telegram_id من الملف، أو: rida staff remove { $id }

## تيليجرام: الرمز والبوت ومجموعة الموظفين

check-telegram-token = الرمز صالح، وهو للبوت @{ $bot }
check-telegram-token-refused = تيليجرام لا يقبل رمز البوت، فلا أحد يُجاب هناك
check-telegram-token-refused-mend = يُؤخذ الرمز من @BotFather (بالأمر ‎/mybots ثم API Token)، ثم: rida connect telegram
check-telegram-server-unused = لا يمكن سؤال تيليجرام ({ $why })، وعنوانه هنا { $server }
check-telegram-server-unused-mend = تُراجع الشبكة، ويُراجع في config.yaml المفتاح telegram.api_base_url
check-telegram-hook-no-https = الاستقبال بطريقة webhook، ولا يصل تيليجرام إلى رضا بلا عنوان https في web.public_url
check-telegram-hook-no-https-mend = يُكتب العنوان الذي يصل إليه الناس، أو يُكتب telegram.mode: polling
check-telegram-hook-port = تيليجرام لا يتصل إلا بالمنافذ { $ports }، وفي web.public_url المنفذ { $port }
check-telegram-hook-port-mend = يُجعل خادم الويب الذي أمام رضا يستمع على المنفذ 443
check-telegram-hook-failed = لم يستطع تيليجرام التسليم إلى رضا منذ { $since }، والسبب عنده: { $why }
check-telegram-hook-failed-mend = يُراجع خادم الويب الذي أمام رضا، وتُراجع شهادته
check-telegram-no-group = لا مجموعة للموظفين بعد، فهم يقرؤون البريد ولا يستطيعون الرد على أحد
check-telegram-no-group-mend = رابط واحد يختار المجموعة والصلاحيات: rida connect telegram
check-telegram-no-group-demo = لا مجموعة للموظفين بعد، وهم يعملون في صفحة العرض التجريبي
check-telegram-no-group-demo-mend = رابط واحد يختار المجموعة والصلاحيات: rida connect telegram
check-telegram-group-moved = صار لمجموعة الموظفين رقم جديد، ورضا يتبعه
check-telegram-group-moved-mend = يُكتب في config.yaml هكذا: telegram.staff_group: { $group }
check-telegram-group-not-in = البوت ليس في مجموعة الموظفين، أو الرقم رقم مجموعة أخرى، فلا يستطيع الموظفون الرد على أحد
check-telegram-group-not-in-mend = يُضاف البوت إلى المجموعة، أو تُربط أخرى: rida connect telegram --another-group
check-telegram-group-unseen = لا يمكن النظر الآن في مجموعة الموظفين ({ $why })
check-telegram-group-unseen-mend = تُعاد المحاولة بعد قليل
check-telegram-removed = أُخرج البوت من مجموعة الموظفين، فلا يستطيع الموظفون الرد على أحد
check-telegram-removed-mend = يُضاف البوت إليها من جديد ويُجعل مشرفًا، وإن لم تعد المجموعة موجودة فتُربط أخرى: rida connect telegram --another-group
check-telegram-deaf = لا يرى البوت ما يكتبه الموظفون في المجموعة
check-telegram-deaf-mend = يُجعل البوت مشرفًا في المجموعة، أو يُكتب ‎/setprivacy إلى @BotFather ثم Disable ويُضاف البوت من جديد
check-telegram-no-topics = لا مواضيع في مجموعة الموظفين، فكل رد يُكتب ردًّا على رسالة البوت
check-telegram-no-topics-mend = تُشغَّل المواضيع: اسم المجموعة، ثم «تعديل»، ثم «المواضيع»
check-telegram-no-topics-grows = لا مواضيع في مجموعة الموظفين، فكل رد يُكتب ردًّا على رسالة البوت
check-telegram-no-topics-grows-mend = تُشغَّل المواضيع: اسم المجموعة، ثم «تعديل»، ثم «المواضيع». يتغيّر رقم المجموعة ورضا يتبعه
check-telegram-no-right-topics = ليست للبوت صلاحية «إدارة المواضيع»، فلا موضوع لأي حالة
check-telegram-no-right-topics-mend = تُعطى له: اسم المجموعة، ثم «تعديل»، ثم «المشرفون»، ثم اسم البوت
check-telegram-no-right-delete = ليست للبوت صلاحية «حذف الرسائل»، فما يُنقل إلى السرية يبقى ظاهرًا في المجموعة
check-telegram-no-right-delete-mend = تُعطى له: اسم المجموعة، ثم «تعديل»، ثم «المشرفون»، ثم اسم البوت
check-telegram-works = البوت يعمل في مجموعة الموظفين، ولكل حالة موضوع
check-talk-none = لم يفتح { $name } محادثة مع البوت، فلا يصله ما يُقال له وحده
check-talk-none-mend = يفتح هذا الرابط ويضغط Start: { $link }
check-talk-left = حظر { $name } البوت، فلا يصله ما يُقال له وحده
check-talk-left-mend = يفتح هذا الرابط ويضغط Restart: { $link }
check-shared-rival = برنامج آخر يستقبل رسائل هذا البوت بالرمز نفسه
check-shared-rival-mend = يُوقف البرنامج الآخر، وإن لم يعرفه أحد فيُطلب رمز جديد من @BotFather (‎/revoke)
check-shared-rival-since = برنامج آخر يستقبل رسائل هذا البوت منذ { $since }
check-shared-rival-since-mend = يُوقف البرنامج الآخر، وإن لم يعرفه أحد فيُطلب رمز جديد من @BotFather (‎/revoke)
check-shared-hook-now = تذهب رسائل هذا البوت إلى عنوان آخر ورضا يعمل، والعنوان عند { $host }
check-shared-hook-now-mend = يُوقف البرنامج الذي ضبط ذلك العنوان، ثم يُشغَّل رضا من جديد
check-shared-hook-left = تذهب رسائل هذا البوت إلى عنوان آخر، ويلغيه رضا حين يعمل، والعنوان عند { $host }
check-shared-hook-left-mend = يُتأكد أن لا برنامج آخر يعمل بهذا الرمز
check-shared-hook-elsewhere = تذهب رسائل هذا البوت إلى غير web.public_url، ويصلحه رضا حين يعمل، والعنوان عند { $host }
check-shared-hook-elsewhere-mend = يُتأكد أن لا برنامج آخر يعمل بهذا الرمز
check-trail-holds =
    { $count ->
        [zero] سجل المراجعة سليم ولا قيد فيه بعد: { $hash }
        [one] سجل المراجعة سليم، وفيه قيد واحد: { $hash }
        [two] سجل المراجعة سليم، وفيه قيدان، آخرهما { $hash }
        [few] سجل المراجعة سليم، وفيه { $count } قيود، آخرها { $hash }
        [many] سجل المراجعة سليم، وفيه { $count } قيدًا، آخرها { $hash }
       *[other] سجل المراجعة سليم، وفيه { $count } قيد، آخرها { $hash }
    }
check-trail-at = { " " }({ $at } UTC)
check-trail-changed = سجل المراجعة: ليس كما كُتب القيد { $id }{ $at }، أو تغيّر ما قبله
check-trail-missing = سجل المراجعة: أُخرج من مكانه القيد { $id }، قبل ما وقته{ $at }
check-trail-cut = سجل المراجعة: اختفت القيود ابتداء من القيد { $id }، وكانت فيه حين حُفظ آخره
check-trail-other = سجل المراجعة: القيد { $id }{ $at } غير المحفوظ خارج قاعدة البيانات
check-trail-unguarded = سجل المراجعة: اختفى ما يمنع تغييره في قاعدة البيانات
check-trail-unread = سجل المراجعة: لا تمكن قراءته ({ $why })
check-trail-head = سجل المراجعة: لا تمكن قراءة آخره المحفوظ: { $why }
check-trail-begins = يبدأ سجل المراجعة مع التشغيل القادم: rida run
check-trail-copy = تُحفظ نسخة من قاعدة البيانات كما هي، ويُنظر من كان يستطيع فتحها ومتى
check-trail-older-copy = إن وُضعت مكانها نسخة أقدم باليد فيُقال ذلك هكذا: rida audit --accept
check-trail-accept = يُعاد ما اختفى، ويُكتب ذلك في السجل، هكذا: rida audit --accept
check-proxy-unnamed = خادم ويب يمرّر الزوار وليس في web.trusted_proxies، فلا تُعرف عناوينهم، ولا يُحدّ ما يُحدّ بالعنوان: { $address }
check-proxy-unnamed-mend = إن كان من عندكم فيضبط X-Forwarded-For، ويُكتب web.trusted_proxies: [{ $address }]
check-proxy-none = خادم ويب أمام رضا (web.public_url) ولا يسمّيه web.trusted_proxies، فلا تُعرف عناوين الزوار، ولا يُحدّ ما يُحدّ بالعنوان
check-proxy-none-mend = يُكتب عنوانه فيه، وعلى هذا الجهاز [127.0.0.1]، ويضبط هو X-Forwarded-For
check-unread-payloads =
    { $count ->
        [zero] لا شيء مما جاء به { $channel } إلا قُرئ، وآخره { $at } UTC
        [one] شيء واحد مما جاء به { $channel } لم يُقرأ، في { $at } UTC
        [two] شيئان مما جاء به { $channel } لم يُقرأا، آخرهما في { $at } UTC
        [few] { $count } أشياء مما جاء به { $channel } لم تُقرأ، آخرها في { $at } UTC
        [many] { $count } شيئًا مما جاء به { $channel } لم تُقرأ، آخرها في { $at } UTC
       *[other] { $count } شيء مما جاء به { $channel } لم تُقرأ، آخرها في { $at } UTC
    }
check-unread-payloads-mend = يُحدّث رضا، فالمنصات تأتي بأنواع جديدة. وكل منها محفوظ كما جاء ثلاثين يومًا في الجدول kept_payloads، وهو كلام الناس فلا يُعرض على أحد: { $file }
check-codes-nowhere = لا يصل جوال إلى هذا الجهاز بهذا الاسم، ورموز QR تقود إلى { $url }
check-codes-nowhere-mend = يُكتب في web.public_url العنوان الذي يصل إليه الناس
check-faces-broken = خط الملصقات ناقص أو تالف: { $files }
check-faces-broken-mend = تُجلب ملفات المشروع من جديد: { $command }
check-faces =
    { $count ->
        [zero] لا خط للملصقات
        [one] خط واحد للملصقات سليم
        [two] خطّان للملصقات سليمان
        [few] { $count } خطوط للملصقات سليمة
        [many] { $count } خطًا للملصقات سليمًا
       *[other] { $count } خط للملصقات سليم
    }
