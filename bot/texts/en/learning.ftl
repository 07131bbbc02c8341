### What Rida learns from people's questions: for staff alone, at the common desk and in a question's room.

learn-none = No question of this week is without an answer.
learn-week =
    { $count ->
        [one] One question found no answer this week:
       *[other] { $count } questions found no answer this week:
    }
    { $lines }
    { $waiting ->
        [0] Choose one to see what can be done.
        [one] And one answer waits for a supervisor.
       *[other] And { $waiting } answers wait for a supervisor.
    }
learn-line =
    { $count ->
        [one] { $number } ← { $text }
       *[other] { $number } ← { $text } ({ $count } times)
    }
learn-group =
    People asked:
    { $lines }

    If we have an answer to it, choose it: from now on whoever asks like this gets it. If the answer is new, write it:
    /faq { $number } and the answer
learn-asked = { $text } ({ $reason })
learn-reason-unanswered = we did not know
learn-reason-offered = answers were offered, none was chosen
learn-reason-corrected = said: not my question
learn-reason-handed_over = went to a person
learn-how =
    Write the answer as people will read it, without names or personal numbers:
    /faq { $number } the answer in Arabic
    For English too, add at its end:
    EN: the answer
learn-way-taught =
    { $count ->
        [one] Rida has learnt it. Whoever asks like this is answered with: { $title }
       *[other] Rida has learnt { $count } ways to ask. Whoever asks like this is answered with: { $title }
    }
learn-dropped = Taken off the list.
learn-settled = This question was settled before.
learn-review =
    The new answer number { $number } waits for a supervisor.
    People ask like this:
    { $ways }

    And the answer is:
    { $answer }
    { $english }
learn-english = In English: { $answer }
learn-approved = The answer number { $number } is approved. From now on whoever asks is answered with it.
learn-rejected = The answer number { $number } is not approved. Its questions are on the list again.

room-learn =
    The person asked: { $question }
    And you answered: { $answer }

    How shall whoever asks this be answered from now on? Choose an answer that we have, or make yours a new one for a supervisor to approve. See that it holds no names or personal numbers.
room-learn-waits = The answer has gone to a supervisor to approve. After that, whoever asks is answered with it.

choice-faq = Unanswered questions
choice-learn = Teach Rida
choice-learn-way = This is its answer
choice-learn-answer = Ours is a new answer
choice-learn-new = A new answer
choice-learn-drop = Not for us
choice-learn-approve = Approve
choice-learn-reject = Do not approve
