### The month's report: promises, spans and ratings in numbers, and nothing about anyone.

choice-report = The month's report
report-unreadable = Write the month like this: /report 2026-11, or /report alone for the present one.
report-not-yet = That month has not come yet. Write /report for the present one.
report =
    Report of the month
    From { $first }
    to { $last }

    { $lines }
report-part = { $name }: { $count }
report-opened =
    Opened in this month: { $count }
    { $parts }
report-unknown = not known
report-categories =
    By category: { $count }
    { $parts }
report-department =
    { $name }: opened { $opened }, promises kept { $kept } and missed { $missed }, of them kept: { $share }
    Met or above: { $met } (of { $rated })
report-no-initiative = No initiative named
report-relationships =
    Who the people are: { $count }
    { $parts }
report-said = You said, we did: suggestions made ({ $made }), none answered in this month yet
report-said-done = You said, we did: suggestions made ({ $made }), answered { $told }: { $numbers }
report-thanks = Thanks passed on: { $count }
report-thanks-by =
    Thanks passed on: { $count }
    { $parts }
report-reopened = Opened again: { $count }
report-open-now =
    Open now: { $count }
    { $parts }
report-promises =
    Promises of this month ({ $kind }), share kept: { $share }
    Kept: { $kept }, missed: { $missed }, not over yet: { $running }, withdrawn: { $withdrawn }
report-lateness = Of the missed: told before the date { $before }, after it { $after }, not told { $untold }
report-solution = Time to the solution in working days ({ $count }): median { $median }, longest { $longest }
report-waiting = Of it waiting for the person, in office hours ({ $count }): median { $median }, longest { $longest }
report-answer = First answer to a question in office minutes ({ $count }): median { $median }, longest { $longest }
report-ratings =
    Against the expectation: below { $below }, as expected { $as }, above { $above }
    Met or above: { $met }. Rated: { $rated } of { $ended }
report-lasted = Some time after the solution: lasted { $lasted }, did not last { $not }
report-delegated = Delegations: { $count }, come back without an action: { $returned }
report-goodwill = Gestures of goodwill: { $count }
report-notices = Notices sent: { $sent }, undeliverable and passed on to the next: { $parked }
report-none = no numbers yet
messages =
    Messages of the month { $month }

    { $lines }
report-messages =
    Sent by WhatsApp (an estimate): { $count }
    { $parts }
report-messages-allowance = Replies a month that cost nothing: { $allowance }, sent of them so far: { $used }
report-messages-cost = Of them billed: { $billed }, estimated cost: { $cost } { $currency }
report-messages-estimate = This is an estimate: the month is that of the society's calendar, and Meta counts by its own time and rates. What is really to be paid stands in the society's account at Meta.
priced-as-service = replies
priced-as-utility = utility templates
priced-as-marketing = marketing templates
priced-as-authentication = codes
priced-as-other = others
