### ما تقوله `--help` عن الأوامر وخياراتها. ومفتاح كل منها في bot/commands/help_texts.py.

usage-arguments = المدخلات
usage-options = الخيارات
usage-commands = الأوامر
usage-required = [مطلوب]

## لأكثر من أمر

usage-config = ملف الإعدادات، ويُكتب قبل الأمر.
usage-language = لغة هذا الأمر. وإن لم تُذكر فلغة الطرفية، وإلا فالإنجليزية.
usage-version = رقم هذه النسخة.
usage-help = عرض هذا الشرح.
usage-install-completion = إكمال الأوامر والخيارات بمفتاح Tab في هذه الطرفية.
usage-show-completion = عرض ما تحتاجه الطرفية لذلك، لوضعه حيث يُراد.
usage-as-json = طباعة JSON (وكذلك إذا وُجّه الناتج إلى برنامج آخر).
usage-file = إلى أين.

## أوامر داخل الأوامر

verb-faq-ask = ماذا سيفعل رضا بسؤال: يجيب، أو يعرض خيارات، أو يحوّله إلى موظف
verb-faq-eval = قياس الأجوبة بأسئلة يُعرف جوابها الصحيح
verb-faq-lint = الأجوبة الخاطئة أو بلا تاريخ أو الطويلة أو المتعارضة. والحالة 1 إن وُجد شيء
verb-faq-build = بناء الأجوبة مرة واحدة بجانب البرنامج، فلا يبنيها تشغيل بعده على هذا الجهاز
verb-faq-pull = كتابة ما علّمه الموظفون في ملفات الأجوبة. وتكراره لا يغير شيئًا
verb-person-export = إخراج كل ما يُحفظ عن شخص، في ملف يقرؤه أي أحد
verb-person-erase = حذف كل ما يُحفظ عن شخص حذفًا نهائيًا، ولا تعيده نسخة احتياطية
verb-privacy-record = سجل معالجة البيانات: من ولماذا وماذا وبأي سند وإلى متى ولمن
verb-whatsapp-templates = القوالب التي تُقدَّم إلى ميتا، بالشكل الذي تأخذه
verb-whatsapp-flow = ملف Flow لنموذج مبادرة، يُلصق في Flow Builder عند ميتا
verb-connect-telegram = ربط بوت تيليجرام ومجموعة الموظفين: الرمز، ورابط واحد، وزر لكل موظف
verb-staff-invite = دعوة تُدخل شخصًا واحدًا مرة واحدة، تُرسل إليه بطريقة لا يقرؤها غيره
verb-staff-link = رابط يربط حساب موظف مذكور في config.yaml مرة واحدة، ولا يقرؤه غيره
verb-staff-confirm = إدخال من ضغط زر موظف في المجموعة وظهر له هذا الرقم
verb-staff-list = من يعمل هنا: أولًا من في config.yaml، ثم من انضم
verb-staff-remove = إيقاف موظف عن كل شيء، من هذه اللحظة

## كل أمر

