// One phone: caption, status bar, title, messages and composer.
import { el, button } from "./dom.js";
import { icon } from "./icons.js";
import { personAvatar } from "./avatar.js";
import { Composer } from "./composer.js";
import { Thread } from "./thread.js";
import { hourMinute } from "./time.js";
import { ACCOUNT_NAME } from "./words.js";

const TYPING = "对方正在输入…";

export class PhoneView {
  #asking = 0;

  /**
   * @param {import("./api.js").Person} person
   * @param {{house: import("./house.js").House, clock: import("./time.js").Clock, order: number,
   *   say: (personId: string, deed: object) => Promise<boolean>, close: (personId: string) => void}} desk
   */
  constructor(person, desk) {
    this.person = person;
    this.desk = desk;
    this.thread = new Thread({ person, order: desk.order, tap: (id, node) => this.#tap(id, node) }, desk.clock);
    this.composer = new Composer(person, {
      say: (deed, shown) => this.#say(deed, shown),
      newestTicket: () => desk.house.newestTicket(person.id),
      scrollDown: () => this.thread.stick(),
    });
    this.time = el("span", { class: "status-time" });
    this.title = el("h3", { class: "nav-title", text: this.#account });
    this.element = this.#build();
    for (const message of desk.house.thread(person.id)) this.thread.add(message, false);
    this.tick();
  }

  get #account() {
    return ACCOUNT_NAME[this.person.channel];
  }

  #build() {
    const status = el("div", { class: "status-bar", "aria-hidden": "true" }, this.time, el("span", { class: "status-signs" }));
    const nav = el("div", { class: "nav-bar" }, icon("back"), this.title, icon(this.person.channel === "official" ? "person" : "lines"));
    const device = el("div", { class: "device" }, status, nav, this.thread.element, this.composer.element);
    const props = { class: `phone phone-${this.person.channel}`, "data-testid": "phone", "data-person": this.person.id };
    return el("section", { ...props, "aria-label": `${this.person.name}的手机` }, this.#caption(), device);
  }

  #caption() {
    const { person, desk } = this;
    const words = el("div", { class: "caption-words" },
      el("h2", {}, `${person.name} `, person.home && el("small", { text: person.home })),
      el("p", { text: person.about, title: person.about }));
    const props = { class: "icon-button", "aria-label": `合上${person.name}的手机` };
    const close = button({ ...props, on: { click: () => desk.close(person.id) } }, icon("close"));
    return el("header", { class: "caption" }, personAvatar(person, desk.order), words, close);
  }

  /** Every second: the time in the status bar, the stamps on a new day. */
  tick() {
    this.time.textContent = hourMinute(this.desk.clock.now());
    this.thread.restamp();
  }

  setPerson(person) {
    if (JSON.stringify(person) === JSON.stringify(this.person)) return;
    this.person = person;
    this.thread.setPerson(person);
    this.composer.setPerson(person);
  }

  async #say(deed, shown) {
    const waiting = shown ? this.thread.addWaiting(shown) : null;
    this.thread.stick();
    this.#setAsking(1);
    const isDone = await this.desk.say(this.person.id, deed);
    this.#setAsking(-1);
    if (waiting) this.thread.dropWaiting(waiting);
    return isDone;
  }

  #setAsking(change) {
    this.#asking += change;
    this.title.textContent = this.#asking ? TYPING : this.#account;
  }

  async #tap(id, node) {
    // Not disabled, which would take the keyboard's focus away.
    if (node.ariaDisabled === "true") return;
    node.ariaDisabled = "true";
    await this.#say({ click: id });
    node.ariaDisabled = "false";
  }
}
