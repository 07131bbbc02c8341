### Dates: Gregorian with Hijri (Umm al-Qura) beside it, and the society's own time.

moment = { $weekday } { $date } ({ $hijri }) at { $time }
moment-day = { $weekday } { $date } ({ $hijri })
moment-gregorian = { $weekday } { $date } at { $time }
moment-day-gregorian = { $weekday } { $date }
hijri = { $day } { $month } { $year } AH
time-am = { $time } am
time-pm = { $time } pm
time-noon = { $time } pm
spoken-today = today at { $time }
spoken-tomorrow = tomorrow, { $weekday }, at { $time }
spoken-yesterday = yesterday, { $weekday }, at { $time }
spoken-coming = { $weekday }, { $day }, at { $time }
spoken-day = { $weekday }, { $day }, at { $time }
spoken-year = { $weekday }, { $date }, at { $time }
hours-period = from { $from } to { $to }
hours-every = { $days }: { $periods }
today-open = We are open now, until { $time }.
today-closed = We are closed now and open { $opening }.
initiative-line-open = { $name }: registration is open
initiative-line-closed = { $name }: registration is closed for now
initiative-window-from-until = from { $opens } to { $closes }
initiative-window-from = from { $opens } on
initiative-window-until = until { $closes }
initiative-window-open = open now
initiatives-none = No initiatives are announced at the moment
