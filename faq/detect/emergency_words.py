"""The reviewed words of a cry for help, by kind: faq/lexicon/emergency.yaml, as signs."""

from faq.detect.reviewed_signs import PARTS, reviewed_signs
from faq.lexicon import lexicon

REVIEWED = reviewed_signs(lexicon("emergency", "past", "learning", *PARTS))
