// The clock in the top bar and the buttons that move it or start again.
import { byId } from "./dom.js";
import { icon } from "./icons.js";
import { hourMinute, hourMinuteSecond, isoOf, monthDay, tomorrowMorning, tonight, wallOf, weekday, dueStamp } from "./time.js";

const BUTTONS = ["clock-15m", "clock-tonight", "clock-tomorrow", "reset"];

export class TopBar {
  #clock;
  #isMoving = false;

  /**
   * @param {import("./time.js").Clock} clock
   * @param {{move: (move: object) => Promise<{unfinished?: string} | null>, reset: () => Promise<unknown>,
   *   say: (sentence: string) => void}} deeds
   */
  constructor(clock, deeds) {
    this.#clock = clock;
    this.deeds = deeds;
    this.#listen();
  }

  #listen() {
    const toggle = byId("moves-toggle");
    toggle.append(icon("forward"));
    toggle.addEventListener("click", () => this.#showMoves(toggle.getAttribute("aria-expanded") === "false"));
    byId("clock-15m").addEventListener("click", () => this.#move({ advance: "PT15M" }));
    byId("clock-tonight").addEventListener("click", () => this.#move({ set: isoOf(tonight(this.#clock.now())) }));
    byId("clock-tomorrow").addEventListener("click", () => this.#move({ set: isoOf(tomorrowMorning(this.#clock.now())) }));
    byId("reset").addEventListener("click", () => this.#askReset());
  }

  /** On small screens the buttons unfold below the bar. */
  #showMoves(isOpen) {
    byId("moves-toggle").setAttribute("aria-expanded", String(isOpen));
    byId("moves").classList.toggle("unfolded", isOpen);
  }

  #askReset() {
    const dialog = byId("reset-ask");
    dialog.returnValue = "no";
    dialog.addEventListener("close", () => dialog.returnValue === "yes" && this.#busy(this.deeds.reset), { once: true });
    dialog.showModal();
  }

  async #move(move) {
    const answer = await this.#busy(() => this.deeds.move(move));
    if (answer?.unfinished) this.deeds.say(`${dueStamp(wallOf(answer.unfinished), this.#clock.now())}的事还没有做完，时钟停在那里`);
  }

  async #busy(deed) {
    this.#showMoves(false);
    this.#setMoving(true);
    try {
      return await deed();
    } finally {
      this.#setMoving(false);
    }
  }

  #setMoving(isMoving) {
    this.#isMoving = isMoving;
    byId("clock-spinner").hidden = !isMoving;
    this.draw();
  }

  /** Every second: the time, and what the evening button can still do. */
  draw() {
    const now = this.#clock.now();
    byId("clock-date").textContent = `${monthDay(now)} ${weekday(now)}`;
    byId("clock-time").textContent = this.#clock.known ? hourMinuteSecond(now) : "--:--:--";
    const evening = tonight(now);
    for (const id of BUTTONS) byId(id).disabled = this.#isMoving || !this.#clock.known;
    byId("clock-tonight").disabled ||= evening === null;
    byId("clock-tonight").title = evening === null ? "今晚已经过去，可以到明天" : `到今天 ${hourMinute(evening)}`;
    byId("clock-tomorrow").title = `到明天 ${hourMinute(tomorrowMorning(now))}`;
  }
}
