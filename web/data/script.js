// Keys and the matches of an article. The pages are whole without it.
"use strict";

const box = document.getElementById("q");
const marks = Array.from(document.querySelectorAll(".text mark, h1 mark"));
let current = -1;

function goToMark(step) {
  if (marks.length === 0) return;
  if (current >= 0) marks[current].classList.remove("current");
  current = current < 0 ? (step > 0 ? 0 : marks.length - 1) : (current + step + marks.length) % marks.length;
  marks[current].classList.add("current");
  marks[current].scrollIntoView({block: "center"});
}

for (const [id, step] of [["next-mark", 1], ["previous-mark", -1]]) {
  const link = document.getElementById(id);
  if (link) link.addEventListener("click", event => { event.preventDefault(); goToMark(step); });
}

const hits = Array.from(document.querySelectorAll(".hits li"));
let chosen = -1;

function choose(step) {
  if (hits.length === 0) return;
  if (chosen >= 0) hits[chosen].classList.remove("chosen");
  chosen = Math.min(Math.max(chosen + step, 0), hits.length - 1);
  hits[chosen].classList.add("chosen");
  hits[chosen].querySelector("a").focus();
}

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const typing = event.target instanceof Element && event.target.closest("input, select, textarea");
  if (typing) return;
  if (event.key === "/") { event.preventDefault(); box.focus(); box.select(); }
  else if (event.key === "ArrowDown" && hits.length > 0) { event.preventDefault(); choose(1); }
  else if (event.key === "ArrowUp" && hits.length > 0) { event.preventDefault(); choose(-1); }
  else if (event.key === "n") goToMark(1);
  else if (event.key === "p") goToMark(-1);
  else if (event.key === "?") {
    const help = document.querySelector("footer details");
    help.open = !help.open;
    help.querySelector("summary").focus();
  }
});
