// What templates/browse.html cannot say to htmx in attributes: a clean address, one step back for a run of typing, what is
// said aloud, where the focus goes, which panels stay open, and a request that fails.
const on = (name, handle) => document.addEventListener(`htmx:${name}`, handle);
const results = () => document.getElementById("results");
let isTyping = false;
let focused = null;

on("configRequest", ({ detail }) => {
  for (const [name, value] of [...detail.formData]) if (!value) detail.formData.delete(name);
});
on("beforeRequest", () => results().setAttribute("aria-busy", "true"));
on("afterRequest", () => results().removeAttribute("aria-busy"));

on("beforeHistoryUpdate", ({ detail }) => {
  const wasTyping = isTyping;
  isTyping = detail.requestConfig.triggeringEvent?.type === "input";
  const isHere = detail.history.path === location.pathname + location.search;
  if (isHere || (wasTyping && isTyping)) detail.history.type = "replace";
});
// A step back or forth is a request like the others: the last one wins.
on("historyCacheMiss", (event) => {
  event.preventDefault();
  isTyping = false;
  htmx.ajax("GET", event.detail.path, { source: "#results" }).catch(() => {});
});

on("beforeSwap", () => {
  focused = document.activeElement;
});
on("oobBeforeSwap", ({ detail }) => {
  for (const panel of document.querySelectorAll("#choices details[open]")) {
    detail.fragment.querySelector(`#${panel.id}`)?.setAttribute("open", "");
  }
});
// htmx keeps the focus on what is still there; the heading has it after a link, and where a choice is gone.
on("afterSettle", ({ target, detail }) => {
  if (target !== results()) return;
  const found = document.getElementById("found");
  document.getElementById("said").textContent = found.textContent;
  const isLost = !focused.isConnected && document.activeElement === document.body;
  if (isLost || detail.requestConfig.elt.matches("a")) found.focus();
});

// A request that fails leaves no other results behind: the browser goes to the address itself, as without a script.
for (const failure of ["responseError", "sendError"]) {
  on(failure, ({ detail }) => location.assign(detail.pathInfo.finalRequestPath));
}
// Who leaves the page ends its request; that is no failure.
addEventListener("beforeunload", () => htmx.trigger("#filters", "htmx:abort"));
// htmx leaves ctrl and cmd to the browser, which has more keys for what a link opens.
document.addEventListener("click", (event) => (event.shiftKey || event.altKey) && event.stopPropagation(), true);
