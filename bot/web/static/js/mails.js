// The official e-mails, newest first; the one that is opened shows its body in a frame that can do nothing.
import { file } from "./bubble.js";
import { make, parts } from "./dom.js";
import { t } from "./words.js";

export function startMails(onNews) {
  const root = document.querySelector(".mails");
  const part = parts(root);
  const mails = new Map();
  let open = null;

  const draw = () => {
    const newest = [...mails.values()].reverse();
    part.list.replaceChildren(...newest.map(row));
    part.empty.hidden = mails.size > 0;
    part.choose.hidden = mails.size === 0 || open !== null;
    part.open.hidden = open === null;
    part.count.hidden = mails.size === 0;
    part.count.textContent = String(mails.size);
    root.classList.toggle("reading", open !== null);
  };
  const row = (mail) => {
    const to = make("small", {}, `${t("web-mail-to")} `, make("bdi", {}, mail.to));
    const when = make("small", {}, make("bdi", {}, `${mail.day_label} · ${mail.time}`));
    const button = make("button", { type: "button", className: "mail-row", "aria-current": String(mail.id === open), "data-testid": "mail-row" },
      make("strong", {}, make("bdi", {}, mail.subject)), to, when);
    button.addEventListener("click", () => read(mail));
    return make("li", {}, button);
  };
  const read = (mail) => {
    open = mail.id;
    part.subject.textContent = mail.subject;
    part.to.textContent = mail.to;
    part.when.replaceChildren(make("bdi", {}, `${mail.day_label} · ${mail.time}`));
    part.status.textContent = mail.status_text;
    part.status.className = `chip ${{ queued: "wait", parked: "late" }[mail.status] ?? ""}`;
    part.files.replaceChildren(...mail.files.map((each) => make("li", {}, file(each))));
    part.body.src = `${mail.url}?lang=${document.documentElement.lang}`;
    draw();
  };
  part.back.addEventListener("click", () => { open = null; draw(); });

  return {
    reset: (all) => {
      mails.clear();
      all.forEach((mail) => mails.set(mail.id, mail));
      if (!mails.has(open)) open = null;
      draw();
    },
    put: (mail) => {
      if (!mails.has(mail.id)) onNews();
      mails.set(mail.id, mail);
      draw();
    },
  };
}
