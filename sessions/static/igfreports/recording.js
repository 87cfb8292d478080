// A click on a turn's time plays the recording from there; the address changes to the turn's as it does without.
const player = document.querySelector("#recording audio, #recording video");

function playFrom(seconds) {
  const seek = () => {
    player.currentTime = seconds;
    player.play().catch(() => player.focus());
  };
  if (player.readyState) return seek();
  player.addEventListener("loadedmetadata", seek, { once: true });
  player.load();
}

document.querySelector(".turns").addEventListener("click", (event) => {
  const time = event.target.closest("a[data-seconds]");
  if (time && !event.ctrlKey && !event.metaKey && !event.shiftKey) playFrom(Number(time.dataset.seconds));
});
