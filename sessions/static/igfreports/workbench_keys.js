// The keys of the workbench: each asks for what a button or a form of the card at hand does too.
const OFF = "igfreports-workbench-keys-off";
const bench = document.getElementById("bench");
const list = document.getElementById("bench-statements");
const dialog = document.getElementById("bench-keys");
const isOn = document.getElementById("bench-keys-on");
const mayChange = Boolean(document.getElementById("bench-next"));
const TYPED = "input, textarea, select, [contenteditable]";
const WORDS = "textarea[name=text]";

const tell = (name, detail = {}) => bench.dispatchEvent(new CustomEvent(`bench:${name}`, { detail }));
const current = () => list.querySelector(".card[aria-current]");
const change = (name, on = false) => () => tell("do", { name, on });
const open = (focus, then) => () => tell("open", { focus, then });

function nextOfVoice(card) {
  let next = card.nextElementSibling;
  while (next && !next.matches(".suggested, .approved")) next = next.nextElementSibling;
  return next;
}

function merge() {
  const next = current() && nextOfVoice(current());
  if (!next) return tell("say", { text: "It is the last statement of this voice: there is no next one to merge with." });
  const { key } = next.dataset;
  tell("do", { name: "merge", rest: () => `${key} ${document.getElementById(`s-${key}`).dataset.version}` });
}

function caretAtEnd(card) {
  const box = card.querySelector(WORDS);
  box.setSelectionRange(box.value.length, box.value.length);
}

// Where the claim was clicked the caret stands in the words too, else behind their first half.
function split() {
  const { anchorNode, anchorOffset } = getSelection();
  const claim = current()?.querySelector(".claim");
  const place = claim?.contains(anchorNode) ? anchorOffset : null;
  open(WORDS, (card) => {
    const box = card.querySelector(WORDS);
    const middle = box.value.indexOf(" ", box.value.length / 2) + 1 || box.value.length;
    box.setSelectionRange(place ?? middle, place ?? middle);
  })();
}

const ALWAYS = {
  j: () => tell("go", { step: 1 }),
  k: () => tell("go", { step: -1 }),
  n: () => tell("review"),
  "?": () => dialog.showModal(),
};
const CHANGES = {
  a: change("approve", true),
  r: change("reject", true),
  h: change("hide", true),
  J: change("down"),
  K: change("up"),
  m: merge,
  s: split,
  e: open(WORDS, caretAtEnd),
  o: open(WORDS, caretAtEnd),
  t: open("select[name=theme]"),
  w: open("input[name=kind]"),
  g: () => tell("evidence"),
  u: () => tell("turn", { name: "undo" }),
  U: () => tell("turn", { name: "redo" }),
};

function inField(event, card) {
  if (event.key === "Escape" && card) { event.preventDefault(); tell("close"); }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches("textarea")) {
    event.preventDefault();
    event.target.form.requestSubmit(event.target.form.querySelector(".does button"));
  }
}

function pressed(event) {
  const card = event.target.closest?.(".card");
  if (event.defaultPrevented || dialog.open) return;
  if (event.target.closest?.(TYPED)) return inField(event, card);
  if (event.ctrlKey || event.metaKey || event.altKey || !isOn.checked) return;
  if (event.key === "Escape") return current()?.querySelector(".panel") && tell("close");
  const theme = /^[1-9]$/.test(event.key) && current()?.querySelectorAll("button.tag")[event.key - 1];
  const action = theme ? () => theme.click() : ALWAYS[event.key] ?? (mayChange ? CHANGES[event.key] : null);
  if (!action) return;
  event.preventDefault();
  action();
}

isOn.checked = localStorage.getItem(OFF) === null;
isOn.addEventListener("change", () => (isOn.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "yes")));
document.addEventListener("keydown", pressed);
document.addEventListener("click", (event) => event.target.closest("#bench-show-keys") && dialog.showModal());
