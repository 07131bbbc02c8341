### حين يكتب الإنسان وهو في ضيق، أو غاضبًا، أو بلا كلمات، أو بلغة أخرى. كلام قصير هادئ بلا لوم (C23).

## نداء استغاثة

emergency =
    سلامتك أهم من كل شيء. إن كان الخطر الآن، عليك أو على من معك، فاتصل حالًا:
    { $lines }
emergency-line = { $number } { $name }
emergency-talk =
    ووصلت رسالتك الآن إلى موظفينا على أنها عاجلة، ورقمها { $number }.
    اكتب هنا ما تريد، يصلهم كما هو.
emergency-talk-closed =
    ووصلت رسالتك إلى موظفينا على أنها عاجلة، ورقمها { $number }. مكتبنا مغلق الآن، فلا تنتظرنا واتصل.
    اكتب هنا ما تريد، يصلهم كما هو.
emergency-told = وأوصلنا ما كتبته إلى موظفينا على أنه عاجل، ورقمه { $number }.

room-urgent =
    عاجل: المستفيد في الحالة { $number } يكتب عن خطر أو طلب نجدة. أعطيناه أرقام الطوارئ.
    تواصلوا معه الآن. أبلغنا: { $names }
member-urgent =
    عاجل: حالة رقم { $number } فيها طلب نجدة، وأعطينا صاحبها أرقام الطوارئ.
    افتح غرفتها الآن. أبلغنا: { $names }
card-urgent = عاجلة: كتب عن خطر أو طلب نجدة
letter-urgent-subject = عاجل: طلب نجدة في الحالة رقم { $number }
letter-urgent =
    السلام عليكم ورحمة الله وبركاته،
    كتب أحد المستفيدين عن خطر أو طلب نجدة. أعطيناه أرقام الطوارئ في الحال، ونرجو التواصل معه الآن.

## بلا كلمات، أو بغضب، أو بلغة أخرى

no-words = وصلتنا رسالتك، لكن ليس فيها كلمات نفهمها. اكتب لنا ما تريد بكلماتك، أو سجّله بصوتك.
complaint-wish-spoken = في التسجيل الصوتي المرفق
anger-heard =
    نأسف أننا أزعجناك، ونريد أن نصلح ما حدث.
    اكتب لنا شكواك، أو تحدث مع أحد موظفينا، ونحن نسمعك.
tongue =
    { $own }

    أنا رضا، أفهم العربية والإنجليزية. وإن كتبت بلغتك أوصلنا رسالتك كما هي إلى موظف.
tongue-ur = ہم عربی اور انگریزی سمجھتے ہیں۔ آپ کا پیغام ہمارے عملے کو پہنچ سکتا ہے۔
tongue-bn = আমরা আরবি ও ইংরেজি বুঝি। আপনার বার্তা আমাদের কর্মীর কাছে পাঠানো যাবে।
tongue-hi = हम अरबी और अंग्रेज़ी समझते हैं। आपका संदेश हमारे कर्मचारी तक पहुँचाया जा सकता है।
tongue-tl = Arabic at Ingles ang naiintindihan namin. Maipapasa namin ang mensahe mo sa aming tauhan.
tongue-fr = Nous parlons arabe et anglais. Votre message peut être transmis à une personne de notre équipe.
tongue-id = Kami memahami bahasa Arab dan Inggris. Pesan Anda dapat kami teruskan kepada petugas.
tongue-tr = Arapça ve İngilizce biliyoruz. Mesajınızı bir çalışanımıza iletebiliriz.
tongue-other = We speak Arabic and English. A person of our staff can read your message.

long-story =
    قرأنا رسالتك، وفيها أكثر من سؤال أو حكاية تستحق أن يقرأها إنسان.
    إلى أين نوصلها؟
answer-one =
    { $title }
    { $answer }
answer-within =
    عن { $initiative }:
    { $answer }
answered-all = هذه أجوبة ما سألت عنه. إن بقي شيء فاكتبه لي.
rest-unanswered =
    وبقي من رسالتك ما لا أعرف جوابه، ولا أريد أن أخمّن:
    { $questions }
    أحد موظفينا يستطيع أن يجيبك، وما كتبته يصل إليه كما هو.
rest-handed-over =
    سألت عن أشياء كثيرة، وحقك أن تُجاب كلها. هذه أوصلناها إلى موظف يجيبك عنها:
    { $questions }

## تأخير خدمة، واقتراح

delay-ask =
    نعتذر عن التأخير، ووقتك يهمنا.
    اكتب لنا أي خدمة تأخرت ومنذ متى، أو سجّله بصوتك، ويصل بلاغك إلى مشرف المشاريع.
delay-opened =
    نعتذر عن هذا التأخير. سجّلنا بلاغك، ورقمه { $number }:
    { $told }

    نعدك بالحل والرد في موعد أقصاه:
    { $due }
    وصل إلى مشرف المشاريع. إن أردت أن تضيف شيئًا أو تصحّحه فاكتبه هنا.
suggestion-ask =
    رأيك يطوّرنا، ويسعدنا أن نسمعه.
    اكتب لنا فكرتك بكلماتك، ولو كانت سطرًا واحدًا، أو سجّلها بصوتك.
suggestion-opened =
    شكرًا لك. سجّلنا اقتراحك، ورقمه { $number }:
    { $told }

    وصل إلى الفريق، ونخبرك بما صار فيه في موعد أقصاه:
    { $due }
    إن أردت أن تضيف شيئًا فاكتبه هنا.
letter-opened-delay-subject = بلاغ تأخير جديد رقم { $number }
letter-opened-delay =
    السلام عليكم ورحمة الله وبركاته،
    نحيطكم علمًا بوصول بلاغ عن تأخر خدمة من أحد المستفيدين، ووعدناه بالرد في موعد أقصاه ثلاثة أيام عمل.
letter-opened-suggestion-subject = اقتراح جديد رقم { $number }
letter-opened-suggestion =
    السلام عليكم ورحمة الله وبركاته،
    نحيطكم علمًا بوصول اقتراح من أحد المستفيدين، ووعدناه بأن نخبره بما صار فيه في موعد أقصاه ثلاثة أيام عمل.

complaint-start-over =
    سنترك ما كتبته هذا، وتبدأ من جديد:
    { $told }

    هل أنت متأكد؟
choice-start-over-yes = نعم، أبدأ من جديد
