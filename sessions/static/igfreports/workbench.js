// Sends the forms of the workbench without leaving the page, puts what the server answers in its place, and keeps the
// statement at hand and its evidence in view. The keys and the selection ask for changes by the events at the end.
const PART = { "X-Workbench": "part" };
const SIGNED_OUT = "You are signed out. Sign in in another tab, then try again: this page keeps what you typed.";
const bench = document.getElementById("bench");
const source = document.getElementById("bench-source");
const list = document.getElementById("bench-statements");
// What closes its card: the others leave an open card open.
const CLOSING = ["word", "merge", "approve", "reject", "hide"];
let queue = Promise.resolve();

const say = (text) => { document.getElementById("bench-said").textContent = text; };
const cardOf = (key) => document.getElementById(`s-${key}`);
const current = () => list.querySelector(".card[aria-current]");
const cards = () => [...list.querySelectorAll(".card")];
const typed = (root) => [...root.querySelectorAll("textarea")].filter((one) => one.value !== one.defaultValue);

function intoView(side, element, share) {
  if (side.scrollHeight <= side.clientHeight + 1) return;
  const away = element.getBoundingClientRect().top - side.getBoundingClientRect().top;
  const fits = away > 0 && away + element.offsetHeight < side.clientHeight;
  if (!fits) side.scrollBy({ top: away - side.clientHeight * share, behavior: "instant" });
}

function light(key) {
  for (const mark of source.querySelectorAll("mark.lit")) mark.classList.remove("lit");
  const marks = [...source.querySelectorAll(`mark[data-keys~="${key}"]`)];
  for (const mark of marks) mark.classList.add("lit");
  if (marks.length) intoView(source, marks[0], 0.3);
}

function choose(card, focus = true) {
  if (!card) return;
  current()?.removeAttribute("aria-current");
  card.setAttribute("aria-current", "true");
  light(card.dataset.key);
  if (!focus) return;
  card.focus({ preventScroll: true });
  const { top, bottom } = card.getBoundingClientRect();
  if (list.scrollHeight > list.clientHeight + 1) intoView(list, card, 0.15);
  else if (top < 0 || bottom > innerHeight) card.scrollIntoView({ block: "center" });
}

function go(step) {
  const all = cards();
  choose(all[Math.min(Math.max(all.indexOf(current()) + step, 0), all.length - 1)]);
}

// The next one that waits, from the statement at hand on and round.
function goToReview() {
  const all = cards();
  const here = all.indexOf(current());
  const next = [...all.slice(here + 1), ...all.slice(0, here + 1)].find((one) => one.matches(".suggested:not(.vanished)"));
  if (next) choose(next);
  else say("Nothing waits for review in this list.");
}

function putCard(fresh) {
  const there = document.getElementById(fresh.id);
  const before = fresh.dataset.after ? cardOf(fresh.dataset.after) : null;
  const voice = list.querySelector(`.cards[data-voice="${fresh.dataset.voice}"]`);
  if (there) there.replaceWith(fresh);
  if (fresh.dataset.after === undefined || !voice) return;
  if (before) { if (fresh.previousElementSibling !== before) before.after(fresh); }
  else if (!there || fresh.dataset.after === "") voice.prepend(fresh);
}

function put(page) {
  const held = current()?.dataset.key;
  const hadFocus = current()?.contains(document.activeElement);
  const fresh = [...page.body.querySelectorAll(".card")];
  fresh.forEach(putCard);
  for (const one of page.body.querySelectorAll(".bar, .turn, .voice-head")) {
    const there = document.getElementById(one.id);
    const changes = there?.querySelector(".changes");
    if (changes) one.querySelector(".changes").open = changes.open;
    there?.replaceWith(one);
  }
  ready();
  const said = page.getElementById("bench-said");
  if (said) say(said.textContent);
  if (held && cardOf(held)) choose(cardOf(held), hadFocus || document.activeElement === document.body);
  return fresh[0];
}

