// The contents follow the reading, and a print holds everything.
const contents = document.querySelector(".contents");
const links = new Map([...contents.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
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
  if (link) contents.scrollTop = link.offsetTop - contents.clientHeight / 2;
}
const observer = new IntersectionObserver(follow, { rootMargin: "-25% 0px -74% 0px" });
places.forEach((place) => observer.observe(place));

let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")];
  opened.forEach((one) => (one.open = true));
});
addEventListener("afterprint", () => opened.forEach((one) => (one.open = false)));
