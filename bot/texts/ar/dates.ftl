### التواريخ: الميلادي ومعه الهجري (أم القرى)، والوقت بتوقيت الجمعية.

moment = { $weekday } { $date }، الموافق { $hijri }، الساعة { $time }
moment-day = { $weekday } { $date }، الموافق { $hijri }
moment-gregorian = { $weekday } { $date }، الساعة { $time }
moment-day-gregorian = { "\u200F" }{ $weekday } { $date }
hijri = { $day } { $month } { $year }هـ
time-am = { $time } صباحًا
time-pm = { $time } مساءً
time-noon = { $time } ظهرًا
spoken-today = اليوم الساعة { $time }
spoken-tomorrow = غدًا { $weekday } الساعة { $time }
spoken-yesterday = أمس { $weekday } الساعة { $time }
spoken-coming = { $weekday } القادم، { $day }، الساعة { $time }
spoken-day = { $weekday } { $day } الساعة { $time }
spoken-year = { $weekday } { $date } الساعة { $time }
hours-period = من { $from } إلى { $to }
hours-every = أيام { $days }: { $periods }
today-open = نحن مفتوحون الآن، ونغلق الساعة { $time }.
today-closed = نحن مغلقون الآن، ونفتح { $opening }.
initiative-line-open = { $name }: التسجيل مفتوح
initiative-line-closed = { $name }: التسجيل مغلق حاليًا
initiative-window-from-until = من { $opens } إلى { $closes }
initiative-window-from = ابتداءً من { $opens }
initiative-window-until = حتى { $closes }
initiative-window-open = مفتوحة الآن
initiatives-none = لا توجد مبادرات معلنة حاليًا
