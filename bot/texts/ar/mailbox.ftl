# صندوق بريد الجمعية الذي يُقرأ: ما يقال للموظفين إن تعذّرت قراءته، وما يقوله rida check.

ails-mailbox = • يتعذّر الوصول إلى صندوق البريد، فما يُكتب إليه لا يصل إلينا الآن. لا يضيع شيء: يُقرأ كله حين يعود. يلزم فحص اتصال الجهاز، وimap.host وimap.port.
well-mailbox = • عاد صندوق البريد، وقُرئ ما كان فيه.
ails-mailbox-certificate = • اتصال صندوق البريد غير آمن (شهادة خادمه لا تُقبل، أو لا يقبل التشفير)، فلا يُقرأ منه شيء. يلزم سؤال من يستضيف البريد، وفحص imap.host وimap.security.
well-mailbox-certificate = • صار اتصال صندوق البريد آمنًا، وقُرئ ما كان فيه.
ails-mailbox-login = • صندوق البريد لا يقبل اسم الدخول أو كلمة المرور، فما يُكتب إليه لا يصل إلينا. يلزم عمل كلمة مرور للتطبيقات من جديد، ثم وضعها مكان القديمة (الدليل: email.md).
well-mailbox-login = • عاد صندوق البريد يقبل الدخول، وقُرئ ما كان فيه.
ails-mailbox-folder = • المجلد المسمّى في imap.folder غير موجود في صندوق البريد، فلا يُقرأ منه شيء.
well-mailbox-folder = • عاد مجلد صندوق البريد، وقُرئ ما كان فيه.
ails-mailbox-oauth-away = • من يعطي إذن الدخول إلى صندوق البريد لا يجيب، فما يُكتب إليه لا يصل إلينا الآن. لا يضيع شيء: يُقرأ كله حين يعود. يلزم فحص اتصال الجهاز.
well-mailbox-oauth-away = • عاد إذن الدخول إلى صندوق البريد، وقُرئ ما كان فيه.
ails-mailbox-oauth-app = • من يستضيف البريد لا يعرف رضا بما كُتب في imap.oauth، فلا يُقرأ شيء من الصندوق. الأمر rida check يسمّي ما يلزم تصحيحه.
well-mailbox-oauth-app = • صار من يستضيف البريد يعرف رضا، وقُرئ ما كان في الصندوق.
ails-mailbox-oauth-secret = • من يستضيف البريد لم يعد يقبل السر الذي يدخل به رضا، وغالبًا انتهت مدته، فما يُكتب إلى الصندوق لا يصل إلينا. يلزم عمل سر جديد هناك، ثم وضعه مكان القديم (الدليل: email.md).
well-mailbox-oauth-secret = • قُبل السر الجديد، وقُرئ ما كان في صندوق البريد.
ails-mailbox-oauth-access = • لم يُسمح لرضا بدخول صندوق البريد هذا، فلا يُقرأ منه شيء. يلزم أن يأذن بذلك مدير البريد (الدليل: email.md)، والأمر rida check يبيّن ما ينقص.
well-mailbox-oauth-access = • أُذن لرضا بدخول صندوق البريد، وقُرئ ما كان فيه.

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
check-mailbox-unsure-mend = يُنسخ إليه الاسم الذي يبدأ به سطر Authentication-Results في رسالة وصلت، وفي Microsoft 365 يُكتب microsoft (الدليل: email.md)
check-mailbox-plain = { $where }: كلمة المرور والرسائل تمرّ مكشوفة (imap.security: none)
check-mailbox-plain-mend = يُكتب tls أو starttls

# الدخول بـ OAuth: ما يقوله rida check عند كل طرف، وما يصلحه.
check-oauth-away = { $where }: { $host } الذي يعطي إذن الدخول لا يجيب
check-oauth-away-mend = تُراجَع شبكة الجهاز وساعته، وأنها تدع رضا يخرج إلى هناك
check-oauth-tenant = { $where }: لا جهة عند { $host } بما كُتب في { $section }.oauth
check-oauth-tenant-mend = يُكتب في { $section }.oauth.tenant معرّف الدليل (Directory ID) كما في بوابة Entra، أو في { $section }.oauth.token_url العنوان الصحيح
check-oauth-client = { $where }: لا تطبيق عند { $host } بما كُتب في { $section }.oauth.client_id
check-oauth-client-mend = يُنسخ إليه معرّف التطبيق (Application ID) من صفحة التطبيق في بوابة Entra
check-oauth-secret = { $where }: لا يقبل { $host } السر، أو انتهت مدته
check-oauth-secret-mend = يُعمل سر جديد في صفحة التطبيق، وتوضع قيمته (Value لا Secret ID) مكان القديم؛ وفي Google يُنزَّل مفتاح جديد لحساب الخدمة، وتُراجَع ساعة الجهاز
check-oauth-consent = { $where }: لم يوافق مدير البريد بعد على ما يطلبه رضا
check-oauth-consent-mend = يُضاف الإذن { $permission } إلى التطبيق من نوع Application، ثم يُضغط Grant admin consent (الدليل: email.md)
check-oauth-method = { $where }: هذا الخادم لا يقبل الدخول بـ OAuth
check-oauth-method-mend = يُراجَع { $section }.host و{ $section }.port، أو تُكتب كلمة مرور مكان { $section }.oauth
check-oauth-access = { $where }: قُبل التطبيق، ولم يُفتح له الصندوق { $name }
check-oauth-access-mend = يُفتح الصندوق للتطبيق بالأمرين New-ServicePrincipal وAdd-MailboxPermission، ويُراجَع { $section }.username، وأن { $permission } موافَق عليه، وأن IMAP أو SMTP مفتوح لهذا الصندوق (الدليل: email.md)

check-smtp = { $where } يجيب
check-smtp-known = { $where } يجيب ويعرفنا
check-smtp-login = { $where } لا يقبل الدخول (الرمز { $code })
check-smtp-login-mend = تُراجَع smtp.username وRIDA_SMTP__PASSWORD
check-smtp-unreachable = { $where } لا يُستعمل ({ $why })
check-smtp-unreachable-mend = تُراجَع smtp.host وsmtp.port وsmtp.security، وأن الشبكة تدع رضا يخرج
