// One topic in the staff's list: which case, how it stands, when it is due, whether something is new.
import { icon, make } from "./dom.js";
import { t } from "./words.js";

const DONE = ["closed", "withdrawn", "resolved"];
const WAITING = ["open", "reopened", "offered"];

export function roomRow(room, isUnread, onOpen) {
  const dot = isUnread ? make("span", { className: "dot" }, make("span", { className: "unseen" }, t("web-unread"))) : null;
  const button = make("button", { type: "button", className: "room", "data-room": room.id, "data-testid": `room-${room.id}` },
    mark(room), titleOf(room), dot, more(room));
  button.addEventListener("click", onOpen);
  return make("li", {}, button);
}

function mark({ case: of }) {
  const late = of?.late ? "room-mark late" : "room-mark";
  return make("span", { className: late, "aria-hidden": "true" }, of ? make("bdi", {}, String(of.number).slice(-4)) : icon("desk"));
}

function titleOf({ title, case: of }) {
  const status = of ? make("span", { className: `chip ${tone(of)}`, "data-testid": "room-status" }, of.status_text) : null;
  return make("span", { className: "room-title" }, title, status);
}

function tone({ status }) {
  if (DONE.includes(status)) return "done";
  return WAITING.includes(status) ? "wait" : "";
}

function more({ case: of }) {
  if (!of) return make("span", { className: "room-more" }, t("web-desk-about"));
  const who = of.assignee ? t("web-assignee", { name: of.assignee }) : t("web-unassigned");
  const when = of.late ? t("web-late") : of.due_text;
  return make("span", { className: of.late ? "room-more late" : "room-more" }, of.open ? `${when} · ${who}` : who);
}