async function read(answer) {
  if (answer.redirected) return say(SIGNED_OUT);
  if (answer.status === 205) return location.reload();
  if (![200, 409, 422].includes(answer.status)) return say(`Nothing was changed: the server answered ${answer.status}.`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

// An open card stays open after a change of it, with what was typed there and is not saved yet.
async function send(fields) {
  const body = new FormData(bench);
  for (const [name, value] of Object.entries(fields())) body.set(name, value);
  const [name, key] = body.get("do").split(" ");
  const card = key && cardOf(key);
  card?.setAttribute("aria-busy", "true");
  const kept = card ? typed(card).map((one) => [one.name, one.value]) : [];
  const wasOpen = Boolean(card?.querySelector(".panel"));
  try {
    const answer = await fetch(bench.action, { method: "POST", body, headers: PART });
    const page = await read(answer);
    if (!page) return;
    const first = put(page);
    if (["undo", "redo"].includes(name) && first?.isConnected) choose(first);
    if (answer.status !== 200) return restore(key, kept);
    if (wasOpen && !CLOSING.includes(name)) { await open(key); restore(key, kept.filter(([one]) => one !== "words")); }
  } catch {
    say("Nothing was changed: the server could not be reached. Try again.");
  } finally {
    if (key) cardOf(key)?.removeAttribute("aria-busy");
  }
}

// What is put back counts as typed and not saved, whatever the server wrote into the box.
function restore(key, kept) {
  for (const [name, value] of kept) {
    const box = cardOf(key)?.querySelector(`textarea[name="${name}"]`);
    if (box) Object.assign(box, { defaultValue: "", value });
  }
}

// The fields are gathered when their turn comes: the change before may have given the statement another version.
function ask(fields) {
  queue = queue.then(() => send(fields));
  return queue;
}

const about = (name, card, rest = "") => `${name} ${card.dataset.key} ${card.dataset.version} ${rest}`.trim();

// What is open already stays as it is: it may hold what is typed and not saved, or what the server has refused.
async function open(key, focus) {
  if (!cardOf(key)?.querySelector(".panel")) await fetchPanel(key);
  const field = focus && cardOf(key)?.querySelector(focus);
  if (!field) return;
  field.focus();
  intoView(list, field, 0.2);
}

async function fetchPanel(key) {
  const address = new URL(location.href);
  address.searchParams.set("open", key);
  const page = await read(await fetch(address, { headers: PART }));
  if (page) put(page);
}

function close(card) {
  if (typed(card).length && !card.dataset.leaving) {
    card.dataset.leaving = "true";
    return say("What you typed is not saved. Press Escape or Close once more to leave it.");
  }
  card.querySelector(".panel")?.remove();
  delete card.dataset.leaving;
  card.querySelector(".refused")?.remove();
  choose(card);
}

function ready() {
  for (const id of ["bench-next", "bench-show-keys"]) document.getElementById(id)?.removeAttribute("hidden");
}

// A version in a button may be older than the card: the card's own counts.
function submitted(event) {
  if (!event.submitter?.name || event.target.method !== "post") return;
  event.preventDefault();
  const { value } = event.submitter;
  const [name, key, , ...rest] = value.split(" ");
  const extra = Object.fromEntries(new FormData(event.target));
  const card = cardOf(key);
  ask(() => ({ ...extra, do: card && cardOf(key) ? about(name, cardOf(key), rest.join(" ")) : value }));
}

function clicked(event) {
  const link = event.target.closest("a");
  const mark = event.target.closest("mark");
  const card = event.target.closest(".card");
  if (event.target.closest("#bench-next")) goToReview();
  else if (link?.matches(".open")) { event.preventDefault(); choose(card, false); open(card.dataset.key, "textarea[name=text]"); }
  else if (link?.matches(".close")) { event.preventDefault(); close(card); }
  else if (link?.hash.startsWith("#s-") && document.querySelector(link.hash)) { event.preventDefault(); choose(document.querySelector(link.hash)); }
  else if (mark && getSelection().isCollapsed) chooseOf(mark);
  else if (card && card !== current()) choose(card, false);
}

// A mark of several statements leads from one to the next.
function chooseOf(mark) {
  const keys = mark.dataset.keys.split(" ").filter(cardOf);
  choose(cardOf(keys[(keys.indexOf(current()?.dataset.key) + 1) % keys.length]));
}

document.addEventListener("submit", submitted);
document.addEventListener("click", clicked);
list.addEventListener("focusin", (event) => {
  const card = event.target.closest(".card");
  if (card && card !== current()) choose(card, false);
});
addEventListener("beforeunload", (event) => { if (typed(list).length) event.preventDefault(); });
bench.addEventListener("bench:go", ({ detail }) => go(detail.step));
bench.addEventListener("bench:review", goToReview);
bench.addEventListener("bench:say", ({ detail }) => say(detail.text));
bench.addEventListener("bench:turn", ({ detail }) => ask(() => ({ do: detail.name })));
bench.addEventListener("bench:close", () => current() && close(current()));
bench.addEventListener("bench:open", async ({ detail }) => {
  if (!current()) return;
  await open(current().dataset.key, detail.focus);
  detail.then?.(current());
});
// With `on` the next to review is at hand before the server has answered.
bench.addEventListener("bench:do", ({ detail }) => {
  const key = current()?.dataset.key;
  if (!key) return say("Choose a statement first: j goes to the next one.");
  ask(() => ({ ...detail.fields, do: about(detail.name, cardOf(key), detail.rest?.(cardOf(key))) }));
  if (detail.on) go(1);
});
ready();
choose(location.hash.startsWith("#s-") ? document.querySelector(location.hash) : cards()[0], location.hash.startsWith("#s-"));
