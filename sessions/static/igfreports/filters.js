// What is typed, checked or followed shows its results in place: the same address and the same page as without a script.
// A page takes part with #filters (the form), #choices inside it, #results with the heading #found, and #said.
const form = document.getElementById("filters");
const TYPING_PAUSE = 300;
const LIVE = ["#choices", "#results", ".languages"];
let shown = location.href;
let running = null;
let pause = null;
let isTyping = false;

function address() {
  const given = [...new FormData(form)].filter(([, value]) => value);
  const query = new URLSearchParams(given).toString();
  return query ? `${form.action}?${query}` : form.action;
}

// One request at a time: a newer one ends the older one. Resolves to whether its page is there.
async function show(target, { keepEntry = false, restore = false, stay = false } = {}) {
  clearTimeout(pause);
  running?.abort();
  const mine = (running = new AbortController());
  const results = document.getElementById("results");
  results.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(target, { signal: mine.signal });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!keepEntry) history.pushState(null, "", target);
    else if (target !== location.href) history.replaceState(null, "", target);
    shown = target;
    put(page, restore);
    results.removeAttribute("aria-busy");
    return true;
  } catch (error) {
    if (error.name === "AbortError") return false;
    results.removeAttribute("aria-busy");
    if (!stay) location.assign(target);
    return false;
  }
}

function put(page, restore) {
  const focus = document.activeElement;
  const open = openPanels();
  if (!restore) keepTyped(page);
  for (const live of LIVE) {
    const fresh = page.querySelector(live);
    const old = document.querySelector(live);
    if (fresh && old) old.replaceChildren(...fresh.childNodes);
  }
  if (restore) form.elements.q.value = page.getElementById("q").value;
  for (const panel of document.querySelectorAll("#choices details")) {
    if (open.has(named(panel))) panel.open = true;
  }
  document.title = page.title;
  document.getElementById("said").textContent = document.getElementById("found").textContent;
  refocus(focus);
}

// Dates that are not sent yet stay as they are typed.
function keepTyped(page) {
  for (const field of form.querySelectorAll("#choices input[type=date]")) {
    page.querySelector(`#choices [name="${field.name}"]`)?.setAttribute("value", field.value);
  }
}

const named = (panel) => panel.parentElement.querySelector("input")?.value ?? "";
const openPanels = () => new Set([...document.querySelectorAll("#choices details[open]")].map(named));

// The focus stays on the same choice; where that choice is gone, on what it belonged to.
function refocus(before) {
  if (!before?.name || document.contains(before)) return;
  const alike = [...form.querySelectorAll(`#choices [name="${before.name}"]`)];
  const same = alike.find((one) => one.type !== "checkbox" || one.value === before.value);
  (same ?? alike[0] ?? form.elements.q).focus({ preventScroll: true });
}

async function typed() {
  const target = address();
  if (target === shown) return;
  const keepEntry = isTyping;
  if (await show(target, { keepEntry, stay: true })) isTyping = true;
}

// A run of typing is one step back, whatever the number of pauses in it.
function step(target, options) {
  isTyping = false;
  return show(target, options);
}

form.addEventListener("input", (event) => {
  if (event.target.id !== "q" || event.isComposing) return;
  clearTimeout(pause);
  pause = setTimeout(typed, TYPING_PAUSE);
});
form.addEventListener("compositionend", (event) => {
  event.target.dispatchEvent(new Event("input", { bubbles: true }));
});
form.addEventListener("change", (event) => {
  if (event.target.type === "checkbox") step(address());
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  step(address());
});
document.getElementById("results").addEventListener("click", async (event) => {
  const link = event.target.closest("a");
  const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (!isPlain || link?.pathname !== location.pathname) return;
  event.preventDefault();
  if (await step(link.href, { restore: true })) document.getElementById("found").focus();
});
// A leap inside the page, as by its skip link, changes nothing that is shown.
const withoutLeap = (given) => given.split("#")[0];
addEventListener("popstate", () => {
  if (withoutLeap(location.href) !== withoutLeap(shown)) step(location.href, { keepEntry: true, restore: true });
});