usage-init-answers = أجوبة لبرنامج نصي، كما تُكتب في config.yaml.
usage-init-pairs = جواب واحد، ويمكن تكراره.
usage-deadline-times = متى أُكّد، مثل 2026-11-22T10:00، والشرطة - تقرأ أسطرًا.
usage-calendar-first = أول يوم. وإن لم يُذكر فاليوم.
usage-report-month = إن لم يُذكر فالشهر الحالي.
usage-more-report = ولا يسمّي أحدًا.
usage-notices-case = رقم الطلب.
usage-transcript-number = رقم الطلب أو التسجيل.
usage-more-transcript = وفيها ما كتبه صاحبها، فتُحفظ كما يُحفظ طلبه.
usage-qr-initiative = معرّف المبادرة في config.yaml، أو complaint، أو menu.
usage-qr-file = إن لم يُذكر فاسمه INITIATIVE.png.
usage-qr-poster = ملصق من صفحة A4 واحدة بدل الصورة.
usage-qr-language = لغة الملصق، ولغة الكلمات التي يكتبها رابط واتساب.
usage-registrations-initiative = معرّف المبادرة في config.yaml.
usage-registrations-file = كتابة ملف CSV يفتحه Excel.
usage-backup-file = إلى أين. والمجلد يوضع فيه ملف باسم الوقت. وإن لم يُذكر فإلى backup.folder.
usage-backup-list = عرض النسخ الموجودة، دون عمل نسخة.
usage-backup-new-folder = قبول backup.folder كما هو: قرص آخر، أو أُفرغ.
usage-backup-night = الليلة التي تُعمل لها النسخة.
usage-more-restore = وما كان ينتظر فيها يُحجز حتى `--release`. ومن حُذفت بياناته بعدها تُحذف مرة أخرى، من السجل (erased.jsonl) الذي بجانب النسخة، أو في المجلد فوقها، أو حيث تُستعاد.
usage-restore-file = ملف صنعه `rida backup`.
usage-restore-into = مجلد فارغ: توضع فيه الإعدادات التي في النسخة، ويُعمل بها.
usage-restore-passphrase-file = فيه كلمة السر لنسخة مشفّرة.
usage-restore-yes = الاستعادة دون سؤال.
usage-restore-other-society = هي لجمعية أخرى، وذلك مقصود.
usage-restore-journal = ملف erased.jsonl آخر، فيه من حُذفت بياناته بعد النسخة.
usage-restore-held = عرض ما هو محجوز منذ الاستعادة.
usage-restore-drop = لا يُرسل: all للكل، أو رقم رسالة (أو أكثر)، أو ما هو أقدم من وقت.
usage-restore-release = إطلاق ما هو محجوز.
usage-more-export = وفيه ما أعطاه الناس، فيُحفظ كما يُحفظ ذلك. وما قيل سرًّا ليس في شيء منه.
usage-export-what = ما الذي يُخرج.
usage-export-file = FILE.xlsx أو FILE.csv، والشرطة - تكتب CSV على الشاشة.
usage-export-first = أول يوم، مثل 2026-11-01. وإن لم يُذكر فالكل.
usage-export-last = آخر يوم، مثل 2026-11-30. وإن لم يُذكر فالكل.
usage-export-month = شهر واحد، بدل --from و--to.
usage-export-initiative = للتسجيلات: هذه المبادرة وحدها.
usage-export-without-people = للطلبات: دون كلمات وأسماء وهواتف.
usage-export-force = الكتابة مكان ملف بهذا الاسم.
usage-more-demo-data = ولا يكتب فيه ناس حقيقيون أبدًا: مفاتيحه يعرفها كل من يعرف رقم البداية.
usage-demo-data-people = كم شخصًا يكتب في العام.
usage-demo-data-cases = كم طلبًا يفتحون تقريبًا.
usage-demo-data-seed = رقم البداية: والرقم نفسه يصنع السجل نفسه، سطرًا بسطر.
usage-demo-data-until = آخر يوم في العام، مثل 2026-11-29. وإن لم يُذكر فأمس.
usage-more-upgrade-check = يُشغَّل بالنسخة الجديدة، والقديمة قد تبقى تخدم الناس.
usage-upgrade-check-backup = هل تُعمل نسخة من كل شيء أولًا.
usage-more-chat =
    السطر هو ما يكتبه الشخص، والرقم أو الاسم يضغط زرًّا. و`‎/staff TEXT` كلام المشرف (أو من يحق له مراجعة الاعتراض) في غرفة آخر طلب:
    أوامرها، وأزرارها بأسمائها، وإلا فهو رد. و`‎/later 2h` أو `1d` أو `due` يقدّم الساعة،
    وما يحين في الطريق يحدث.
usage-chat-at = متى تبدأ المحادثة، مثل 2026-11-22T10:00. وإن لم يُذكر فالآن.
usage-chat-language = اللغة التي يقول هاتف الشخص إنه يقرؤها.
usage-faq-folder = أين ملفات الأجوبة.
usage-more-faq-ask = وما ليس فيه كلمة (فارغ، أو رموز فقط) يُحوَّل إلى موظف دون مرشحين.
usage-faq-ask-text = السؤال كما يكتبه الناس.
usage-faq-eval-questions = أسطر JSON من {"{"}"q", "id"{"}"}، وid فارغ: خارج النطاق.
usage-faq-eval-entries = أسطر JSON من {"{"}"id", "examples"{"}"} بدل الأجوبة التي تأتي مع رضا.
usage-more-faq-lint = وتُفحص قوائم الكلمات في faq‎/lexicon أيضًا: كلمات لا أثر لها، أو في قائمتين.
usage-more-faq-build = وتكون في الصورة أو الحزمة التي تُصنع هنا. وتكراره لا يغير شيئًا.
usage-faq-build-folder = أين تُحفظ.
usage-more-faq-pull = والحالة 1 إن تُرك شيء، ويُذكر كل متروك وسببه.
usage-faq-pull-acts = أين ملفات الأفعال.
usage-more-understand =
    و`rida understand eval FILE.jsonl` يقيسه على أسطر {"{"}"q", "act", "also": […]{"}"}.
    wrongs_at_3: كم شكوى وتأخيرًا وبوحًا يُسمع حين يُظن ثلاثة أسئلة من مئة واحدًا منها.
    danger_at_1 وdisclose_at_1: مثله حين تُظن رسالة واحدة من مئة غيرها.
