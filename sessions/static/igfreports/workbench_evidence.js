// Attaches what is selected in the source. With nothing selected it chooses sentences there, for those without a mouse.
// The server counts code points and the browser UTF-16 units: every length here is that of the text's code points.
const bench = document.getElementById("bench");
const source = document.getElementById("bench-source");
const list = document.getElementById("bench-statements");
const HELP = "Choosing evidence: the arrows go from sentence to sentence, Shift takes more, Enter attaches, Escape leaves.";
let chosen = null;

const tell = (name, detail) => bench.dispatchEvent(new CustomEvent(`bench:${name}`, { detail }));
const length = (text) => [...text].length;
const paragraphs = () => [...source.querySelectorAll("p[data-start]")];

function clipped(selected, paragraph) {
  const range = document.createRange();
  range.selectNodeContents(paragraph);
  if (selected.compareBoundaryPoints(Range.START_TO_START, range) > 0) range.setStart(selected.startContainer, selected.startOffset);
  if (selected.compareBoundaryPoints(Range.END_TO_END, range) < 0) range.setEnd(selected.endContainer, selected.endOffset);
  return range;
}

function place(range, paragraph) {
  const before = document.createRange();
  before.selectNodeContents(paragraph);
  before.setEnd(range.startContainer, range.startOffset);
  const text = range.toString();
  const start = Number(paragraph.dataset.start) + length(before.toString());
  return { source: paragraph.closest("[data-source]").dataset.source, start, end: start + length(text), text };
}

// One place a paragraph: between two of them the source holds labels that nobody said.
function places() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return [];
  const selected = selection.getRangeAt(0);
  const touched = paragraphs().filter((one) => selected.intersectsNode(one));
  return touched.map((one) => place(clipped(selected, one), one)).filter((one) => one.text.trim());
}

function attach() {
  const found = places();
  for (const fields of found) tell("do", { name: "attach", fields });
  if (found.length) getSelection().removeAllRanges();
  return found.length;
}

function sentences(paragraph) {
  const language = paragraph.closest("[lang]").lang;
  const found = [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(paragraph.textContent)];
  return found.map(({ index, segment }) => [index, index + segment.trimEnd().length]).filter(([start, end]) => start < end);
}

function inText(paragraph, offset) {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  while (node.length < offset && walker.nextNode()) {
    offset -= node.length;
    node = walker.currentNode;
  }
  return [node, offset];
}

function show() {
  const parts = sentences(chosen.paragraph);
  const [start, end] = [parts[chosen.from][0], parts[chosen.to][1]];
  getSelection().setBaseAndExtent(...inText(chosen.paragraph, start), ...inText(chosen.paragraph, end));
  chosen.paragraph.scrollIntoView({ block: "nearest" });
  tell("say", { text: chosen.paragraph.textContent.slice(start, end) });
}

function goTo(paragraph, atEnd) {
  const last = sentences(paragraph).length - 1;
  if (last < 0) return;
  chosen = { paragraph, from: atEnd ? last : 0, to: atEnd ? last : 0 };
  show();
}

function step(by) {
  const place = (by > 0 ? chosen.to : chosen.from) + by;
  if (place >= 0 && place < sentences(chosen.paragraph).length) {
    chosen = { ...chosen, from: place, to: place };
    return show();
  }
  const all = paragraphs();
  const next = all[all.indexOf(chosen.paragraph) + by];
  if (next) goTo(next, by < 0);
}

function widen(by) {
  const to = chosen.to + by;
  if (to < chosen.from || to >= sentences(chosen.paragraph).length) return;
  chosen.to = to;
  show();
}

function begin() {
  const first = source.querySelector("mark.lit")?.closest("p[data-start]") ?? paragraphs()[0];
  if (!first) return tell("say", { text: "There is no source to choose evidence from." });
  source.focus({ preventScroll: true });
  goTo(first);
  tell("say", { text: HELP });
}

function end() {
  chosen = null;
  getSelection().removeAllRanges();
  list.querySelector(".card[aria-current]")?.focus();
}

function choosing(event) {
  if (!chosen || event.ctrlKey || event.metaKey || event.altKey) return;
  const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (by) (event.shiftKey ? widen : step)(by);
  else if (event.key === "Enter") { attach(); end(); }
  else if (event.key === "Escape") end();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

document.addEventListener("keydown", choosing, true);
document.addEventListener("pointerdown", () => { chosen = null; });
bench.addEventListener("bench:evidence", () => { if (!attach()) begin(); });
