### التقدير الأولي للحالة: شدتها، وسلامة الناس، وتشعبها.

card-unassessed = تقدير مقترح لم يؤكده أحد بعد: { $severity }، { $safety }، { $complexity }
card-assessed = التقدير: { $severity }، { $safety }، { $complexity }. أكّده: { $name }
severity-low = شدتها خفيفة
severity-medium = شدتها متوسطة
severity-high = شدتها عالية
safety-yes = فيها خطر على السلامة
safety-no = لا خطر على السلامة
complexity-simple = بسيطة
complexity-involved = متشعبة

choice-assess = التقدير
choice-assess-is = التقدير صحيح
choice-severity-low = بل شدتها خفيفة
choice-severity-medium = بل شدتها متوسطة
choice-severity-high = بل شدتها عالية
choice-safety-yes = بل فيها خطر
choice-safety-no = بل لا خطر فيها
choice-complexity-simple = بل هي بسيطة
choice-complexity-involved = بل هي متشعبة

room-assessed-meanwhile = تغيّر التقدير بعد هذه البطاقة، فبقي كما هو الآن:

audit-why-low-no-simple = شدتها خفيفة، لا خطر على السلامة، بسيطة
audit-why-low-no-involved = شدتها خفيفة، لا خطر على السلامة، متشعبة
audit-why-low-safety-simple = شدتها خفيفة، خطر على السلامة، بسيطة
audit-why-low-safety-involved = شدتها خفيفة، خطر على السلامة، متشعبة
audit-why-medium-no-simple = شدتها متوسطة، لا خطر على السلامة، بسيطة
audit-why-medium-no-involved = شدتها متوسطة، لا خطر على السلامة، متشعبة
audit-why-medium-safety-simple = شدتها متوسطة، خطر على السلامة، بسيطة
audit-why-medium-safety-involved = شدتها متوسطة، خطر على السلامة، متشعبة
audit-why-high-no-simple = شدتها عالية، لا خطر على السلامة، بسيطة
audit-why-high-no-involved = شدتها عالية، لا خطر على السلامة، متشعبة
audit-why-high-safety-simple = شدتها عالية، خطر على السلامة، بسيطة
audit-why-high-safety-involved = شدتها عالية، خطر على السلامة، متشعبة

## التنبيه إليه

room-unassessed =
    لم يؤكد أحد تقدير الحالة { $number } بعد. تكفي ضغطة واحدة.
    الموعد: { $due }
    أبلغنا: { $names }
room-safety =
    ⚠️ الحالة { $number }: قدّرها الفريق بأن فيها خطرًا على سلامة أحد. نرجو النظر فيها الآن.
    الموعد: { $due }
    أبلغنا: { $names }
room-severe =
    الحالة { $number } شدتها عالية كما قدّرها الفريق، ولم تُحلّ بعد.
    الموعد: { $due }
    أبلغنا: { $names }
room-complex =
    الحالة { $number } متشعبة، ولم يصل صاحبها كلام منّا بعد. يكفي سطر يقول متى يسمع منّا.
    الموعد: { $due }
    أبلغنا: { $names }
letter-unassessed-subject = لم يؤكد أحد تقدير { $kind } رقم { $number } بعد
letter-unassessed =
    السلام عليكم ورحمة الله وبركاته،
    لم يؤكد أحد التقدير الأولي لهذه الحالة بعد. تكفي ضغطة واحدة على بطاقتها.
letter-safety-subject = سلامة أحد في { $kind } رقم { $number }
letter-safety =
    السلام عليكم ورحمة الله وبركاته،
    قدّر الفريق أن في هذه الحالة خطرًا على سلامة أحد. نرجو النظر فيها الآن.
letter-severe-subject = شدتها عالية: { $kind } رقم { $number }
letter-severe =
    السلام عليكم ورحمة الله وبركاته،
    قدّر الفريق أن شدة هذه الحالة عالية، ولم تُحلّ بعد. نرجو الاطلاع.
letter-complex-subject = متشعبة، وصاحبها لم يسمع منّا: { $kind } رقم { $number }
letter-complex =
    السلام عليكم ورحمة الله وبركاته،
    هذه الحالة متشعبة، ولم يصل صاحبها كلام منّا بعد. يكفي سطر يقول متى يسمع منّا.

## في القوائم

line-safety = ⚠️ سلامة { $line }
line-severe = شدتها عالية { $line }

telegram-command-assess = تقدير الحالة: شدتها وسلامة الناس

## في التقرير

report-assessed =
    التقدير الأولي خلال ساعتي عمل: { $early }، بعدهما: { $late }، لم يُقدَّر: { $none }
    { $parts }

## في الجداول

export-column-severity = الشدة
export-column-safety = خطر على السلامة
export-column-complexity = التشعب
export-column-assessed = أول تقدير
