### واتساب: الكلمات التي لا يحتاجها غيره.

whatsapp-choose = اختر مما يلي:
whatsapp-choices = الخيارات
whatsapp-write-number = اكتب رقم اختيارك.
whatsapp-file-not-taken = هذا الملف لا يصل عبر واتساب. اكتب لنا هنا لنرسله لك بصيغة أخرى.
whatsapp-flow-hint = أو كل الأسئلة معًا في نموذج واحد بزر «أملأ النموذج». وتكفي هنا أيضًا كلمة «رجوع» أو «القائمة».
whatsapp-flow-open = أملأ النموذج
whatsapp-flow-next = التالي
whatsapp-flow-done = إرسال
