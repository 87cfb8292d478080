// Shows what a theme's words would change while they are typed, as the form's own button does.
const PAUSE = 500;
const FIELDS = ["name", "phrases", "description"];
const form = document.getElementById("theme_form");
let timer, request;

async function look() {
  request?.abort();
  request = new AbortController();
  const body = new FormData(form);
  body.set("_preview", "typing");
  const words = document.getElementById("theme-preview-words");
  words.textContent = "Looking …";
  try {
    const answer = await fetch(form.action || location.href, { method: "POST", body, signal: request.signal });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("theme-preview");
    // The status is kept and only its words are new, so that they are read out.
    words.textContent = fresh.querySelector("#theme-preview-words").textContent;
    fresh.querySelector("#theme-preview-words").replaceWith(words);
    document.getElementById("theme-preview").replaceWith(fresh);
  } catch (error) {
    if (error.name !== "AbortError") words.textContent = "That did not work. Use the button “Show what would change”.";
  }
}

for (const name of FIELDS) {
  form?.elements[name]?.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  });
}
