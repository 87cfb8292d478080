// The contents follow the reading, the graph shows what a node or a line touches, and a print holds everything.
const links = new Map([...document.querySelectorAll(".contents a")].map((link) => [link.hash.slice(1), link]));
const places = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
let here = null;

function follow() {
  const line = innerHeight / 4;
  const passed = places.filter((place) => place.getBoundingClientRect().top <= line);
  const link = links.get((passed.at(-1) ?? places[0])?.id);
  if (link === here) return;
  here?.removeAttribute("aria-current");
  link?.setAttribute("aria-current", "true");
  here = link;
}
const observer = new IntersectionObserver(follow, { rootMargin: "-25% 0px -74% 0px" });
places.forEach((place) => observer.observe(place));

const graph = document.querySelector(".graph");
function touch(event) {
  const on = event.target.closest?.("a");
  const { node, from, to } = on?.dataset ?? {};
  const ends = new Set(node ? [node] : [from, to]);
  graph.classList.toggle("hovered", Boolean(on));
  for (const edge of graph.querySelectorAll(".edges a")) {
    const touched = edge === on || edge.dataset.from === node || edge.dataset.to === node;
    edge.classList.toggle("on", touched);
    if (touched) ends.add(edge.dataset.from).add(edge.dataset.to);
  }
  for (const each of graph.querySelectorAll(".node")) each.classList.toggle("on", ends.has(each.dataset.node));
}
for (const type of ["pointerover", "focusin"]) graph?.addEventListener(type, touch);
for (const type of ["pointerleave", "focusout"]) graph?.addEventListener(type, () => graph.classList.remove("hovered"));

let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")];
  opened.forEach((one) => (one.open = true));
});
addEventListener("afterprint", () => opened.forEach((one) => (one.open = false)));
