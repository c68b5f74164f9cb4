// The stand-in's HTTP interface: one small function per request, and the shapes that travel.

/**
 * @typedef {{id: string, label: string, type: string, url: string, children?: MenuKey[]}} MenuKey
 * @typedef {{id: string, name: string, kind: string, channel: "official"|"wecom", bound: boolean, home: string,
 *   about: string, following: boolean, menu: MenuKey[]}} Person
 * @typedef {{id: string, label: string}} Button
 * @typedef {{n: number, seq?: number, person?: string, at: string, from: "person"|"service", via: string, text: string,
 *   buttons: Button[], kind?: string, name?: string, label?: string, title?: string, description?: string, url?: string,
 *   rows?: {label: string, value: string}[], state?: string, replaces?: number, href?: {label: string, url: string}[]}} Message
 */

const BASE = new URL("../api/", import.meta.url);
const READ_TIMEOUT_MS = 15_000;

/** The server answered with a sentence for the reader. */
export class Refused extends Error {}

/** No usable answer: the server is away or answered something that is not ours. */
export class Away extends Error {}

async function request(path, options) {
  let response, answer;
  try {
    response = await fetch(new URL(path, BASE), { cache: "no-store", ...options });
    answer = await response.json();
  } catch (cause) {
    throw new Away("服务暂时没有回应，请稍后再试", { cause });
  }
  if (!response.ok) throw new Refused(answer?.error || `服务没能办成（${response.status}）`);
  return answer;
}

const read = (path) => request(path, { signal: AbortSignal.timeout(READ_TIMEOUT_MS) });

const write = (path, body) =>
  request(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

export const api = {
  /** @returns {Promise<Person[]>} */
  people: () => read("people"),
  /** @returns {Promise<{messages: Message[], last: number}>} messages of all phones with seq > after */
  phones: (after) => read(`phones?after=${after}`),
  tickets: () => read("tickets"),
  log: (after) => read(`log?after=${after}`),
  clock: () => read("clock"),
  moveClock: (move) => write("clock", move),
  reset: () => write("reset", {}),
  /** What a person does on the phone: {"text"}, {"voice"}, {"image"}, {"location"}, {"click"} or {"event"}. */
  say: (personId, deed) => write(`people/${encodeURIComponent(personId)}/say`, deed),
};
