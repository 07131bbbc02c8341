"""Who somebody says that they are to the society (C1): of themselves, and of nobody else."""

import pytest

from faq.detect.relationship import relationship_in

HEARD = {
    "أنا متطوعة عندكم": "volunteer",
    "السلام عليكم، أنا متطوع من سنتين وما وصلني شي": "volunteer",
    "أنا من المتطوعين": "volunteer",
    "متطوعة عندكم من زمان": "volunteer",
    "أتطوع معكم من سنة": "volunteer",
    "بصفتي مورد للجمعية": "provider",
    "أنا مزود خدمة": "provider",
    "متبرع لكم كل شهر": "supporter",
    "أنا متبرعة بأثاث": "supporter",
    "أنا مستفيدة والمتطوع اللي جا ما احترمني": "beneficiary",
    "I'm a donor": "supporter",
    "I am one of your volunteers": "volunteer",
}
UNHEARD = (
    "جاري متطوع عندكم ويزعجني",
    "كلمني متطوع عندكم",
    "أنا زوجة متطوع",
    "أنا تعبانة وجاري متطوع",
    "أنا مو متطوع",
    "لست متطوعًا",
    "الموظف قال أنا متطوع",
    "كيف أصير متطوع",
    "أنا أبغى أكون متطوع",
    "ابغى أتبرع لكم",
    "هل أنا مستفيدة",
    "my neighbour is a volunteer",
    "",
)


@pytest.mark.parametrize(("text", "who"), HEARD.items())
def test_what_somebody_says_of_themselves_is_heard(text: str, who: str) -> None:
    assert relationship_in(text) == who


@pytest.mark.parametrize("text", UNHEARD)
def test_what_is_said_of_others_denied_asked_or_wished_is_not(text: str) -> None:
    assert relationship_in(text) == ""
