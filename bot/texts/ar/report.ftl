### تقرير الشهر: أعداد الوعود والمدد والتقييمات، ولا شيء عن أحد بعينه.

choice-report = تقرير الشهر
report-unreadable = اكتب الشهر هكذا: /تقرير 2026-11 أو /تقرير وحدها للشهر الحالي.
report-not-yet = لم يأتِ هذا الشهر بعد. اكتب /تقرير للشهر الحالي.
report =
    تقرير الشهر
    من { $first }
    إلى { $last }

    { $lines }
report-part = { "\u200F" }{ $name }: { $count }
report-opened =
    سُجّل هذا الشهر: { $count }
    { $parts }
report-unknown = غير معروف
report-categories =
    بحسب التصنيف: { $count }
    { $parts }
report-department =
    { $name }: سُجّل { $opened }، وُفّي بالوعد في { $kept } وفات { $missed }، نسبة الوفاء: { $share }
    وافق التوقع أو فاقه: { $met } (من { $rated })
report-no-initiative = بلا مبادرة مذكورة
report-relationships =
    صفة أصحابها: { $count }
    { $parts }
report-said = قلتم وفعلنا: وصلت اقتراحات ({ $made })، ولم يُجَب هذا الشهر عن شيء منها بعد
report-said-done = قلتم وفعلنا: وصلت اقتراحات ({ $made })، وعرف أصحاب { $told } منها ما صار فيها: { $numbers }
report-thanks = شكرٌ وصل إلى أهله: { $count }
report-thanks-by =
    شكرٌ وصل إلى أهله: { $count }
    { $parts }
report-reopened = أُعيد فتحها: { $count }
report-open-now =
    المفتوح الآن: { $count }
    { $parts }
report-promises =
    وعود حلّ موعدها هذا الشهر ({ $kind })، نسبة الوفاء: { $share }
    وُفّي بها: { $kept }، فاتت: { $missed }، لم تنتهِ بعد: { $running }، سحبها أصحابها: { $withdrawn }
report-lateness = مما فات: أُبلغ صاحبه قبل الموعد { $before }، وبعده { $after }، ولم يُبلَّغ { $untold }
report-solution = مدة الحل بأيام العمل ({ $count }): الوسيط { $median }، والأطول { $longest }
report-waiting = منها انتظار المستفيد بساعات العمل ({ $count }): الوسيط { $median }، والأطول { $longest }
report-answer = أول جواب على سؤال بدقائق العمل ({ $count }): الوسيط { $median }، والأطول { $longest }
report-ratings =
    التقييم مقابل التوقع: أقل { $below }، كما توقعوا { $as }، أفضل { $above }
    وافق التوقع أو فاقه: { $met }. وقيّم { $rated } من { $ended }
report-lasted = بعد مدة من الحل: بقي { $lasted }، ولم يدم { $not }
report-delegated = تفويضات: { $count }، عاد منها دون إجراء: { $returned }
report-goodwill = مزايا قُدّمت: { $count }
report-notices = تنبيهات أُرسلت: { $sent }، تعذّر إيصالها فانتقلت إلى من بعدها: { $parked }
report-none = لا أرقام بعد
messages =
    رسائل الشهر { $month }

    { $lines }
report-messages =
    رسائل أُرسلت عبر واتساب (تقدير): { $count }
    { $parts }
report-messages-allowance = الردود التي لا تكلفة لها في الشهر: { $allowance }، وأُرسل منها حتى الآن: { $used }
report-messages-cost = ما يُحسب منها: { $billed }، وتكلفته التقديرية: { $cost } { $currency }
report-messages-estimate = هذا تقدير: الشهر بتقويم الجمعية، وميتا تحسب بتوقيتها وأسعارها. والمبلغ الفعلي في حساب الجمعية عند ميتا.
priced-as-service = ردود
priced-as-utility = قوالب خدمية
priced-as-marketing = قوالب تسويقية
priced-as-authentication = رموز تحقق
priced-as-other = غير ذلك
