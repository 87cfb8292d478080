// Has the server work a few seconds at a time until nothing is left, and shows each new state of the page in place.
const PAUSE = 300;
const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));

async function workOn() {
  const batch = document.getElementById("batch");
  const answer = await fetch(batch.dataset.work);
  if (!answer.ok) throw new Error(answer.status);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("batch");
  const focused = document.activeElement?.value;
  batch.dataset.work = fresh.dataset.work;
  batch.replaceChildren(...fresh.childNodes);
  if (focused) batch.querySelector(`button[value="${focused}"]`)?.focus();
  document.getElementById("progress-words").textContent = page.getElementById("progress-words").textContent;
}

try {
  while (document.getElementById("batch").dataset.work) {
    await workOn();
    await wait(PAUSE);
  }
} catch (error) {
  document.getElementById("progress-words").textContent = "The work stopped. Load this page again to go on.";
}
