// A voice note recorded in the browser: asked for, shown with its time, sent or thrown away.
import { t } from "./words.js";

const TYPES = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"];
const ENDINGS = { "audio/ogg": "ogg", "audio/webm": "webm", "audio/mp4": "m4a" };
const SHORTEST_MS = 600;

export class Recorder {
  constructor(parts, { onVoice, onProblem }) {
    Object.assign(this, { parts, onVoice, onProblem });
    parts.record.addEventListener("click", () => this.start());
    parts.recordCancel.addEventListener("click", () => this.stop(false));
    parts.recordSend.addEventListener("click", () => this.stop(true));
    parts.recording.addEventListener("keydown", (event) => event.key === "Escape" && this.stop(false));
  }

  async start() {
    this.onProblem("");
    if (!navigator.mediaDevices?.getUserMedia || !window.MediaRecorder) return this.onProblem(t("web-record-impossible"));
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch (problem) {
      return this.onProblem(t(problem.name === "NotFoundError" ? "web-record-none" : "web-record-refused"));
    }
    this.#begin();
  }

  #begin() {
    const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
    this.chunks = [];
    this.media = new MediaRecorder(this.stream, mimeType ? { mimeType } : {});
    this.media.ondataavailable = (event) => this.chunks.push(event.data);
    this.media.onstop = () => this.#ended();
    this.began = performance.now();
    this.media.start(1000);
    this.timer = setInterval(() => this.#tick(), 250);
    this.#tick();
    this.#show(true);
    this.parts.recordSend.focus();
  }

  stop(send) {
    if (this.media?.state !== "recording") return;
    this.send = send;
    this.lasted = performance.now() - this.began;
    this.media.stop();
  }

  #ended() {
    clearInterval(this.timer);
    this.stream.getTracks().forEach((track) => track.stop());
    this.#show(false);
    this.parts.record.focus();
    if (!this.send) return;
    if (this.lasted < SHORTEST_MS) this.onProblem(t("web-record-short"));
    else this.onVoice(this.#file());
  }

  #file() {
    const type = this.media.mimeType.split(";")[0];
    return new File(this.chunks, `voice.${ENDINGS[type] ?? "webm"}`, { type });
  }

  #tick() {
    const seconds = Math.floor((performance.now() - this.began) / 1000);
    this.parts.timer.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }

  #show(on) {
    this.parts.recording.hidden = !on;
    this.parts.row.hidden = on;
  }
}
