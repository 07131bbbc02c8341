// The person's phone as another platform would show it. How it looks is asked of the server, which alone knows.
import { tab } from "./keep.js";
import { get } from "./net.js";

const WEB = "web";

export function appearances(root, part, log) {
  const known = new Map(); // what the page itself shows, by id
  const opened = new Set(); // the calls that were pressed here
  let appearance = WEB, asked = 0;
  const show = async () => {
    const mine = ++asked;
    if (appearance === WEB) return note("");
    const talk = await get(`/demo/person/${appearance}/${[...opened].join(",") || "-"}`).catch(() => null);
    if (!talk || mine !== asked) return; // it is told again with the next message
    log.sync(talk.items);
    note(talk.note);
  };
  const note = (words) => {
    if (!part.appearanceNote) return;
    part.appearanceNote.hidden = !words;
    part.appearanceNote.textContent = words;
  };
  const choose = (to) => {
    appearance = to;
    tab.set("rida-appearance", to);
    if (to === WEB) delete root.dataset.appearance;
    else root.dataset.appearance = to;
    log.reset(to === WEB ? [...known.values()] : []);
    show();
  };
  const radios = [...root.querySelectorAll("[name=appearance]")];
  for (const radio of radios) radio.addEventListener("change", () => choose(radio.value));
  const before = radios.find((radio) => radio.value === tab.get("rida-appearance"));
  if (before) {
    before.checked = true;
    choose(before.value);
  }
  return {
    reset: (items) => {
      known.clear();
      for (const item of items) known.set(item.id, item);
      if (appearance === WEB) log.reset(items);
      else if (items.length) show();
      else log.reset([]);
    },
    put: (item) => {
      known.set(item.id, item);
      if (appearance === WEB) log.put(item);
      else show();
    },
    open: (call) => { opened.add(call); show(); },
  };
}
