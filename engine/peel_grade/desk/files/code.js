// Lines of the document by keyboard and pointer; without it each line is a link that selects it.
const lines = () => [...document.querySelectorAll("#lines a[data-line]")];
const number = (link) => Number(link.dataset.line);
let start = null; // where a selection of several lines began
let waiting = 0;

/** Selects the lines from where the selection began to a link, and shows what fits them after a moment. */
function select(link, several, at = 150) {
  if (!several || start === null) start = number(link);
  const [first, last] = [Math.min(start, number(link)), Math.max(start, number(link))];
  for (const each of lines()) {
    const inside = number(each) >= first && number(each) <= last;
    each.closest("li").toggleAttribute("data-selected", inside);
    if (inside) each.setAttribute("aria-current", "true"); else each.removeAttribute("aria-current");
    each.tabIndex = each === link ? 0 : -1;
  }
  link.focus({ preventScroll: true });
  link.closest("li").scrollIntoView({ block: "nearest" });
  const address = new URL(link.href);
  address.searchParams.set("first", first);
  address.searchParams.set("last", last);
  clearTimeout(waiting);
  waiting = setTimeout(() => show(address.href, null, { push: true }), at);
}

/** After a page has been put in the place of another: where one goes on whose place is there no more. */
function goOn() {
  oneStop();
  if (document.activeElement !== document.body) return;
  const place = document.getElementById("entry") ? document.getElementById("panel") : document.querySelector("#lines a[aria-current]");
  place?.focus({ preventScroll: true });
}

/** One stop for the tabulator key among the lines: the selected one, or the first. */
function oneStop() {
  const links = lines();
  const stop = links.find((each) => each.hasAttribute("aria-current")) ?? links[0];
  for (const each of links) each.tabIndex = each === stop ? 0 : -1;
}

document.addEventListener("click", (event) => {
  const line = event.target.closest("#lines li.line");
  if (!line || event.target.closest(".chips a") || event.metaKey || event.ctrlKey || event.altKey || event.button) return;
  const chosen = getSelection().toString().trim();
  if (chosen && !event.target.closest("a")) return; // words are selected: see below
  event.preventDefault();
  select(line.querySelector("a[data-line]"), event.shiftKey, 0);
});

document.addEventListener("mouseup", () => {
  const chosen = getSelection();
  const words = chosen.toString().trim();
  const line = chosen.anchorNode?.parentElement?.closest("#lines li.line");
  if (!line || !words || words.length > 400) return;
  const address = new URL(line.querySelector("a[data-line]").href);
  address.searchParams.set("q", words);
  show(address.href, null, { push: true });
});

document.addEventListener("keydown", (event) => {
  if (event.metaKey || event.ctrlKey || event.altKey) return;
  const link = event.target.closest?.("#lines a[data-line]");
  if (event.key === "Escape" && event.target.closest?.("#panel")) {
    (document.querySelector("#lines a[aria-current]") ?? lines()[0])?.focus();
    return;
  }
  if (!link) return;
  const links = lines();
  const at = links.indexOf(link);
  const moves = { ArrowDown: at + 1, j: at + 1, J: at + 1, ArrowUp: at - 1, k: at - 1, K: at - 1, Home: 0, End: links.length - 1 };
  if (event.key in moves) {
    const next = links[moves[event.key]];
    if (next) select(next, event.shiftKey);
  } else if (event.key === "n") {
    const next = links.slice(at + 1).find((each) => each.closest("li").classList.contains("uncited"));
    if (next) select(next, false);
  } else if (event.key === "Enter") {
    if (!link.hasAttribute("aria-current")) return;
    document.querySelector("#panel summary, #panel .offer a")?.focus();
  } else if (event.key === "/") {
    document.getElementById("words")?.focus();
  } else return;
  event.preventDefault();
});

new MutationObserver(goOn).observe(document.body, { childList: true });
oneStop();
