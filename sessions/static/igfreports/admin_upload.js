// Many files go in batches that Django takes (at most 100 files a request); each of them is queued as it arrives.
const MOST_FILES = 50;
const MOST_BYTES = 20 * 1024 * 1024;
const form = document.getElementById("upload");
const files = form.elements.files;
const words = document.getElementById("sending");

function batches() {
  const found = [[]];
  let bytes = 0;
  for (const file of files.files) {
    bytes += file.size;
    if (found.at(-1).length && (found.at(-1).length === MOST_FILES || bytes > MOST_BYTES)) {
      found.push([]);
      bytes = file.size;
    }
    found.at(-1).push(file);
  }
  return found;
}

// The server answers with another address where it has taken the files, else with the form and what is wrong in it.
async function send(batch, text) {
  const body = new FormData(form);
  body.delete("files");
  if (!text) body.delete("text");
  for (const file of batch) body.append("files", file, file.name);
  const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
  if (answer.type === "opaqueredirect") return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const errors = [...page.querySelectorAll(".errorlist li")].map((one) => one.textContent);
  throw new Error(errors.join(" ") || `The server answered ${answer.status}.`);
}

form.addEventListener("submit", async (event) => {
  if (files.files.length <= MOST_FILES) return;
  event.preventDefault();
  const button = form.querySelector("[type=submit]");
  button.disabled = true;
  let sent = 0;
  try {
    for (const batch of batches()) {
      words.textContent = `Sent ${sent} of ${files.files.length} files. Please keep this page open.`;
      await send(batch, sent === 0);
      sent += batch.length;
    }
    location.assign(form.dataset.batchPage);
  } catch (error) {
    words.textContent = `Sent ${sent} of ${files.files.length} files, then it stopped: ${error.message} Send them again: nothing is taken twice.`;
    button.disabled = false;
  }
});
