// Joins the parts of the page: reads the stand-in, keeps the phones, the clock and the drawer up to date.
import { api, Refused } from "./api.js";
import { byId } from "./dom.js";
import { Desk } from "./desk.js";
import { Drawer } from "./drawer.js";
import { House } from "./house.js";
import { LogPanel } from "./log.js";
import { PhoneView } from "./phone.js";
import { drawRail } from "./rail.js";
import { Repeat } from "./repeat.js";
import { drawTickets } from "./tickets.js";
import { Clock } from "./time.js";
import { toast } from "./toast.js";
import { TopBar } from "./topbar.js";

const OPEN_AT_FIRST = "owner,technician,manager";
const TITLE = document.title;
const TICK_MS = 1_000;
const PHONES_MS = 700;
const DRAWER_MS = 1_500;
const SURROUNDINGS_MS = 4_000;

const clock = new Clock();
const house = new House();
const isVisible = () => !document.hidden;

const desk = new Desk(house, (person) =>
  new PhoneView(person, { house, clock, order: house.people.indexOf(person), say, close: (id) => desk.close(id) }));
const logPanel = new LogPanel(byId("panel-log"), (id) => house.nameOf(id));
const topBar = new TopBar(clock, { move: (move) => attempt(() => moveClock(move)), reset: () => attempt(reset), say: toast });

const phones = new Repeat(readPhones, { everyMs: PHONES_MS, isWanted: isVisible, onHealth: showHealth });
const surroundings = new Repeat(readSurroundings, {
  everyMs: SURROUNDINGS_MS, isWanted: isVisible, onHealth: (isWell) => house.people.length || showHealth(isWell),
});
const tickets = new Repeat(readTickets, { everyMs: DRAWER_MS, isWanted: () => isVisible() && drawer.shows("tickets") });
const log = new Repeat(readLog, { everyMs: DRAWER_MS, isWanted: () => isVisible() && drawer.shows("log") });
const drawer = new Drawer(() => queueMicrotask(() => [tickets, log].forEach((each) => each.soon())));

function showHealth(isWell) {
  byId("away").hidden = isWell;
}

/** Does what may be refused; a refusal is shown as a sentence and gives null. */
async function attempt(deed) {
  try {
    return await deed();
  } catch (error) {
    toast(error.message);
    if (!(error instanceof Refused)) console.warn(error);
    return null;
  }
}

async function say(personId, deed) {
  const answer = await attempt(() => api.say(personId, deed));
  await Promise.all([phones.soon(), deed.event ? surroundings.soon() : null]);
  return answer !== null;
}

async function moveClock(move) {
  const answer = await api.moveClock(move);
  clock.set(answer.now);
  await refresh();
  return answer;
}

async function reset() {
  const answer = await api.reset();
  forget();
  clock.set(answer.now);
  await refresh();
}

function forget() {
  house.clear();
  logPanel.clear();
}

function refresh() {
  return Promise.all([phones, surroundings, tickets, log].map((each) => each.soon()));
}

async function readPhones() {
  const { era } = house;
  const { messages, last } = await api.phones(house.last);
  if (era !== house.era) return;
  if (!house.take(messages, last)) {
    forget();
    return void phones.soon();
  }
  if (messages.length) clock.atLeast(messages.at(-1).at);
}

async function readSurroundings() {
  const [people, { now }] = await Promise.all([api.people(), api.clock()]);
  clock.set(now);
  house.setPeople(people);
  topBar.draw();
}

async function readTickets() {
  drawTickets(byId("panel-tickets"), await api.tickets(), { nameOf: (id) => house.nameOf(id), now: clock.now() });
}

async function readLog() {
  const { era } = house;
  const { entries, last } = await api.log(logPanel.last);
  if (era !== house.era) return;
  if (last < logPanel.last) {
    logPanel.clear();
    return void log.soon();
  }
  logPanel.take(entries, last);
}

function openFromAddress() {
  const asked = new URLSearchParams(location.search).get("phones") ?? OPEN_AT_FIRST;
  house.setOpen(asked.split(","));
}

// The address keeps the choice, so that a reload or a link to a colleague shows the same phones.
function keepInAddress() {
  const address = new URL(location.href);
  address.searchParams.set("phones", house.open.join(","));
  history.replaceState(null, "", address.href.replaceAll("%2C", ","));
}

function drawPeople() {
  drawRail(byId("rail"), house, (id) => desk.choose(id));
  document.title = house.unreadTotal ? `(${house.unreadTotal}) ${TITLE}` : TITLE;
}

function onceThereArePeople() {
  openFromAddress();
  house.on("open", keepInAddress);
  phones.soon();
}

function start() {
  let isFirst = true;
  house.on("people", () => {
    if (isFirst) onceThereArePeople();
    isFirst = false;
    drawPeople();
  });
  for (const event of ["unread", "open"]) house.on(event, drawPeople);
  document.addEventListener("visibilitychange", () => {
    if (!isVisible()) return;
    house.readWatched();
    refresh();
  });
  setInterval(() => {
    topBar.draw();
    desk.tick();
  }, TICK_MS);
  surroundings.soon();
}

start();
