// What the page knows: the people, the messages on their phones, what is unread and which phones are open.

const EVENTS = ["people", "message", "cleared", "unread", "open"];
const TICKET_NUMBER = /工单号?\s*[:：]?\s*([A-Za-z0-9][A-Za-z0-9-]*\d[A-Za-z0-9-]*)/;

export class House {
  /** @type {import("./api.js").Person[]} */
  people = [];
  /** Ids of the open phones, in the order shown. */
  open = [];
  /** The phone that a small screen shows. */
  current = null;
  /** Newest seq read, and a count of restarts: answers asked for before a restart are void. */
  last = 0;
  era = 0;
  #threads = new Map();
  #unread = new Map();
  #watched = new Set();
  #listeners = Object.fromEntries(EVENTS.map((event) => [event, []]));
  #historyRead = false;

  on(event, listener) {
    this.#listeners[event].push(listener);
  }

  #emit(event, ...details) {
    for (const listener of this.#listeners[event]) listener(...details);
  }

  person(id) {
    return this.people.find((person) => person.id === id);
  }

  nameOf(id) {
    return this.person(id)?.name ?? id ?? "";
  }

  setPeople(people) {
    if (JSON.stringify(people) === JSON.stringify(this.people)) return;
    this.people = people;
    this.#emit("people");
  }

  /** @returns {import("./api.js").Message[]} */
  thread(personId) {
    return this.#threads.get(personId) ?? [];
  }

  /** Takes messages in; returns false when they show that the stand-in was reset behind our back. */
  take(messages, last) {
    if (last < this.last || messages.some((message) => this.#isFromAnotherEra(message))) return false;
    const isNews = this.#historyRead;
    for (const message of messages) this.#add(message, isNews);
    this.last = last;
    this.#historyRead = true;
    return true;
  }

  #isFromAnotherEra(message) {
    const known = this.thread(message.person).find((other) => other.n === message.n);
    return known !== undefined && known.seq !== message.seq;
  }

  #add(message, isNews) {
    if (message.seq <= this.last) return;
    this.#threads.set(message.person, [...this.thread(message.person), message]);
    const counts = isNews && message.from === "service" && !message.replaces;
    if (counts && !this.isWatched(message.person)) this.#setUnread(message.person, this.unread(message.person) + 1);
    this.#emit("message", message, isNews);
  }

  /** Forgets all messages, after a reset. */
  clear() {
    this.era += 1;
    this.last = 0;
    this.#historyRead = false;
    this.#threads.clear();
    this.#unread.clear();
    this.#emit("cleared");
    this.#emit("unread");
  }

  unread(personId) {
    return this.#unread.get(personId) ?? 0;
  }

  get unreadTotal() {
    return [...this.#unread.values()].reduce((sum, count) => sum + count, 0);
  }

  #setUnread(personId, count) {
    if (this.unread(personId) === count) return;
    this.#unread.set(personId, count);
    this.#emit("unread");
  }

  /** Is this phone before somebody's eyes? */
  isWatched(personId) {
    return this.#watched.has(personId) && !document.hidden;
  }

  setWatched(personId, isInView) {
    if (isInView) this.#watched.add(personId);
    else this.#watched.delete(personId);
    this.readWatched();
  }

  /** What is before somebody's eyes counts as read. */
  readWatched() {
    for (const personId of this.#watched) if (this.isWatched(personId)) this.#setUnread(personId, 0);
  }

  /** @param {string[]} ids phones to show, unknown ones left out */
  setOpen(ids, current = ids[0] ?? null) {
    this.open = [...new Set(ids)].filter((id) => this.person(id));
    this.current = this.open.includes(current) ? current : this.open[0] ?? null;
    for (const id of [...this.#watched]) if (!this.open.includes(id)) this.#watched.delete(id);
    this.#emit("open");
  }

  /** The newest ticket number that this phone has shown, "" if none. */
  newestTicket(personId) {
    for (const message of [...this.thread(personId)].reverse()) {
      const found = TICKET_NUMBER.exec(message.text);
      if (found) return found[1];
    }
    return "";
  }
}
