### Numbers of documents and accounts that people write and we do not keep.

numbers-hidden =
    { $count ->
        [one] One number in your message looks like an identity, passport or account number. We hid it: we do not keep it, and nobody on the staff sees it. If it is another kind of number, write its last four digits.
       *[other] { $count } numbers in your message look like identity, passport or account numbers. We hid them: we do not keep them, and nobody on the staff sees them. If one of them is another kind of number, write its last four digits.
    }
