### The initial assessment of a case: how grave it is, somebody's safety, how involved it is.

card-unassessed = Proposed assessment, nobody has looked at it yet: { $severity }, { $safety }, { $complexity }
card-assessed = Assessed as: { $severity }, { $safety }, { $complexity }. By: { $name }
severity-low = slight
severity-medium = middling
severity-high = severe
safety-yes = somebody's safety is in it
safety-no = nobody's safety is in it
complexity-simple = simple
complexity-involved = involved

choice-assess = Assessment
choice-assess-is = The assessment is right
choice-severity-low = No, it is slight
choice-severity-medium = No, it is middling
choice-severity-high = No, it is severe
choice-safety-yes = No, somebody is unsafe
choice-safety-no = No, nobody is unsafe
choice-complexity-simple = No, it is simple
choice-complexity-involved = No, it is involved

room-assessed-meanwhile = The assessment has changed since that card, and stays as it is now:

audit-why-low-no-simple = slight, nobody's safety, simple
audit-why-low-no-involved = slight, nobody's safety, involved
audit-why-low-safety-simple = slight, somebody's safety, simple
audit-why-low-safety-involved = slight, somebody's safety, involved
audit-why-medium-no-simple = middling, nobody's safety, simple
audit-why-medium-no-involved = middling, nobody's safety, involved
audit-why-medium-safety-simple = middling, somebody's safety, simple
audit-why-medium-safety-involved = middling, somebody's safety, involved
audit-why-high-no-simple = severe, nobody's safety, simple
audit-why-high-no-involved = severe, nobody's safety, involved
audit-why-high-safety-simple = severe, somebody's safety, simple
audit-why-high-safety-involved = severe, somebody's safety, involved

## Told of it

room-unassessed =
    Nobody has confirmed the assessment of case { $number } yet. One press is enough.
    Due: { $due }
    Told: { $names }
room-safety =
    ⚠️ Case { $number }: the team assessed that somebody's safety is in it. Please look at it now.
    Due: { $due }
    Told: { $names }
room-severe =
    Case { $number } is severe, as the team assessed it, and is not solved yet.
    Due: { $due }
    Told: { $names }
room-complex =
    Case { $number } is involved, and its person has heard nothing from us yet. One line that says when they will hear is enough.
    Due: { $due }
    Told: { $names }
letter-unassessed-subject = Nobody has confirmed the assessment of { $kind } number { $number } yet
letter-unassessed =
    Peace be upon you,
    Nobody has confirmed the initial assessment of this case yet. One press on its card is enough.
letter-safety-subject = Somebody's safety: { $kind } number { $number }
letter-safety =
    Peace be upon you,
    The team assessed that somebody's safety is in this case. Please look at it now.
letter-severe-subject = Severe: { $kind } number { $number }
letter-severe =
    Peace be upon you,
    The team assessed this case as severe, and it is not solved yet. Please have a look at it.
letter-complex-subject = Involved, and its person has not heard from us: { $kind } number { $number }
letter-complex =
    Peace be upon you,
    This case is involved, and its person has heard nothing from us yet. One line that says when they will hear is enough.

## In the lists

line-safety = ⚠️ Safety { $line }
line-severe = Severe { $line }

telegram-command-assess = How grave the case is

## In the report

report-assessed =
    Assessed within two office hours: { $early }, later: { $late }, not at all: { $none }
    { $parts }

## In the tables that leave

export-column-severity = Severity
export-column-safety = Somebody's safety
export-column-complexity = Complexity
export-column-assessed = First assessed
