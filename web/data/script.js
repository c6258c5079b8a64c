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
  else if (event.key === "j" || event.key === "k") {
    const link = document.getElementById(event.key === "j" ? "article-behind" : "article-before");
    if (link) link.click();
  }
  else if (event.key === "p") goToMark(-1);
  else if (event.key === "?") {
    const help = document.querySelector("footer details");
    help.open = !help.open;
    help.querySelector("summary").focus();
  }
});

// What the collection has that begins like the end of what is typed. A list beside the box; Enter without a choice asks
// for what was typed, and an old answer never shows.
const list = document.createElement("ul");
list.id = "completions";
list.setAttribute("role", "listbox");
list.setAttribute("aria-label", box.labels[0].textContent);
list.hidden = true;
box.form.append(list);
for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]])
  box.setAttribute(name, value);
let waiting = 0;
let request = null;
let option = -1;

function showCompletions(completions) {
  option = -1;
  box.removeAttribute("aria-activedescendant");
  list.replaceChildren(...completions.map((completion, i) => {
    const item = document.createElement("li");
    item.id = "completion-" + i;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.text = completion.text;
    const text = document.createElement("bdi");
    text.textContent = completion.shown;
    const count = document.createElement("span");
    count.textContent = completion.articles;
    item.append(text, " ", count);
    item.addEventListener("mousedown", event => { event.preventDefault(); box.value = completion.text; box.form.requestSubmit(); });
    return item;
  }));
  list.hidden = completions.length === 0;
  box.setAttribute("aria-expanded", String(!list.hidden));
}

function complete() {
  if (request) request.abort();
  const typed = box.value;
  if (typed.trim().length < 2) { showCompletions([]); return; }
  request = new AbortController();
  fetch("/api/complete?q=" + encodeURIComponent(typed), {signal: request.signal})
    .then(answer => answer.ok ? answer.json() : {completions: []})
    .then(answer => { if (box.value === typed && document.activeElement === box) showCompletions(answer.completions); })
    .catch(() => {});
}

function completeSoon(event) {
  clearTimeout(waiting);
  showCompletions([]);
  if (!event.isComposing) waiting = setTimeout(complete, 150);
}
box.addEventListener("input", completeSoon);
box.addEventListener("compositionend", completeSoon);
box.addEventListener("blur", () => { clearTimeout(waiting); if (request) request.abort(); showCompletions([]); });
box.form.addEventListener("submit", () => { clearTimeout(waiting); if (request) request.abort(); });
box.addEventListener("keydown", event => {
  if (event.isComposing || list.hidden) return;
  if (event.key === "Escape") { event.preventDefault(); showCompletions([]); return; }
  if (event.key === "Enter" && option >= 0) { box.value = list.children[option].dataset.text; showCompletions([]); return; }
  const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
  if (!step) return;
  event.preventDefault();
  if (option >= 0) list.children[option].setAttribute("aria-selected", "false");
  const count = list.children.length;
  option = option < 0 ? (step > 0 ? 0 : count - 1) : (option + step + count) % count;
  list.children[option].setAttribute("aria-selected", "true");
  box.setAttribute("aria-activedescendant", list.children[option].id);
});