usage-understand-text = الرسالة كما يكتبها الناس، أو - لرسالة في كل سطر، أو eval.
usage-understand-file = مع eval: ملف الرسائل.
usage-audit-case = ما عُمل في هذا الطلب فقط.
usage-audit-subject = هذا فقط، مثل registration:12 أو staff:joined-1.
usage-audit-accept = المتابعة من السجل كما هو، ويُكتب ذلك فيه.
usage-person-whom = طلب (1001 أو case:1001)، أو registration:5001، أو contact:12، أو عنوان (telegram:123456789 أو whatsapp:9665… أو whatsapp:SA.… أو web:SESSION أو email:NAME@…)، أو هاتف (phone:05… أو +9665…).
usage-more-person-export = يُعطى لصاحبه وحده، ولا تُحفظ منه نسخة: فيه كل ما كتب.
usage-person-export-file = إلى أين: ‎.html للقراءة، و‎.json للبرامج، و‎.zip لهما مع الملفات المرسلة. وإن لم يُذكر فصفحة في هذا المجلد، أو JSON إذا وُجّه الناتج.
usage-person-export-confided = مع ما قيل سرًّا، وهو متروك دون هذا الخيار.
usage-more-person-erase = وتبقى الأرقام والأوقات التي تعدّها التقارير، دون كلمة. والطلبات المفتوحة تُغلق كأن صاحبها سحبها.
usage-person-erase-yes = الحذف دون سؤال مرة أخرى.
usage-breach-begins = متى بدأ التسرب، أو متى يُحتمل أنه بدأ.
usage-breach-ends = متى انتهى. وإن لم يُذكر فالآن.
usage-breach-discovered = متى علمت به الجمعية، ومنه تُحسب 72 ساعة. وإن لم يُذكر فالآن.
usage-breach-what = ما الذي تسرّب: cases أو registrations أو disclosures أو all، أو بكلماتك ما حدث، دون أسماء. ويمكن تكراره. وإن لم يُذكر فما يُظهره سجل التدقيق.
usage-breach-file = الكتابة هناك، ولا يقرؤه غيرك.
usage-privacy-record-language = لغة النص: ar أو en.
usage-more-whatsapp-flow = ومعرّفه عند ميتا يُكتب في config.yaml: whatsapp.flows، مثل {"{"}ibda: "1234567890"{"}"}.
usage-whatsapp-flow-initiative = معرّفها في config.yaml. وإن لم يُذكر فكلها.
usage-whatsapp-flow-language = ar أو en: لغة الكلمات في النموذج.
usage-whatsapp-flow-as-json = هو JSON على كل حال.
usage-connect-telegram-token-file = ملف فيه الرمز الذي أعطاه ‎@BotFather، والشرطة - تقرؤه من الإدخال.
usage-connect-telegram-another-group = ربط مجموعة غير المربوطة الآن.
usage-connect-telegram-no-wait = طباعة الرابط والانتهاء. ويُعاد تشغيله لمعرفة أين وصل.
usage-staff-invite-role = ما الذي يُسمح به للموظف.
usage-staff-invite-name = الاسم الذي يناديه به زملاؤه، وإلا فاسمه في تيليجرام.
usage-staff-invite-hours = كم تبقى الدعوة صالحة، بالساعات.
usage-staff-id = المعرّف كما يعرضه `rida staff list`.
usage-staff-link-hours = كم يبقى الرابط صالحًا، بالساعات.
usage-staff-confirm-number = الرقمان على شاشة الموظف: يُسأل عنهما.
