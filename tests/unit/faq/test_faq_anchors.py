"""What phrasings are compared with: each with each, with fewer anchors, or pooled, by how many there are."""

import numpy as np
import pytest

from faq.engine.anchors import Plan


def plan(entries: int, ways: int) -> Plan:
    return Plan.of(np.repeat(np.arange(entries), ways))


def test_in_a_faq_of_common_size_every_phrasing_is_an_anchor() -> None:
    assert plan(77, 11).is_alone
    assert len(plan(52, 40).anchor) == 52 * 40


def test_of_many_phrasings_all_are_learned_and_some_share_an_anchor() -> None:
    many = plan(77, 280)
    assert len(many.anchor) == 77 * 280
    assert 4 * 77 <= len(many.first_row) <= 1_200


def test_of_hundreds_of_entries_phrasings_are_pooled() -> None:
    large = plan(500, 12)
    assert large.is_alone
    assert 500 <= len(large.anchor) <= 1_200


@pytest.mark.parametrize(("entries", "ways"), [(77, 280), (500, 12), (2_000, 5)])
def test_nothing_is_shared_between_entries(entries: int, ways: int) -> None:
    label, many = np.repeat(np.arange(entries), ways), plan(entries, ways)
    anchor = many.anchor[many.row]
    assert len({(a, e) for a, e in zip(anchor.tolist(), label.tolist(), strict=True)}) == len(set(anchor))
    assert set(label[many.first]) == set(range(entries))
