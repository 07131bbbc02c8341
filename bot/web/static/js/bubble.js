// One message as it is shown. Whatever anyone wrote is text in an isolated block of its own direction.
import { icon, make } from "./dom.js";
import { keyboard } from "./keyboard.js";
import { size, t } from "./words.js";

const LINK = /https?:\/\/[^\s<>"'\u2066-\u2069\u200e\u200f]+[^\s<>"'.,;:!?)\]»،؛؟\u2066-\u2069\u200e\u200f]/g;
const OPENS = { target: "_blank", rel: "noopener noreferrer" };

export function message(item, { mine, author, onPress }) {
  const root = make("article", { className: mine ? "message mine" : "message", "data-id": item.id, "data-testid": "message" });
  if (item.text.startsWith("//") && !item.outgoing) root.classList.add("internal");
  root.append(
    make("div", { className: "bubble" },
      author ? make("bdi", { className: "author" }, author) : make("span", { className: "unseen" }, t(mine ? "web-you" : "web-name")),
      attachments(item),
      item.text ? words(item.text) : null,
      foot(item, mine)),
  );
  if (item.rows?.length || item.sheet?.length) root.append(keyboard(item, onPress));
  if (item.buttons.length) root.append(choices(item, onPress));
  return root;
}

export function words(text) {
  const block = make("p", { className: "words", dir: "auto", "data-testid": "words" });
  let from = 0;
  for (const found of text.matchAll(LINK)) {
    block.append(text.slice(from, found.index), link(found[0]));
    from = found.index + found[0].length;
  }
  block.append(text.slice(from));
  return block;
}

function link(url) {
  return make("a", { href: url, ...OPENS, dir: "ltr" }, url);
}

function foot(item, mine) {
  const time = item.time ? make("time", { dateTime: item.at }, make("bdi", {}, item.time)) : null;
  const line = make("div", { className: "foot" }, time);
  if (mine && item.status && item.time) {
    line.append(icon("check"), make("span", { className: "unseen" }, t("web-status-sent")));
  }
  return line;
}

function choices(item, onPress) {
  const group = make("div", { className: "choices", role: "group", "aria-label": t("web-choices"), "data-testid": "choices" });
  for (const button of item.buttons) {
    if (button.url) {
      group.append(make("a", { className: "choice", dir: "auto", href: button.url, target: "_blank", rel: "noopener noreferrer", "data-testid": `choice-${button.action}` }, button.label));
      continue;
    }
    const element = make("button", { type: "button", className: "choice", dir: "auto", "data-testid": `choice-${button.action}`, "data-action": button.action, "data-arg": button.arg }, button.label);
    element.addEventListener("click", () => onPress(element, button, item));
    group.append(element);
  }
  return group;
}

function attachments(item) {
  const shown = item.files.map(file);
  if (item.location) shown.push(place(item.location));
  return shown.length ? make("div", { className: "files" }, ...shown) : null;
}

export function file(each) {
  if (each.kind === "photo") return photo(each, each.name ? t("web-photo-named", { name: each.name }) : t("web-photo"));
  if (each.kind === "qr") return photo(each, t("web-qr"));
  if (each.kind === "voice" || each.kind === "audio") return sound(each);
  if (each.kind === "video") return make("video", { controls: true, preload: "metadata", src: each.url, "aria-label": t("web-video") });
  return download(each);
}

function photo(each, alt) {
  const image = make("img", { src: each.url, alt, loading: "lazy", "data-testid": each.kind });
  const anchor = make("a", { href: each.url, ...OPENS }, image);
  image.addEventListener("error", () => anchor.replaceWith(download(each)), { once: true }); // HEIC, in most browsers
  return anchor;
}

function sound(each) {
  const label = t(each.kind === "voice" ? "web-voice" : "web-audio");
  return make("audio", { controls: true, preload: "metadata", src: each.url, "aria-label": label, "data-testid": each.kind });
}

function download(each) {
  const name = each.name || t("web-document");
  const text = make("span", {}, make("bdi", {}, name), each.size ? make("small", {}, make("bdi", {}, size(each.size))) : null);
  const label = t("web-download", { name });
  return make("a", { className: "file", href: each.url, download: each.name || "", "aria-label": label, "data-testid": "file" }, icon("document"), text);
}

function place({ latitude, longitude }) {
  const where = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  const url = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
  const text = make("span", {}, t("web-location"), make("small", {}, make("bdi", { dir: "ltr" }, where)));
  return make("a", { className: "file", href: url, ...OPENS, title: t("web-new-window"), "data-testid": "place" }, icon("place"), text);
}
