// A stream of news that comes back by itself. Browsers open six connections to a server over HTTP/1.1, for all
// tabs together: so one tab leads, holds the one stream and tells the others; when it closes, another leads.
import { LANGUAGE } from "./words.js";

const STATE = "state"; // told as an event of its own: whether the stream is up
const AGAIN = 3000;
const END = /\r?\n\r?\n/; // of an event

export function listen(path, handlers, onState) {
  const url = `${path}?lang=${LANGUAGE}`;
  const names = Object.keys(handlers);
  let up = false;
  const take = (name, data) => {
    if (name === STATE) onState((up = data) && navigator.onLine);
    else handlers[name]?.(data);
  };
  const start = navigator.locks && window.BroadcastChannel ? shared : own;
  let stop = start(url, names, take);
  window.addEventListener("offline", () => onState(false));
  window.addEventListener("online", () => onState(up));
  window.addEventListener("pagehide", () => stop());
  window.addEventListener("pageshow", (event) => { if (event.persisted) stop = start(url, names, take); });
}

function own(url, names, tell) {
  let source, timer;
  const open = () => {
    source = new EventSource(url);
    source.onopen = () => tell(STATE, true);
    source.onerror = () => {
      tell(STATE, false);
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, AGAIN);
    };
    for (const name of names) source.addEventListener(name, (event) => tell(name, JSON.parse(event.data)));
  };
  open();
  return () => { clearTimeout(timer); source.close(); };
}

function shared(url, names, take) {
  const channel = new BroadcastChannel(url);
  const given = new AbortController();
  let waiting = [], end = () => {}, timer;
  const heard = (news) => (waiting ? waiting.push(news) : take(...news));
  const ready = () => { const told = waiting ?? []; waiting = null; told.forEach((news) => take(...news)); };
  channel.onmessage = ({ data }) => heard(data);
  const lead = () => new Promise((done) => {
    clearTimeout(timer);
    waiting = null;
    const close = own(url, names, (name, data) => { take(name, data); channel.postMessage([name, data]); });
    end = () => { close(); done(); };
  });
  const follow = async () => { // what was before comes from the server, what happens from the tab that leads
    try {
      take(...await first(url, given.signal));
      take(STATE, true);
      ready();
    } catch {
      if (given.signal.aborted || !waiting) return;
      take(STATE, false);
      timer = setTimeout(follow, AGAIN);
    }
  };
  navigator.locks.request(url, { ifAvailable: true }, (lock) => (lock ? lead() : void follow()))
    .then(() => given.signal.aborted || navigator.locks.request(url, { signal: given.signal }, lead))
    .catch(() => {});
  return () => { given.abort(); clearTimeout(timer); end(); channel.close(); };
}

// The first event of a stream, which is everything so far.
async function first(url, signal) {
  const enough = new AbortController();
  signal.addEventListener("abort", () => enough.abort());
  const answer = await fetch(url, { headers: { Accept: "text/event-stream" }, cache: "no-store", signal: enough.signal });
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let read = "";
  while (!END.test(read)) {
    const { value, done } = await reader.read();
    if (done) throw new Error("the stream ended before its first event");
    read += value;
  }
  enough.abort();
  const lines = read.split(END)[0].split(/\r?\n/);
  const of = (field) => lines.filter((line) => line.startsWith(`${field}: `)).map((line) => line.slice(field.length + 2)).join("\n");
  return [of("event"), JSON.parse(of("data"))];
}
