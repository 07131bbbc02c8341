# صندوق بريد الجمعية الذي يُقرأ: ما يقال للموظفين إن تعذّرت قراءته، وما يقوله rida check.

ails-mailbox = • يتعذّر الوصول إلى صندوق البريد، فما يُكتب إليه لا يصل إلينا الآن. لا يضيع شيء: يُقرأ كله حين يعود. يلزم فحص اتصال الجهاز، وimap.host وimap.port.
well-mailbox = • عاد صندوق البريد، وقُرئ ما كان فيه.
ails-mailbox-certificate = • اتصال صندوق البريد غير آمن (شهادة خادمه لا تُقبل، أو لا يقبل التشفير)، فلا يُقرأ منه شيء. يلزم سؤال من يستضيف البريد، وفحص imap.host وimap.security.
well-mailbox-certificate = • صار اتصال صندوق البريد آمنًا، وقُرئ ما كان فيه.
ails-mailbox-login = • صندوق البريد لا يقبل اسم الدخول أو كلمة المرور، فما يُكتب إليه لا يصل إلينا. يلزم عمل كلمة مرور للتطبيقات من جديد، ثم وضعها مكان القديمة (الدليل: email.md).
well-mailbox-login = • عاد صندوق البريد يقبل الدخول، وقُرئ ما كان فيه.
ails-mailbox-folder = • المجلد المسمّى في imap.folder غير موجود في صندوق البريد، فلا يُقرأ منه شيء.
well-mailbox-folder = • عاد مجلد صندوق البريد، وقُرئ ما كان فيه.

check-mailbox = { $where }: المجلد { $folder } مفتوح، وفيه { $count ->
    [zero] لا رسائل
    [one] رسالة واحدة
    [two] رسالتان
    [few] { $count } رسائل
    [many] { $count } رسالةً
   *[other] { $count } رسالة
}
check-mailbox-read-only = { $where }: المجلد { $folder } يُقرأ ولا يُكتب فيه، فلا تُعلَّم رسالة بأنها قُرئت
check-mailbox-read-only-mend = تُعطى للحساب صلاحية الكتابة في المجلد، أو يُكتب في imap.folder مجلد آخر
check-mailbox-unreachable = { $where }: لا يصل أحد إليه
check-mailbox-unreachable-mend = تُراجَع imap.host وimap.port وimap.security، وأن الشبكة تدع رضا يخرج
check-mailbox-certificate = { $where }: الاتصال غير آمن: شهادة الخادم لا تُقبل، أو لا يقبل التشفير
check-mailbox-certificate-mend = يُكتب في imap.host الاسم الذي في شهادة الخادم، وتُراجَع imap.security، ويُسأل من يستضيف البريد
check-mailbox-login = { $where }: لا يقبل الدخول
check-mailbox-login-mend = تُراجَع imap.username، وتُجعل RIDA_IMAP__PASSWORD كلمة مرور للتطبيقات (الدليل: email.md)
check-mailbox-folder = { $where }: لا مجلد باسم { $folder }
check-mailbox-folder-mend = يُكتب في imap.folder اسم المجلد كما هو في صندوق البريد، مثل INBOX
check-mailbox-unsure = { $where }: لا يُعرف المزوِّر من صاحب العنوان، لأن imap.authserv_id فارغ
check-mailbox-unsure-mend = يُنسخ إليه الاسم الذي يبدأ به سطر Authentication-Results في رسالة وصلت (الدليل: email.md)
check-mailbox-plain = { $where }: كلمة المرور والرسائل تمرّ مكشوفة (imap.security: none)
check-mailbox-plain-mend = يُكتب tls أو starttls
