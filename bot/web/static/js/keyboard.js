// What can be pressed below a bubble as another platform shows it: rows of keys, or a list that opens as a sheet.
import { icon, make } from "./dom.js";
import { t } from "./words.js";

export function keyboard(item, onPress) {
  const group = make("div", { className: "choices keyboard", role: "group", "aria-label": t("web-choices"), "data-testid": "choices" });
  for (const row of item.rows) group.append(make("div", { className: "keys" }, ...row.map((key) => pressable(key, item, onPress))));
  if (item.sheet.length) group.append(...list(item, onPress));
  return group;
}

const named = (key) => ({ className: "choice", dir: "auto", "data-testid": `choice-${key.action}` });

function pressable(key, item, onPress) {
  if (key.url) return make("a", { ...named(key), href: key.url, target: "_blank", rel: "noopener noreferrer" }, key.label);
  const element = make("button", { type: "button", ...named(key), "data-action": key.action, "data-arg": key.arg }, key.label);
  element.addEventListener("click", () => onPress(element, key, { ...item, stamp: key.stamp }));
  return element;
}

function list(item, onPress) {
  const opener = make("button", { type: "button", className: "choice opener", "aria-haspopup": "dialog", "data-testid": "list-opener" }, icon("menu"), item.opener);
  const close = make("button", { type: "button", className: "round", "aria-label": t("web-sheet-close"), title: t("web-sheet-close"), "data-testid": "sheet-close" }, icon("close"));
  const sheet = make("dialog", { className: "sheet", "aria-label": item.opener, "data-testid": "sheet" },
    make("header", {}, make("h2", {}, item.opener), close),
    make("ul", {}, ...item.sheet.map((key) => row(key, () => sheet, item, opener, onPress))));
  opener.addEventListener("click", () => { over(sheet, opener.closest(".phone")); sheet.showModal(); });
  close.addEventListener("click", () => sheet.close());
  sheet.addEventListener("click", (event) => { if (event.target === sheet) sheet.close(); }); // beside it
  return [opener, sheet];
}

// At the lower end of its phone, wherever that stands on the page.
function over(sheet, phone) {
  const box = phone.getBoundingClientRect();
  Object.assign(sheet.style, { left: `${box.left}px`, right: "auto", marginInline: "0", inlineSize: `${box.width}px` });
  sheet.style.marginBlockEnd = `${Math.max(0, innerHeight - box.bottom)}px`;
}

function row(key, sheet, item, opener, onPress) {
  const more = key.description ? make("small", { dir: "auto" }, key.description) : null;
  const button = make("button", { type: "button", "data-testid": `row-${key.action}`, "data-arg": key.arg }, make("strong", { dir: "auto" }, key.label), more);
  button.addEventListener("click", () => { sheet().close(); onPress(opener, key, { ...item, stamp: key.stamp }); });
  return make("li", {}, button);
}
