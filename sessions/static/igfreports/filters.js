// A changed filter shows its sessions in place: the same address, the same page, without losing one's place in the form.
const form = document.getElementById("filters");
let running = null;

async function show(address, push) {
  const results = document.getElementById("results");
  results.setAttribute("aria-busy", "true");
  running?.abort();
  running = new AbortController();
  try {
    const answer = await fetch(address, { signal: running.signal });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    results.replaceChildren(...page.getElementById("results").childNodes);
    document.getElementById("said").textContent = document.getElementById("found").textContent;
    updateChoices(page);
    results.removeAttribute("aria-busy");
    if (push) history.pushState(null, "", address);
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
  }
}

// Only the counts and the checks change, so that the focus stays; other choices need the form of the new page.
function updateChoices(page) {
  const focus = document.activeElement?.id;
  const open = [...form.querySelectorAll("details[open]")].map((one) => one.parentElement.querySelector("input")?.id ?? "panel");
  const fresh = page.getElementById("filters");
  for (const id of ["q", "since", "until"]) fresh.querySelector(`#${id}`).value = form.querySelector(`#${id}`).value;
  for (const one of fresh.querySelectorAll("details")) {
    if (open.includes(one.parentElement.querySelector("input")?.id ?? "panel")) one.open = true;
  }
  form.replaceChildren(...fresh.childNodes);
  if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
}

function address() {
  const given = [...new FormData(form)].filter(([, value]) => value);
  const query = new URLSearchParams(given).toString();
  return query ? `${form.action}?${query}` : form.action;
}

form.addEventListener("change", (event) => {
  if (event.target.type === "checkbox") show(address(), true);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  show(address(), true);
});
addEventListener("popstate", () => location.reload());
