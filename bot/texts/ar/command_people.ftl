### ما تقوله الأوامر `rida staff` و`rida person` و`rida qr` و`rida whatsapp` في الطرفية

## الموظفون

staff-invited =
    { $hours ->
        [zero] دعوة لشخص واحد، ودوره { $role }، ومدتها أقل من ساعة. تظهر هذه المرة فقط:
        [one] دعوة لشخص واحد، ودوره { $role }، ومدتها ساعة واحدة. تظهر هذه المرة فقط:
        [two] دعوة لشخص واحد، ودوره { $role }، ومدتها ساعتان. تظهر هذه المرة فقط:
        [few] دعوة لشخص واحد، ودوره { $role }، ومدتها { $hours } ساعات. تظهر هذه المرة فقط:
        [many] دعوة لشخص واحد، ودوره { $role }، ومدتها { $hours } ساعة. تظهر هذه المرة فقط:
       *[other] دعوة لشخص واحد، ودوره { $role }، ومدتها { $hours } ساعة. تظهر هذه المرة فقط:
    }
staff-invited-link = يفتحها صاحبها في تيليجرام
staff-invited-words = يكتبها صاحبها للبوت في تيليجرام
staff-removed = لا يستطيع بعد الآن عمل شيء: { $id }
staff-nobody = لا يعمل هنا أحد بهذا المعرّف، ويعرض المعرّفات rida staff list: { $id }
staff-state-joined = انضم
staff-state-removed = أُزيل

## ما يُحفظ عن شخص: يُعطى له أو يُمحى

person-unwritten = لا تمكن الكتابة ({ $why })، فيُختار مكان آخر غير { $file }
person-given = حُفظ لصاحبه وحده في { $file }
person-contact = صاحب الرقم { $contact } ({ $channels })
person-no-address = بلا عنوان
person-cases = الطلبات { $numbers }
person-open-cases = المفتوح منها { $numbers }
person-registrations = التسجيلات { $numbers }
person-say-yes = سيُمحى { $whom }. ولتأكيد ذلك يُضاف --yes
person-asked = سيُمحى { $whom }. ولا رجوع عن المحو
person-type = لتأكيد المحو يُكتب رقم صاحب البيانات
person-not-erased = لم يُمحَ شيء
person-erased = مُحي { $whom }
person-unfinished =
    يكمل رضا المحو وهو يعمل، أو حين يبدأ من جديد: يطلب من تيليجرام حذف ما عنده
    ويكتب ملف قاعدة البيانات من جديد
person-nobody = لا يُعرف أحد بهذا: { $asked }، ويُكتب واحد من { $forms }
person-several = هذا يناسب أكثر من شخص: { $asked }، ويُكتب واحد من { $forms }

## الرموز والملصقات والروابط

qr-nowhere = لا يصل جوال إلى هذا العنوان، فيُضبط web.public_url ثم يُرسم الرمز من جديد: { $url }
qr-no-initiative = لا مبادرة في config.yaml بهذا المعرّف: { $id }، والموجود: { $known }
qr-nothing = لا شيء
qr-code-alone = الملصق للمبادرات وحدها، ولغيرها رمز فقط، فيُحذف --poster مع { $place }
qr-ending = ينتهي اسم الملف بـ { $endings }، لا { $file }
qr-or = أو
qr-no-edition = لا ملصق بهذه اللغة: { $language }، ويُكتب --language مع { $known }
qr-language-of-posters = الخيار --language للملصق، والرمز واحد في اللغتين، فيُضاف --poster FILE.pdf
qr-unwritten = لا تمكن الكتابة ({ $why }): { $file }
qr-written = كُتب { $file }
links-no-bot-name = لا يقول تيليجرام اسم البوت، والرابط يحتاج إليه، والتفصيل عند rida check
links-no-number = لا يقول واتساب رقمه، والرابط يحتاج إليه، فيُضبط whatsapp.number، والتفصيل عند rida check
flow-no-language = الخيار --language لا يعرف { $language }، والمعروف: { $known }
flow-no-form = لا مبادرة لها نموذج في config.yaml بهذا المعرّف: { $id }، وما له نموذج: { $known }
flow-refused = لا يقبل Meta نموذج المبادرة { $id }: { $why }
