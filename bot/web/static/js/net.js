// Talking to the server. A post either is taken, is refused with a sentence, or may be tried again (Away).
import { LANGUAGE, t } from "./words.js";

export class Refused extends Error {
  constructor(sentence, status) {
    super(sentence);
    this.status = status;
  }
}
export class Away extends Error {}

const STILL = 90000; // milliseconds without a byte: the line is dead. A slow one may take as long as it needs.

function patience(over) {
  let timer;
  const moved = (wait = STILL) => { clearTimeout(timer); if (wait) timer = setTimeout(over, wait); };
  moved();
  return moved;
}

export function post(path, body, onProgress = () => {}) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest(); // fetch cannot tell how much of an upload has gone
    request.open("POST", `${path}?lang=${LANGUAGE}`);
    request.setRequestHeader("X-Rida", "1");
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "text";
    const moved = patience(() => request.abort());
    request.upload.onprogress = (event) => { moved(); if (event.lengthComputable) onProgress(event.loaded / event.total); };
    request.onload = () => settle(request, resolve, reject);
    request.onerror = request.onabort = () => reject(new Away(t("web-error-network")));
    request.onloadend = () => moved(0);
    if (!(body instanceof FormData)) request.setRequestHeader("Content-Type", "application/json");
    request.send(body instanceof FormData ? body : JSON.stringify(body));
  });
}

function settle(request, resolve, reject) {
  const answer = parsed(request.responseText);
  if (request.status >= 200 && request.status < 300) return resolve(answer);
  const sentence = answer.error ?? t("web-error-network");
  const again = request.status === 429 || request.status >= 500;
  return reject(again ? new Away(sentence) : new Refused(sentence, request.status));
}

function parsed(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {}; // a proxy in between answered with a page of its own
  }
}

export async function get(path) {
  const answer = await fetch(`${path}?lang=${LANGUAGE}`, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Away(t("web-error-network"));
  return answer.json();
}

export function bannerState(banner) {
  let timer;
  return (up) => {
    clearTimeout(timer);
    if (up) banner.hidden = true;
    else timer = setTimeout(() => Object.assign(banner, { hidden: false, textContent: t("web-offline") }), 1500);
  };
}
