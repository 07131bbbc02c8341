"""The section `appeal`: for how long, and whom people are led to outside."""

from pathlib import Path

from bot.core.society import Appeal, Outside
from tests.unit.commands.test_config import loaded, refused


def test_without_the_section_a_month_and_nobody_outside(tmp_path: Path) -> None:
    assert loaded(tmp_path, "").appeal.built == Appeal(30, ())


def test_days_and_addresses_are_read(tmp_path: Path) -> None:
    outside = "[{name: {ar: الوزارة, en: The ministry}, address: 19911}]"
    built = loaded(tmp_path, f"appeal: {{days: 14, outside: {outside}}}").appeal.built
    assert built == Appeal(14, (Outside({"ar": "الوزارة", "en": "The ministry"}, "19911"),))


def test_what_is_wrong_is_refused_with_its_mend(tmp_path: Path) -> None:
    assert "appeal.days" in refused(tmp_path, "appeal: {days: 0}")
    assert "appeal.days" in refused(tmp_path, "appeal: {days: 4000}")
    empty = refused(tmp_path, 'appeal: {outside: [{name: x, address: " "}]}')
    assert "write a telephone" in empty["appeal.outside[0].address"]
    twice = refused(tmp_path, "appeal: {outside: [{name: x, address: a}, {name: y, address: a}]}")
    assert "leave one of the two out" in twice["appeal.outside[1].address"]
    assert "appeal.outside[0].phone" in refused(tmp_path, "appeal: {outside: [{name: x, phone: 1}]}")
