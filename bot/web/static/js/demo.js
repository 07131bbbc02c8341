// The demonstration: both phones, the e-mails and the clock, from one stream beside the person's own.
import { startClock } from "./clock.js";
import { startMails } from "./mails.js";
import { bannerState } from "./net.js";
import { startPerson } from "./person.js";
import { startStaff } from "./staff.js";
import { listen } from "./stream.js";
import { startTabs } from "./tabs.js";

const tabs = startTabs();
const clock = startClock();
const mails = startMails(() => tabs.news("mails"));
const staff = startStaff(() => tabs.news("staff"), () => tabs.show("staff"));

startPerson(() => tabs.news("person"));
listen("/demo/events", {
  snapshot: (all) => { clock.show(all.clock); mails.reset(all.mails); staff.reset(all); },
  room: (room) => staff.room(room),
  item: ({ room, item }) => staff.item(room, item),
  mail: (mail) => mails.put(mail),
  clock: (now) => clock.show(now),
  restarted: () => { clock.restarted(); mails.reset([]); staff.restarted(); },
}, bannerState(document.querySelector("#staff .banner")));
document.documentElement.classList.add("scripted");
