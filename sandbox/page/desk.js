// The row of open phones: which are there, which are in view.
import { byId } from "./dom.js";
import { PhoneView } from "./phone.js";

const SMALL_SCREEN = matchMedia("(max-width: 760px)");
const IN_VIEW = 0.6;

export class Desk {
  /** @type {Map<string, PhoneView>} */
  #phones = new Map();
  #house;
  #makePhone;
  #box = byId("phones");
  #watcher;

  /**
   * @param {import("./house.js").House} house
   * @param {(person: import("./api.js").Person) => PhoneView} makePhone
   */
  constructor(house, makePhone) {
    this.#house = house;
    this.#makePhone = makePhone;
    this.#watcher = new IntersectionObserver((entries) => this.#noticeView(entries), { root: this.#box, threshold: IN_VIEW });
    house.on("open", () => this.#arrange());
    house.on("people", () => this.#phones.forEach((phone, id) => phone.setPerson(house.person(id))));
    house.on("message", (message, isNews) => this.#phones.get(message.person)?.thread.add(message, isNews));
    house.on("cleared", () => this.#phones.forEach((phone) => phone.thread.clear()));
  }

  tick() {
    this.#phones.forEach((phone) => phone.tick());
  }

  /** A click on a person: opens, shows or closes the phone; a small screen always shows just this one. */
  choose(personId) {
    const { open } = this.#house;
    if (!open.includes(personId)) this.#house.setOpen([...open, personId], personId);
    else if (SMALL_SCREEN.matches || !this.#house.isWatched(personId)) this.#house.setOpen(open, personId);
    else return this.close(personId);
    this.#phones.get(personId)?.element.scrollIntoView({ inline: "nearest", block: "nearest" });
  }

  close(personId) {
    this.#house.setOpen(this.#house.open.filter((id) => id !== personId), this.#house.current);
  }

  #arrange() {
    const { open, current } = this.#house;
    for (const [id, phone] of this.#phones) if (!open.includes(id)) this.#remove(id, phone);
    for (const id of open) if (!this.#phones.has(id)) this.#insert(id);
    this.#phones.forEach((phone, id) => phone.element.classList.toggle("current", id === current));
    byId("phones-empty").hidden = open.length > 0;
  }

  #insert(id) {
    const phone = this.#makePhone(this.#house.person(id));
    this.#phones.set(id, phone);
    this.#box.append(phone.element);
    this.#watcher.observe(phone.element);
  }

  #remove(id, phone) {
    this.#watcher.unobserve(phone.element);
    phone.element.remove();
    this.#phones.delete(id);
  }

  #noticeView(entries) {
    for (const { target, isIntersecting, intersectionRatio } of entries) {
      this.#house.setWatched(target.dataset.person, isIntersecting && intersectionRatio >= IN_VIEW);
    }
  }
}
