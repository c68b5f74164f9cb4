// The lower end of a phone: quick phrases, text field, the 「＋」 panel, the account's menu; or the 关注 gate.
import { el, button } from "./dom.js";
import { icon } from "./icons.js";
import { serviceAvatar } from "./avatar.js";
import { menuBar } from "./menubar.js";
import { plusPanel } from "./plus.js";
import { ACCOUNT_NAME, phrasesFor } from "./words.js";

const MOST_LINES_PX = 104;

export class Composer {
  #person;
  #deeds;

  /**
   * @param {import("./api.js").Person} person
   * @param {{say: (deed: object, shown?: string) => Promise<boolean>, newestTicket: () => string, scrollDown: () => void}} deeds
   */
  constructor(person, deeds) {
    this.#person = person;
    this.#deeds = deeds;
    this.field = this.#makeField();
    this.plus = button({ class: "plus", "aria-label": "更多：照片、语音、位置", "aria-expanded": "false" }, icon("plus"));
    this.send = el("button", { type: "submit", class: "send", "data-testid": "say-send", text: "发送" });
    this.form = el("form", { class: "say-row", autocomplete: "off" }, this.field, this.plus, this.send);
    this.panel = el("div", { class: "plus-panel", hidden: true });
    this.foot = el("div", { class: "composer-foot" });
    this.gate = this.#makeGate();
    this.bar = el("div", { class: "composer-bar" }, this.#makeChips(), this.form, this.panel, this.foot);
    this.element = el("div", { class: "composer" }, this.bar, this.gate);
    this.#listen();
    this.#fieldChanged();
    this.setPerson(person);
  }

  #makeField() {
    const props = { class: "say-input", rows: 1, "data-testid": "say-input", enterkeyhint: "send" };
    return el("textarea", { ...props, "aria-label": `以${this.#person.name}的身份说`, placeholder: "" });
  }

  #makeChips() {
    const phrases = phrasesFor(this.#person);
    const chips = phrases.map((phrase) => button({ class: "chip", text: phrase, on: { click: () => this.#fill(phrase) } }));
    return phrases.length ? el("div", { class: "chips", role: "group", "aria-label": "常用语，只填入不发送" }, chips) : null;
  }

  #makeGate() {
    const follow = button({ class: "follow", text: "关注公众号", on: { click: () => this.#deeds.say({ event: "subscribe" }) } });
    const words = [el("b", { text: ACCOUNT_NAME.official }), el("p", { text: "报修、缴费、挪车、投诉建议，说一句就有人管" })];
    return el("div", { class: "follow-gate", hidden: true }, serviceAvatar("official"), words, follow,
      el("small", { text: "没有关注时，收不到也发不出消息" }));
  }

  #listen() {
    this.plus.addEventListener("click", () => this.#togglePanel(this.panel.hidden));
    this.panel.addEventListener("keydown", (event) => event.key === "Escape" && this.#leavePanel());
    this.field.addEventListener("input", () => this.#fieldChanged());
    this.field.addEventListener("focus", () => this.#togglePanel(false));
    this.field.addEventListener("keydown", (event) => this.#onKey(event));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#sendText();
    });
  }

  // While an input method is composing, Enter picks a word and must not send half of it (229: Safari's late event).
  #onKey(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.#sendText();
  }

  async #sendText() {
    const text = this.field.value.trim();
    if (!text) return;
    this.#setField("");
    const isDone = await this.#deeds.say({ text }, text);
    if (!isDone && !this.field.value) this.#setField(text);
  }

  #fill(phrase) {
    this.#setField(phrase.replace("…", this.#deeds.newestTicket()));
    this.field.focus();
    this.field.setSelectionRange(this.field.value.length, this.field.value.length);
  }

  #setField(text) {
    this.field.value = text;
    this.#fieldChanged();
  }

  #fieldChanged() {
    this.form.classList.toggle("has-text", this.field.value.trim() !== "");
    this.field.style.height = "auto";
    if (this.field.scrollHeight) this.field.style.height = `${Math.min(this.field.scrollHeight, MOST_LINES_PX)}px`;
  }

  #togglePanel(isOpen) {
    this.plus.setAttribute("aria-expanded", String(isOpen));
    this.element.classList.toggle("panel-open", isOpen);
    if (isOpen) this.panel.replaceChildren(plusPanel(this.#person, (deed, shown) => this.#fromPanel(deed, shown)));
    this.panel.hidden = !isOpen;
    if (isOpen) this.#deeds.scrollDown();
  }

  #leavePanel() {
    this.#togglePanel(false);
    this.plus.focus();
  }

  #fromPanel(deed, shown) {
    this.#leavePanel();
    this.#deeds.say(deed, shown);
  }

  /** Takes over a changed menu or following state. */
  setPerson(person) {
    this.#person = person;
    this.gate.hidden = person.following;
    this.bar.hidden = !person.following;
    this.foot.replaceChildren(...(person.menu.length ? [menuBar(person.menu, (id) => this.#deeds.say({ click: id }))] : []));
  }
}
