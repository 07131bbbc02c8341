// The staff's phone: topics, one talk at a time with its case card on top, and who one acts as.
import { Composer } from "./composer.js";
import { parts } from "./dom.js";
import { tab } from "./keep.js";
import { Log } from "./log.js";
import { get } from "./net.js";
import { press } from "./press.js";
import { Queue } from "./queue.js";
import { message } from "./bubble.js";
import { roomRow } from "./rooms.js";
import { t } from "./words.js";

const CARD = "card";
const DESK = "desk";
const NOTE = "//";
const NARROW = "(max-width: 50em)";

export function startStaff(onNews, onLinked) {
  const root = document.getElementById("staff");
  const part = parts(root);
  const [title, subtitle] = [part.title.textContent, part.subtitle.textContent];
  const rooms = new Map(); // id → room, the one with news last
  const unread = new Set();
  let open = null;

  const say = (sentence) => composer.problem(sentence);
  const me = () => part.member.value;
  const onPress = (element, { action, arg, label }, { stamp }) =>
    press(element, "/demo/staff/presses", { action, arg, stamp, label, room: open, member: me() }, say);
  const isMine = (item) => !item.outgoing && item.by === me();
  const log = new Log(root.querySelector(".log"), part.toEnd, { isMine, authorOf: (item) => (item.outgoing || isMine(item) ? "" : item.name), onPress });
  const elsewhere = new Log(document.createElement("div"), document.createElement("button"), { isMine, authorOf: () => "", onPress });
  const logOf = ({ fields }) => (fields.room === open ? log : elsewhere);
  const queue = new Queue("staff", "/demo/staff/messages", logOf, (entry, sentence) => composer.giveBack(entry, sentence));
  const composer = new Composer(root.querySelector(".composer"), {
    onSend: (written) => queue.add({ ...written, fields: { room: open, member: me() } }),
    onInput: () => hint(),
  });

  const hint = () => {
    const desk = open === DESK;
    const noting = !desk && composer.text.trimStart().startsWith(NOTE);
    root.querySelector(".composer").classList.toggle("noting", noting);
    const key = desk ? "web-staff-desk-hint" : noting ? "web-staff-note" : "web-staff-hint";
    if (composer.parts.hint.textContent !== t(key)) composer.parts.hint.textContent = t(key);
    composer.parts.hint.hidden = false;
  };
  const list = () => {
    const newest = [...rooms.values()].reverse();
    part.roomList.replaceChildren(...newest.map((room) => roomRow(room, unread.has(room.id), () => enter(room.id))));
    part.roomsEmpty.hidden = newest.some((room) => room.case);
  };
  const fold = ({ title: of, case: about }) => { // what a folded card still says: which case and when, and who has it
    part.cardLine.textContent = about ? `${of} · ${about.late ? t("web-late") : about.open ? about.due_short : about.status_text}` : of;
    part.cardLine.classList.toggle("late", Boolean(about?.late));
    part.cardMore.textContent = about ? (about.assignee ? t("web-assignee", { name: about.assignee }) : t("web-unassigned")) : "";
  };
  const head = () => {
    const room = rooms.get(open);
    if (room) fold(room);
    part.title.textContent = room ? room.title : title;
    part.subtitle.textContent = room?.case ? `${room.case.status_text} · ${room.case.due_text}` : room ? t("web-desk-about") : subtitle;
  };
  const card = (item) => {
    part.card.hidden = !item;
    const shown = item ? message(item, { mine: false, author: "", onPress }) : null;
    if (shown) reachable(shown.querySelector(".bubble"));
    part.cardBody.replaceChildren(...(shown ? [shown] : []));
  };
  const load = async () => {
    const room = open;
    const { items } = await get(`/demo/rooms/${room}`);
    if (room !== open) return;
    card(items.findLast((item) => item.slot === CARD));
    log.reset(items.filter((item) => item.slot !== CARD));
  };
  const enter = async (id) => {
    open = id;
    unread.delete(id);
    view();
    card(null);
    part.card.open = !matchMedia(NARROW).matches;
    log.clear();
    composer.open(`staff-${id}`);
    composer.parts.text.placeholder = composer.parts.label.textContent = t(id === DESK ? "web-staff-desk-write" : "web-staff-write");
    hint();
    await load();
    part.back.focus({ preventScroll: true });
  };
  const leave = () => {
    const from = open;
    open = null;
    view();
    root.querySelector(`[data-room="${from}"]`)?.focus();
  };
  const view = () => {
    root.dataset.view = open ? "thread" : "rooms";
    part.thread.hidden = part.back.hidden = !open;
    part.rooms.hidden = Boolean(open);
    head();
    list();
  };
  const touch = (room) => { rooms.delete(room.id); rooms.set(room.id, room); };

  const follow = () => { // the link of an official e-mail leads to its case: /#case-1001; a pass, to the desk
    const linked = location.hash.slice(1);
    const pass = linked.match(/^pass-([\w-]+)$/)?.[1];
    if (!pass && (!rooms.has(linked) || linked === open)) return;
    history.replaceState(null, "", location.pathname + location.search);
    onLinked();
    enter(pass ? DESK : linked);
    if (pass) queue.add({ text: `/pass ${pass}`, fields: { room: DESK, member: me() } });
  };
  window.addEventListener("hashchange", follow);
  part.back.addEventListener("click", leave);
  composer.parts.text.addEventListener("focus", () => { // a real phone's keyboard leaves no room for both
    if (matchMedia(NARROW).matches) part.card.open = false;
  });
  part.member.addEventListener("change", () => { tab.set("rida-member", me()); if (open) load(); });

  return {
    reset: ({ rooms: all, members }) => {
      rooms.clear();
      [...all].reverse().forEach(touch);
      membersInto(part.member, members);
      if (open && !rooms.has(open)) open = null;
      view();
      if (open) load();
      follow();
      queue.restored ? queue.run() : queue.restore();
      queue.restored = true;
    },
    room: (room) => { if (rooms.has(room.id)) rooms.set(room.id, room); else touch(room); head(); list(); },
    item: (id, item) => {
      if (rooms.has(id)) touch(rooms.get(id));
      if (id !== open && item.outgoing) unread.add(id);
      if (item.outgoing) onNews();
      if (id === open && item.slot === CARD) card(item);
      else if (id === open) log.put(item);
      list();
    },
    restarted: () => { open = null; unread.clear(); rooms.clear(); view(); },
  };
}

// A long card scrolls in its place: by the keyboard, too.
function reachable(block) {
  block.tabIndex = 0;
  block.setAttribute("role", "group");
  block.setAttribute("aria-label", t("web-card-words"));
}

function membersInto(select, members) {
  const chosen = select.value || tab.get("rida-member") || members[0]?.id;
  select.replaceChildren(...members.map(({ id, name, role }) => new Option(name === role ? name : `${name} · ${role}`, id, false, id === chosen)));
}
