"""config.yaml and the environment: what is taken, what is refused, and that every key is explained."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.commands.check.exposure import exposure
from bot.commands.quiet import QUIET
from bot.config import ConfigError, Settings, load
from bot.config.environment import strangers
from bot.config.file import read
from bot.config.load import SECTIONS, documented, written_secrets
from bot.core.facts import Role
from bot.core.kind import Kind
from bot.policy.languages import LANGUAGES

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "config.yaml"

BOX, SENDS = "enabled: true, host: a, username: b", "enabled: true, host: a, sender: a@b"
APP = "tenant: t, client_id: c, client_secret: s"


def _keys_of(section: str) -> list[str]:
    return list(getattr(Settings.model_fields[section].annotation, "model_fields", ()))


def loaded(folder: Path, text: str, **environ: str) -> Settings:
    file = folder / "config.yaml"
    file.write_text(text, "utf-8")
    return load(file, environ)


def refused(folder: Path, text: str, **environ: str) -> dict[str, str]:
    with pytest.raises(ConfigError) as error:
        loaded(folder, text, **environ)
    assert all(problem.mend for problem in error.value.problems)
    return {problem.key: f"{problem.problem}; {problem.mend}" for problem in error.value.problems}


# the example


def test_a_woman_who_calls_women_says_so_and_nobody_else_does(tmp_path: Path) -> None:
    calls = "{name: نورة, role: agent, takes_private_calls_from_women: true}"
    members = loaded(tmp_path, f"staff: [{calls}, {{name: سعد, role: agent}}]").members
    assert [member.calls_women for member in members] == [True, False]
    wrong = "staff: [{name: a, role: agent, takes_private_calls_from_women: maybe}]"
    assert "staff[0].takes_private_calls_from_women" in refused(tmp_path, wrong)


def test_the_example_is_taken_whole() -> None:
    settings = load(EXAMPLE, {})
    assert settings.society.email == "customer.service@majidsociety.org"
    assert settings.society.phone == "0126062959"
    assert not settings.demo, "whoever takes the example for real people has no open page"
    assert [member.role for member in settings.members].count(Role.SUPERVISOR) == 1
    assert not settings.untold


def test_the_example_says_what_holds_without_it(tmp_path: Path) -> None:
    """What config.yaml writes out as the usual ladder, hours and pace is what an empty file gives."""
    example, empty = load(EXAMPLE, {}), loaded(tmp_path, "")
    assert example.ladder == empty.ladder
    assert example.pace == empty.pace
    assert example.web == empty.web
    assert example.calendar.hours == empty.calendar.hours
    assert example.calendar.weekend == empty.calendar.weekend


def commented() -> set[str]:
    """The paths of keys that stand right below a comment."""
    lines = EXAMPLE.read_text("utf-8").splitlines()
    found: set[str] = set()

    def walk(node: yaml.Node, path: str) -> None:
        if isinstance(node, yaml.SequenceNode):
            for child in node.value[:1]:
                walk(child, path)
        for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
            above = lines[key.start_mark.line - 1].strip().removeprefix("- ")
            if above.startswith("#") or path.endswith("name."):
                found.add(f"{path}{key.value}")
            walk(value, f"{path}{key.value}.")

    walk(yaml.compose("\n".join(lines), yaml.SafeLoader), "")
    return found


def test_every_setting_is_explained() -> None:
    nameless = {key for key in documented() if key.split(".")[-1] in LANGUAGES}
    assert set(documented()) - nameless - commented() == set()


def test_what_is_explained_exists() -> None:
    assert commented() - set(documented()) == set()


def test_every_section_is_looked_at() -> None:
    assert {"society.name", "smtp.password", "calendar.seasons.from", "ladder.tell"} <= set(documented())
    assert {"telegram.token", "staff.telegram_id"} <= set(documented())
    assert {"whatsapp.app_secret", "whatsapp.templates.reply.name"} <= set(documented())


# what is taken


def test_a_ladder_of_before_has_the_steps_of_a_cry_and_an_own_one_is_told_apart(tmp_path: Path) -> None:
    """`ladder:` of an older version is taken as it is."""
    old = "ladder: [{name: due, kind: complaint, before: 0 minutes, tell: director}]\nstaff: [{name: A, role: director}]"
    settings = loaded(tmp_path, old)
    now = datetime(2026, 11, 27, 20, tzinfo=UTC)
    assert settings.escalation.cry(now, now).tell == "leaders" and not settings.untold
    wrong = "ladder: [{name: cry, kind: emergency, after: 5 minutes, tell: leaders, urgent: false}]"
    found = refused(tmp_path, wrong)
    assert set(found) == {"ladder[0].urgent", "ladder[0].repeat"}
    nobody = "ladder: [{name: cry, kind: emergency, after: 0 minutes, tell: leaders, repeat: every hour}]"
    assert "ladder[0].tell" in refused(tmp_path, f"{nobody}\nstaff: [{{name: A, role: agent}}]")


def test_an_empty_file_is_a_whole_setting(tmp_path: Path) -> None:
    settings = loaded(tmp_path, "")
    assert settings.database == f"sqlite:///{tmp_path}/data/rida.db"
    assert settings.data_dir == tmp_path / "data"
    assert settings.working_time.weekend == {4, 5}
    assert len(settings.escalation.rungs) == 13
    assert settings.web.url == "http://127.0.0.1:8080"


def test_a_section_left_empty_is_as_if_left_out(tmp_path: Path) -> None:
    assert loaded(tmp_path, "web:\nstaff:\n").web.port == 8080


def test_paths_are_taken_from_the_files_folder(tmp_path: Path) -> None:
    settings = loaded(tmp_path, "database: sqlite:///x/y.db\ndata_dir: /var/lib/rida")
    assert settings.database == f"sqlite:///{tmp_path}/x/y.db"
    assert settings.data_dir == Path("/var/lib/rida")
    assert loaded(tmp_path, "database: sqlite:////srv/y.db").database == "sqlite:////srv/y.db"


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    settings = loaded(
        tmp_path,
        "demo_public: true\nweb: {port: 1000, host: a}\nstaff: [{name: a, role: agent}]",
        RIDA_WEB__PORT="2000",
        RIDA_DEMO="true",
        RIDA_STAFF__0__EMAIL="a@example.org",
        RIDA_STAFF__1='{"name": "b", "role": "director"}',
        RIDA_CALENDAR__WEEKEND='["sunday"]',
        RIDA_CALENDAR__COUNTRY="null",
        RIDA_SMTP__PASSWORD="{not json",
    )
    assert (settings.web.port, settings.web.host, settings.demo) == (2000, "a", True)
    assert [(member.name, member.email) for member in settings.members] == [
        ("a", "a@example.org"),
        ("b", ""),
    ]
    assert settings.working_time.weekend == {6}
    assert settings.calendar.country is None
    assert settings.smtp.password.get_secret_value() == "{not json"


def test_variables_that_nobody_reads_are_known() -> None:
    environ = {"RIDA_SMPT__PASSWORD": "x", "RIDA_SMTP__PASSWORD": "x", "HOME": "x"}
    assert strangers(environ, SECTIONS) == ["RIDA_SMPT__PASSWORD"]


def test_a_password_may_lie_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("pass word\n")
    settings = loaded(tmp_path, "smtp: {password_file: secret}")
    assert settings.smtp.password.get_secret_value() == "pass word"
    assert "pass word" not in repr(settings)


def test_one_name_stands_for_both_languages(tmp_path: Path) -> None:
    name = loaded(tmp_path, "society: {name: {ar: جمعية}}").society.name
    assert (name.ar, name.en) == ("جمعية", "جمعية")
    assert loaded(tmp_path, "society: {name: Society}").society.name.ar == "Society"


def test_a_telephone_keeps_its_leading_zero(tmp_path: Path) -> None:
    society = loaded(tmp_path, "society: {phone: 0126062757, mobile: 966503011458}").society
    assert (society.phone, society.mobile) == ("0126062757", "966503011458")


def test_a_members_id_outlives_order_and_address(tmp_path: Path) -> None:
    one = "{name: نورة, role: agent}", "{name: سعد, role: agent, email: s@example.org}"
    before = loaded(tmp_path, f"staff: [{one[0]}, {one[1]}]").members
    after = loaded(tmp_path, f"staff: [{one[1].replace('s@', 'saad@')}, {one[0]}]").members
    assert [member.id for member in before] == [member.id for member in reversed(after)]
    assert loaded(tmp_path, "staff: [{id: noura, name: نورة, role: agent}]").members[0].id == "noura"


def test_the_pace_is_in_the_cores_terms(tmp_path: Path) -> None:
    pace = loaded(tmp_path, "pace: {draft_reminder_hours: 2, question_minutes: 15}").pace.pace
    assert (pace.draft_reminder, pace.rating_patience) == (timedelta(hours=2), timedelta(days=3))
    assert pace.question_minutes == 15


def test_a_channel_that_is_off_needs_nothing(tmp_path: Path) -> None:
    text = "telegram: {enabled: false, token: x}\nwhatsapp: {enabled: false}"
    settings = loaded(tmp_path, text, RIDA_TELEGRAM__TOKEN="y")
    assert not settings.telegram.enabled
    assert "'y'" not in repr(settings.telegram)


def test_secrets_of_a_channel_come_from_files(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("1:abc\n")
    (tmp_path / "secret").write_text("hush\n")
    text = "telegram: {enabled: true, mode: webhook, token_file: token, secret_token_file: secret}"
    telegram = loaded(tmp_path, text).telegram
    assert telegram.token.get_secret_value() == "1:abc"
    assert telegram.secret_token.get_secret_value() == "hush"
    assert loaded(tmp_path, text, RIDA_TELEGRAM__TOKEN="2:x").telegram.token.get_secret_value() == "2:x"


WHOLE = "enabled: true, phone_number_id: 106540352242922, token: t, app_secret: s, verify_token: v"


def test_whatsapp_is_whole_with_its_secrets_in_files(tmp_path: Path) -> None:
    for name in ("token", "app_secret", "verify_token"):
        (tmp_path / name).write_text(f"{name} of meta\n")
    files = "token_file: token, app_secret_file: app_secret, verify_token_file: verify_token"
    text = f"whatsapp: {{enabled: true, phone_number_id: 106540352242922, {files}}}"
    whatsapp = loaded(tmp_path, text).whatsapp
    assert whatsapp.phone_number_id == "106540352242922"
    assert whatsapp.app_secret.get_secret_value() == "app_secret of meta"
    assert whatsapp.verify_token.get_secret_value() == "verify_token of meta"
    assert "of meta" not in repr(whatsapp)
    assert loaded(tmp_path, text, RIDA_WHATSAPP__TOKEN="x").whatsapp.token.get_secret_value() == "x"
    (tmp_path / "app_secret").write_text("\n")
    assert "is empty" in refused(tmp_path, text)["whatsapp.app_secret_file"]


@pytest.mark.parametrize("key", ["token", "phone_number_id", "app_secret", "verify_token"])
@pytest.mark.parametrize("nothing", ["", " "])
def test_whatsapp_without_one_of_its_keys_is_refused(tmp_path: Path, key: str, nothing: str) -> None:
    written = dict(pair.split(": ") for pair in WHOLE.split(", "))
    written[key] = f"'{nothing}'"
    text = "whatsapp: {" + ", ".join(f"{name}: {value}" for name, value in written.items()) + "}"
    assert f"whatsapp.{key}" in refused(tmp_path, text)


@pytest.mark.parametrize("form", ["ibdaa", "ibdaa.en"])
def test_a_form_of_no_initiative_is_refused_by_its_name_where_whatsapp_is_on(
    tmp_path: Path, form: str
) -> None:
    named = "initiatives: [{id: ibda, name: ابدأ}]"
    text = f"{named}\nwhatsapp: {{{WHOLE}, flows: {{{form}: '12'}}}}"
    assert f"whatsapp.flows.{form}" in refused(tmp_path, text)
    assert loaded(tmp_path, text.replace("ibdaa", "ibda")).whatsapp.flows
    assert loaded(tmp_path, text.replace("enabled: true", "enabled: false")).whatsapp.flows


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o600])
def test_a_secrets_file_that_others_can_read_is_told(tmp_path: Path, mode: int) -> None:
    for name in ("token", "app", "verify"):
        (tmp_path / name).write_text("x")
        (tmp_path / name).chmod(0o600)
    (tmp_path / "app").chmod(mode)
    files = "token_file: token, app_secret_file: app, verify_token_file: verify"
    settings = loaded(tmp_path, f"whatsapp: {{enabled: true, phone_number_id: 1065403, {files}}}")
    told = [each for each in exposure(settings) if each.about == "secrets"]
    assert [("whatsapp.app_secret_file" in each.what, "chmod 600" in each.mend) for each in told] == (
        [] if mode == 0o600 else [(True, True)]
    )


def test_every_secrets_file_is_looked_at(tmp_path: Path) -> None:
    """Of a mailbox, of /metrics and of the backups as well as of a channel."""
    for name in ("mail", "metrics", "backup"):
        (tmp_path / name).write_text("x" * 20)
        (tmp_path / name).chmod(0o644)
    smtp = "smtp: {enabled: true, host: mail.example.org, sender: a@example.org, password_file: mail}"
    oauth = "oauth: {tenant: t, client_id: c, client_secret_file: mail}"
    imap = f"imap: {{enabled: true, host: mail.example.org, username: a@example.org, {oauth}}}"
    rest = "web: {metrics_token_file: metrics}\nbackup: {passphrase_file: backup}"
    told = [each.what for each in exposure(loaded(tmp_path, "\n".join((smtp, imap, rest))))]
    keys = (
        "smtp.password_file",
        "imap.oauth.client_secret_file",
        "web.metrics_token_file",
        "backup.passphrase_file",
    )
    assert [key for key in keys if not any(key in what for what in told)] == []


@pytest.mark.parametrize("section", [name for name in SECTIONS if "enabled" in _keys_of(name)])
def test_a_quiet_rida_has_no_door_open(section: str) -> None:
    """`rida chat` and its like open a Rida of their own: no channel of any kind may go with it."""
    assert QUIET[f"RIDA_{section.upper()}__ENABLED"] == "false"
    files = [key for key in _keys_of(section) if key.endswith("_file")]
    assert [QUIET[f"RIDA_{section.upper()}__{key.upper()}"] for key in files] == ["null"] * len(files)


@pytest.mark.parametrize("bad", ["\\a", "\\e[2J", "\\0", "\\u202e", "\\u2066", "\\x9b31m"])
@pytest.mark.parametrize(
    ("section", "key"),
    [
        ("society: {name: %s}", "society.name"),
        ("staff: [{name: %s, role: agent}]", "staff[0].name"),
        ("departments: [{id: a, name: %s}]", "departments[0].name"),
        ("categories: [{id: a, name: {ar: %s}}]", "categories[0].name"),
        ("initiatives: [{id: a, name: %s}]", "initiatives[0].name"),
    ],
)
def test_a_name_that_nobody_sees_whole_is_refused(
    tmp_path: Path, section: str, key: str, bad: str
) -> None:
    """It would ring in a terminal, clear its screen or turn the sentence it stands in."""
    assert "nobody can see; write it anew" in refused(tmp_path, section % f'"جمعية{bad} الماء"')[key]


def test_a_name_of_several_lines_is_one_line(tmp_path: Path) -> None:
    society = loaded(tmp_path, "society:\n  name: |\n    جمعية\n      ماجد  للتنمية\n").society
    assert society.name.model_dump()["ar"] == "جمعية ماجد للتنمية"


def test_a_template_is_named_by_its_name_alone_or_with_its_codes(tmp_path: Path) -> None:
    text = "whatsapp: {templates: {reply: answer_waits, message: {name: x, language: ar_SA}}}"
    templates = loaded(tmp_path, text).whatsapp.templates
    assert (templates.reply.name, templates.reply.language["en"]) == ("answer_waits", "en")
    assert (templates.message.name, templates.message.language["en"]) == ("x", "ar_SA")


def test_the_number_of_links_is_written_as_people_write_it(tmp_path: Path) -> None:
    for written in ("966503011458", "'+966 50 301 1458'", "00966503011458"):
        assert loaded(tmp_path, f"whatsapp: {{number: {written}}}").whatsapp.number == "966503011458"


def test_a_demonstration_is_open_to_nobody_of_whatsapp(tmp_path: Path) -> None:
    """A Graph API of this machine is a test's; Meta's is not."""
    text = f"demo: true\nwhatsapp: {{{WHOLE}}}"
    assert "whatsapp" in refused(tmp_path, text)["demo"]
    here = text.replace(WHOLE, f"{WHOLE}, api_base_url: 'http://127.0.0.1:9/v25.0'")
    assert loaded(tmp_path, here).whatsapp.enabled


def test_codes_lead_to_whatsapp_where_it_is_on(tmp_path: Path) -> None:
    """Meta is asked for a number that is not written."""
    assert loaded(tmp_path, "whatsapp: {number: '966503011458'}").codes_lead_nowhere
    assert not loaded(tmp_path, f"whatsapp: {{{WHOLE}}}").codes_lead_nowhere
    assert not loaded(tmp_path, f"whatsapp: {{{WHOLE}, number: '966503011458'}}").codes_lead_nowhere


def test_secrets_in_the_file_are_found(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("telegram: {token: x, mode: y}\nsmtp: {password: z}\nwhatsapp: {app_secret: ''}")
    assert list(written_secrets(read(file))) == ["telegram.token", "smtp.password"]


def test_settings_are_frozen(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="frozen"):
        loaded(tmp_path, "").web.port = 1


# what is refused


@pytest.mark.parametrize(
    ("text", "key", "says"),
    [
        ("databse: x", "databse", "no such key; did you mean 'database'?"),
        ("society: {emial: x}", "society.emial", "did you mean 'email'?"),
        ("staff: [{name: a, role: agent, mail: x}]", "staff[0].mail", "did you mean 'email'?"),
        (
            "calendar: {seasons: [{form: x, hours: [1]}]}",
            "calendar.seasons[0].form",
            "did you mean 'from'?",
        ),
        ("_env_file: x", "_env_file", "no such key"),
        ("web: {port: many}", "web.port", "no whole number"),
        ("retention: {questions_days: 6}", "retention.questions_days", "7"),
        ("retention: {question_days: 30}", "retention.question_days", "did you mean 'questions_days'?"),
        ("web: {port: 70000}", "web.port", "less than or equal to 65535"),
        ("web: {public_url: example.org}", "web.public_url", "begin it with https://"),
        ("web: [1]", "web", "is no table of keys"),
        ("demo: maybe", "demo", "neither true nor false"),
        ("log_level: loud", "log_level", "write debug, info, warning or error"),
        ("staff: x", "staff", "is no list"),
        ("staff: [{role: agent}]", "staff[0].name", "is missing"),
        ("staff: [{name: '', role: agent}]", "staff[0].name", "is empty"),
        (
            "staff: [{name: a, role: boss}]",
            "staff[0].role",
            "agent, supervisor, director or confidential",
        ),
        ("staff: [{name: a, role: agent, email: x}]", "staff[0].email", "no e-mail address"),
        ("staff: [{name: a, role: agent, id: A b}]", "staff[0].id", "is no id"),
        (
            "staff: [{name: a, role: agent}, {name: a, role: agent}]",
            "staff[1].id",
            "taken by an entry before it",
        ),
        ("database: postgresql://u:p@h/d", "database", "keeps its data in an SQLite file"),
        ("database: 'sqlite://'", "database", "write sqlite:///data/rida.db"),
        ("smtp: {enabled: true, host: a}", "smtp.sender", "is missing"),
        ("smtp: {enabled: true, sender: a@b}", "smtp.host", "set smtp.enabled to false"),
        ("smtp: {security: ssl}", "smtp.security", "write starttls, tls or none"),
        ("smtp: {password_file: nowhere}", "smtp.password_file", "cannot be read"),
        ("imap: {enabled: true}", "imap.host", "set imap.enabled to false"),
        ("imap: {enabled: true, host: a, username: b}", "imap.password", "set RIDA_IMAP__PASSWORD"),
        (
            "imap: {enabled: true, host: a, username: b, password: c}",
            "imap.enabled",
            "set smtp.enabled to true",
        ),
        (f"imap: {{{BOX}, password: c, oauth: {{{APP}}}}}", "imap.oauth", "there is one way in"),
        (f"imap: {{{BOX}, password_file: c, oauth: {{{APP}}}}}", "imap.oauth", "leave the password out"),
        (f"imap: {{enabled: true, host: a, oauth: {{{APP}}}}}", "imap.username", "is missing"),
        (f"imap: {{{BOX}, oauth: {{tenant: t}}}}", "imap.oauth.client_id", "is missing"),
        (f"imap: {{{BOX}, oauth: {{tenant: t}}}}", "imap.oauth.client_secret", "is missing"),
        (f"imap: {{{BOX}, oauth: {{client_id: c}}}}", "imap.oauth.tenant", "oauth.token_url"),
        (
            f"imap: {{{BOX}, oauth: {{{APP}, token_url: 'https://x'}}}}",
            "imap.oauth.token_url",
            "beside a tenant",
        ),
        (
            f"imap: {{{BOX}, oauth: {{{APP}, service_account: x}}}}",
            "imap.oauth.tenant",
            "service account",
        ),
        ("imap: {oauth: {tenant: 'a/../b'}}", "imap.oauth.tenant", "is no tenant"),
        ("imap: {oauth: {token_url: 'http://tokens.example.org'}}", "imap.oauth.token_url", "https://"),
        (
            "imap: {oauth: {client_secret_file: nowhere}}",
            "imap.oauth.client_secret_file",
            "cannot be read",
        ),
        (
            "smtp: {oauth: {service_account_file: nowhere}}",
            "smtp.oauth.service_account_file",
            "cannot be read",
        ),
        (f"smtp: {{{SENDS}, username: a, oauth: {{{APP}}}, password: c}}", "smtp.oauth", "one way in"),
        (f"smtp: {{{SENDS}, oauth: {{{APP}}}}}", "smtp.username", "that oauth signs in to"),
        (f"smtp: {{{SENDS}, username: a}}", "smtp.password", "RIDA_SMTP__PASSWORD"),
        ("imap: {security: ssl}", "imap.security", "write tls, starttls or none"),
        ("imap: {folder: ''}", "imap.folder", "is empty"),
        ("imap: {password_file: nowhere}", "imap.password_file", "cannot be read"),
        ("telegram: {enabled: true}", "telegram.token", "set RIDA_TELEGRAM__TOKEN"),
        (
            "telegram: {enabled: true, token: x, mode: webhook}",
            "telegram.secret_token",
            "anybody could write into the webhook",
        ),
        ("telegram: {staff_group: 1001}", "telegram.staff_group", "with its minus sign"),
        ("telegram: {mode: push}", "telegram.mode", "write polling or webhook"),
        (
            "staff: [{name: a, role: agent, telegram_id: 5}, {name: b, role: agent, telegram_id: 5}]",
            "staff[1].telegram_id",
            "belongs to a member before it",
        ),
        ("whatsapp: {enabled: true}", "whatsapp.app_secret", "anybody could write into the webhook"),
        ("whatsapp: {number: '0503011458'}", "whatsapp.number", "with the country's code"),
        ("whatsapp: {phone_number_id: '+966 50'}", "whatsapp.phone_number_id", "no id of WhatsApp"),
        ("whatsapp: {templates: {reply: My Reply}}", "whatsapp.templates.reply.name", "small Latin"),
        ("whatsapp: {templates: {replies: x}}", "whatsapp.templates.replies", "did you mean 'reply'?"),
        ("whatsapp: {price: -1}", "whatsapp.price", "greater than or equal to 0"),
        ("calendar: {timezone: Asia/Riyad}", "calendar.timezone", "did you mean 'Asia/Riyadh'?"),
        ("calendar: {holidays: {2026-02-30: x}}", "calendar.holidays.2026-02-30", "is no date"),
        ("ladder: [{name: a, kind: complaint, after: 1 hour}]", "ladder[0].tell", "tells nobody"),
        (
            "ladder: [{name: a, kind: complaint, after: 1 hour, tell: director}]",
            "ladder[0].tell",
            "no member of staff is director",
        ),
        ("pace: {question_minutes: 30}", "pace.question_minutes", "less than or equal to 20"),
        ("initiatives: [{id: a, name: b, link: c}]", "initiatives[0].link", "no web address"),
        (
            "initiatives: [{id: a, name: b, opens: 2026-02-01, closes: 2026-01-01}]",
            "initiatives[0]",
            "closes before it opens",
        ),
        ("initiatives: [{id: a, name: b}, {id: a, name: c}]", "initiatives[1].id", "taken"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, key: str, says: str) -> None:
    assert says in refused(tmp_path, text)[key]


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = """
web: {port: x}
staff: [{name: a, role: boss}]
calendar: {hours: [late], holidays: {2026-02-30: x}}
ladder: [{name: a, kind: complaint, after: soon, tell: agent}]
telegram: {enabled: true}
colour: red
"""
    assert set(refused(tmp_path, text)) == {
        "web.port",
        "staff[0].role",
        "calendar.hours[0]",
        "calendar.holidays.2026-02-30",
        "ladder[0].after",
        "ladder[0].tell",
        "telegram.token",
        "colour",
    }


def test_a_problem_names_its_line_or_its_variable(tmp_path: Path) -> None:
    text = "demo: true\nstaff:\n  - name: a\n    role: agent\n  - name: b\n    role: boss\nweb: {port: 1}"
    with pytest.raises(ConfigError) as error:
        loaded(tmp_path, text, RIDA_WEB__PORT="x")
    assert {problem.key: problem.line for problem in error.value.problems} == {
        "staff[1].role": 6,
        "web.port": None,
    }
    assert "set by RIDA_WEB__PORT" in str(error.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: [1\nb: 2", "line 2, column 2: is no YAML"),
        ("demo: true\n\tweb: x", "line 2, column 1: is no YAML"),
        ("demo: true\ndemo: false", "line 2, column 1: is no YAML: the key 'demo' is written twice"),
        ("demo: \x01", "a character that YAML does not allow"),
        ("- demo", "is no table of keys"),
        ("demo: true\nweb: {[8080]: x}", "line 2, column 7: is no YAML: a list or a table stands where"),
        ("web: {{port: 8080}}", "line 1, column 7: is no YAML: a list or a table stands where"),
        ("demo: !!python/object:os.system x", "is no YAML"),
    ],
)
def test_what_cannot_be_read_is_placed(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ConfigError) as error:
        loaded(tmp_path, text)
    assert says in str(error.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such file; copy") as error:
        load(tmp_path / "none.yaml", {})
    assert error.value.file == tmp_path / "none.yaml"


def test_a_folder_and_a_foreign_encoding_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path, {})
    (tmp_path / "config.yaml").write_bytes("name: جمعية".encode("cp1256"))
    with pytest.raises(ConfigError, match="is not UTF-8 at byte 6; save it as UTF-8"):
        load(tmp_path / "config.yaml", {})


def test_a_secret_is_never_quoted(tmp_path: Path) -> None:
    text = "smtp: {password: [s3cret], username: {a: s3cret}}\ntelegram: {enabled: s3cret, token: s3cret}"
    assert "s3cret" not in str(refused(tmp_path, text, RIDA_SMTP__PORT="s3cret"))


def test_dates_of_the_example_are_dates() -> None:
    initiative: Any = load(EXAMPLE, {}).initiatives[0]
    assert initiative.opens == date(2026, 11, 1)


# whose work a case is


def test_a_category_names_a_department_and_a_member_that_are_there(tmp_path: Path) -> None:
    wrong = refused(
        tmp_path,
        "staff: [{name: Sara, role: agent}]\n"
        "departments: [{id: aid, name: Aid}, {id: aid, name: Aid}]\n"
        "categories:\n"
        "  - {id: rent, name: Rent, department: iad, assignee: Sarah}\n"
        "  - {id: rent, name: Rent, department: aid, assignee: Sara}\n",
    )
    assert set(wrong) == {
        "departments[1].id",
        "categories[1].id",
        "categories[0].department",
        "categories[0].assignee",
    }
    assert "'aid'" in wrong["categories[0].department"]


def test_a_category_for_an_unknown_kind_or_relationship_is_refused(tmp_path: Path) -> None:
    text = "categories: [{id: rent, name: Rent, kinds: [rent], relationships: [king]}]"
    assert {"categories[0].kinds[0]", "categories[0].relationships[0]"} <= set(refused(tmp_path, text))


def test_what_nobody_writes_is_nothing(tmp_path: Path) -> None:
    sorting = loaded(tmp_path, "staff: []").built_sorting
    assert not sorting.departments and not sorting.categories
    shipped = load(EXAMPLE, {}).built_sorting
    assert not any(shipped.asks(kind) for kind in Kind), "the shipped config.yaml asks nobody"


def test_the_members_of_a_category_are_known_by_name(tmp_path: Path) -> None:
    text = (
        "staff: [{id: s, name: Sara, role: agent}]\ncategories: [{id: rent, name: Rent, assignee: Sara}]"
    )
    (category,) = loaded(tmp_path, text).built_sorting.categories
    assert category.assignee == "s" and set(category.kinds) == set(Kind)


def test_a_secret_of_a_section_in_a_section_is_read_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("s3cret\n")
    oauth = "oauth: {tenant: t, client_id: c, client_secret_file: secret}"
    settings = loaded(tmp_path, f"imap: {{{oauth}}}\nsmtp: {{{oauth}}}")
    for section in (settings.imap, settings.smtp):
        assert section.oauth.client_secret.get_secret_value() == "s3cret"
        assert section.oauth.client_secret_file == tmp_path / "secret"
    assert "s3cret" not in repr(settings)


def test_a_secret_of_a_section_in_a_section_is_found_where_it_is_written(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("imap: {oauth: {client_secret: z}}\nsmtp: {oauth: x}")
    assert list(written_secrets(read(file))) == ["imap.oauth.client_secret"]


def test_the_key_of_a_service_account_may_come_from_the_environment(tmp_path: Path) -> None:
    key = '{"type": "service_account"}'
    settings = loaded(tmp_path, "", RIDA_IMAP__OAUTH__SERVICE_ACCOUNT=key)
    assert json.loads(settings.imap.oauth.service_account.get_secret_value()) == json.loads(key)
