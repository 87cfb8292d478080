// The graph shows what a node or a line touches; a basket pressed in the legend keeps only its own lines in the light.
const graph = document.querySelector(".graph");
const edges = [...graph.querySelectorAll(".edges a")];
const nodes = [...graph.querySelectorAll(".node")];
let kept = null;

function light(chosen, ends = new Set()) {
  for (const edge of edges) {
    const on = chosen(edge);
    edge.classList.toggle("on", on);
    if (on) ends.add(edge.dataset.from).add(edge.dataset.to);
  }
  for (const each of nodes) each.classList.toggle("on", ends.has(each.dataset.node));
  graph.classList.add("hovered");
}

function rest() {
  if (kept) light((edge) => edge.classList.contains(kept));
  else graph.classList.remove("hovered");
}

function touch(event) {
  const on = event.target.closest?.("a");
  if (!on) return rest();
  const node = on.dataset.node;
  light((edge) => edge === on || edge.dataset.from === node || edge.dataset.to === node, new Set([node]));
}
// On the frame, for a drawing that listens for the focus would become a stop of its own.
const frame = graph.parentElement;
for (const type of ["pointerover", "focusin"]) frame.addEventListener(type, touch);
for (const type of ["pointerleave", "focusout"]) frame.addEventListener(type, rest);

function pressable(item) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...item.childNodes);
  button.ariaPressed = "false";
  button.addEventListener("click", () => {
    kept = kept === item.className ? null : item.className;
    for (const each of document.querySelectorAll(".legend button")) {
      each.ariaPressed = String(each.parentElement.className === kept);
    }
    rest();
  });
  item.append(button);
}
document.querySelectorAll(".legend li").forEach(pressable);
