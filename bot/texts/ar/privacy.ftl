### ما يُقال للمستفيد عن بياناته، وما يوافق عليه، وما يطلبه. كلام قصير صادق، وكل ما فيه يفعله رضا.

## الإشعار عند أول تواصل

privacy-notice =
    { $opening }
    تحفظ { $controller } ما تكتبه لتخدمك وترد عليك، ويراه موظفوها المعنيون بخدمتك.
    { $way }
    يبقى ما دمنا نحتاجه لذلك، وبياناتك لك: اكتب «خصوصيتي» متى شئت لتعرف أكثر، أو لتأخذ نسخة، أو تصحّح، أو تحذف.
privacy-notice-first = كلمة عن خصوصيتك، ولا يلزمك شيء:
privacy-notice-changed = حدّثنا ما نقوله عن خصوصيتك، ولا يلزمك شيء:
privacy-goes-abroad = قد يمر في طريقه عبر { $services }، وخوادمها خارج المملكة.
privacy-stays-here = ولا يمر بخدمة خارج المملكة.
privacy-named = { $name }
privacy-and = { $first } و{ $last }
privacy-own-chat =
    صفحة الجمعية نفسها لا تخرج من المملكة، ويمكنك أن تكتب فيها بدل هنا:
    { $link }

choice-privacy = خصوصيتي وبياناتي

## صفحة الخصوصية على الموقع

web-privacy-line = نحفظ ما تكتبه لنخدمك.
web-privacy-link = خصوصيتك وبياناتك
web-privacy-title = خصوصيتك وبياناتك
web-privacy-intro = { $controller } هي المسؤولة عن بياناتك هنا. هذه الصفحة تقول ما نحفظه ولماذا، وكم يبقى، ومن يراه، وما حقك فيه.
web-privacy-why = ما نحفظه، ولماذا
web-privacy-data = البيانات
web-privacy-basis = الأساس
web-privacy-recipients = من يراها
web-privacy-kept = كم تبقى
web-privacy-days =
    { $days ->
        [zero] تُحذف في يومها.
        [one] تُحذف بعد يوم.
        [two] تُحذف بعد يومين.
        [few] تُحذف بعد { $days } أيام.
        [many] تُحذف بعد { $days } يومًا.
       *[other] تُحذف بعد { $days } يوم.
    }
web-privacy-through = الخدمات التي تمر بها
web-privacy-rights = حقوقك
web-privacy-right-copy = أن تأخذ نسخة مما نحفظه عنك: اكتب «بياناتي».
web-privacy-right-correct = أن تصحّح ما فيه خطأ: اكتب «صححوا بياناتي».
web-privacy-right-restrict = أن نحفظها ولا نستعملها: اكتب «لا تستخدمون بياناتي».
web-privacy-right-erase = أن نحذفها: اكتب «احذفوا بياناتي».
web-privacy-right-withdraw = أن تسحب موافقتك: اكتب «اسحب موافقتي».
web-privacy-right-object = ألا نتعلم مما تكتبه: اكتب «لا تتعلمون من كلامي».
web-privacy-how = ما يستطيعه رضا يفعله في الحال. وما يحتاج إلى موظف نرد فيه خلال 30 يومًا، وقد نمدّدها مرة واحدة 30 يومًا ونقول لك السبب. ولا يكلّفك شيئًا.
web-privacy-write = اكتب لنا في المحادثة
web-privacy-whom = من تسأل
web-privacy-contact = { $name }:
web-privacy-authority = وإن لم يرضك ردنا فلك أن تشتكي إلى { $name }.
web-privacy-version = إصدار هذا الإشعار: { $version }
privacy-basis-consent = موافقتك
privacy-basis-explicit_consent = موافقتك الصريحة
privacy-basis-legitimate_interest = مصلحة مشروعة في خدمتك، ولا تمس حقوقك
privacy-basis-vital_interest = حماية حياتك وسلامتك
privacy-basis-law = التزام نظامي
