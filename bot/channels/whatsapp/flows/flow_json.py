"""The form of an initiative as a Flow: what a society submits to Meta once, and what is then opened in a
chat. It is static: it asks no server, and sends everything back at the end.

The rules this module guards: every limit of Flow JSON is kept by shortening what is shown, never what is
meant (a label that is cut stands whole above its field); an option is sent back by its name in the first
language, as the database keeps it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from bot.core.registration import FieldKind, FormField, Initiative
from bot.policy.languages import FIRST

Json = dict[str, Any]
Say = Callable[[str, str], str]

VERSION = "7.0"
LABEL, GROUP_LABEL, DATE_LABEL, HEADING = 20, 30, 40, 80
OPTION, BUTTON, HELP, TITLE = 30, 35, 80, 30
LONGEST = 200  # characters of an answer
ON_A_SCREEN = 6  # fields: more would be scrolled out of sight
SCREENS = ("FIRST", "SECOND", "THIRD", "FOURTH", "FIFTH")


def flow_json(initiative: Initiative, language: str, say: Say) -> Json:
    """`say` gives the words of a key of the texts in a language."""
    fields, starts = initiative.form, range(0, len(initiative.form), ON_A_SCREEN)
    parts = [fields[start : start + ON_A_SCREEN] for start in starts]
    screens = [_screen(initiative, number, parts, language, say) for number in range(len(parts))]
    return {"version": VERSION, "screens": screens}


def _screen(
    initiative: Initiative, number: int, parts: Sequence[Sequence[FormField]], language: str, say: Say
) -> Json:
    is_last = number == len(parts) - 1
    label = say("whatsapp-flow-done" if is_last else "whatsapp-flow-next", language)
    action = _complete(parts) if is_last else _navigate(number + 1)
    footer = {"type": "Footer", "label": cut(label, BUTTON), "on-click-action": action}
    fields = [part for field in parts[number] for part in _parts(field, language, say)]
    form = {"type": "Form", "name": "form", "children": [*fields, footer]}
    return {
        "id": SCREENS[number],
        "title": cut(initiative.name[language], TITLE),
        **({"terminal": True, "success": True} if is_last else {}),
        "layout": {"type": "SingleColumnLayout", "children": [form]},
    }


def _navigate(number: int) -> Json:
    return {"name": "navigate", "next": {"type": "screen", "name": SCREENS[number]}, "payload": {}}


def _complete(parts: Sequence[Sequence[FormField]]) -> Json:
    """Everything that was filled in, on this screen and on those before."""
    last = len(parts) - 1
    payload = {
        field.id: "${form." + _name(field) + "}"
        if number == last
        else "${screen." + SCREENS[number] + ".form." + _name(field) + "}"
        for number, part in enumerate(parts)
        for field in part
    }
    return {"name": "complete", "payload": payload}


def _name(field: FormField) -> str:
    """Of a field inside the Flow, where not every sign of an id is allowed."""
    return re.sub(r"[^A-Za-z0-9_]", "_", field.id)


# A field ----------------------------------------------------------------------------------------------


def _parts(field: FormField, language: str, say: Say) -> list[Json]:
    shown = _shown(field, language, say)
    label = field.label[language]
    whole = [{"type": "TextSubheading", "text": cut(label, HEADING)}] if shown["label"] != label else []
    return [*whole, shown]


def _shown(field: FormField, language: str, say: Say) -> Json:
    return _COMPONENTS[field.kind](field, language, say)


def _typed(kind: str, field: FormField, language: str, say: Say) -> Json:
    hint = cut(say(f"registration-hint-{field.kind}", language), HELP)
    label = cut(field.label[language], LABEL)
    shown = {"type": "TextInput", "input-type": kind, "label": label, **_common(field)}
    return {**shown, "helper-text": hint, "max-chars": LONGEST}


def _chosen(field: FormField, language: str, say: Say) -> Json:
    options = [{"id": each[FIRST], "title": cut(each[language], OPTION)} for each in field.options]
    label = cut(field.label[language], GROUP_LABEL)
    return {"type": "RadioButtonsGroup", "label": label, **_common(field), "data-source": options}


def _dated(field: FormField, language: str, say: Say) -> Json:
    """A year alone is no day of a calendar."""
    if field.takes_year:
        return _typed("text", field, language, say)
    return {"type": "DatePicker", "label": cut(field.label[language], DATE_LABEL), **_common(field)}


_COMPONENTS: Mapping[FieldKind, Callable[[FormField, str, Say], Json]] = {
    FieldKind.TEXT: partial(_typed, "text"),
    FieldKind.PHONE: partial(_typed, "phone"),
    FieldKind.NUMBER: partial(_typed, "number"),
    FieldKind.CHOICE: _chosen,
    FieldKind.DATE: _dated,
}


def _common(field: FormField) -> Json:
    return {"name": _name(field), "required": not field.optional}


def cut(text: str, most: int) -> str:
    """At a word's end where there is one, with the sign that it goes on."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    head, _, _ = kept.rpartition(" ")
    return (head if len(head) >= most // 2 else kept).rstrip() + "…"


# What is wrong with one --------------------------------------------------------------------------------

_LIMITS: dict[str, dict[str, int]] = {
    "TextHeading": {"text": HEADING},
    "TextSubheading": {"text": HEADING},
    "TextInput": {"label": LABEL, "helper-text": HELP},
    "RadioButtonsGroup": {"label": GROUP_LABEL},
    "DatePicker": {"label": DATE_LABEL, "helper-text": HELP},
    "Footer": {"label": BUTTON},
}
MOST_OPTIONS, MOST_PARTS = 20, 50


def faults(flow: Json) -> list[str]:
    """What Meta would not take, as far as its limits are known to us; nothing: it can be submitted."""
    screens = flow.get("screens", [])
    found = [] if screens else ["a form without questions has no screen"]
    ids = [screen["id"] for screen in screens]
    found += [f"{id} is no name of a screen" for id in ids if not re.fullmatch("[A-Z_]+", id)]
    if [bool(screen.get("terminal")) for screen in screens] != [id == ids[-1] for id in ids]:
        found.append("the last screen, and no other, ends the Flow")
    return found + [fault for screen in screens for fault in _screen_faults(screen, ids)]


def _screen_faults(screen: Json, ids: Sequence[str]) -> list[str]:
    (form,) = screen["layout"]["children"]
    parts: list[Json] = form["children"]
    names = [part["name"] for part in parts if "name" in part]
    found = [f"{screen['id']}: more than {MOST_PARTS} parts"] if len(parts) > MOST_PARTS else []
    found += [f"{name} is there twice" for name in names if names.count(name) > 1]
    found += [f"{screen['id']}: no button at its end"] if parts[-1]["type"] != "Footer" else []
    follows = parts[-1].get("on-click-action", {}).get("next", {}).get("name", ids[-1])
    found += [f"{follows} is no screen"] if follows not in ids else []
    return found + [fault for part in parts for fault in _part_faults(part)]


def _part_faults(part: Json) -> list[str]:
    kind = part["type"]
    if kind not in _LIMITS:
        return [f"{kind} is no part that we know"]
    said = {key: part.get(key, "") for key in _LIMITS[kind]}
    found = [
        f"{kind}: {key} is longer than {_LIMITS[kind][key]}"
        for key in said
        if len(said[key]) > _LIMITS[kind][key]
    ]
    found += [
        f"{kind}: {key} is empty" for key in ("label", "text") if key in said and not said[key].strip()
    ]
    options = part.get("data-source", [])
    titles = [each["title"] for each in options]
    if kind == "RadioButtonsGroup" and not 1 <= len(options) <= MOST_OPTIONS:
        found.append(f"{kind}: between 1 and {MOST_OPTIONS} options")
    found += [f"{kind}: {title} is longer than {OPTION}" for title in titles if len(title) > OPTION]
    found += [f"{kind}: {title} is there twice" for title in titles if titles.count(title) > 1]
    return found
