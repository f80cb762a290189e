"use strict";
// Searches what `search-entries.js` lists: titles and ids count most, words with a letter wrong least.
const MOST = 60;
const [KIND, TITLE, ADDRESS, ID, TEXT] = [0, 1, 2, 3, 4];
const field = document.getElementById("_query");
const only = document.getElementById("_kind");
const told = document.getElementById("_status");
const results = document.getElementById("_results");
let search = null;

// The words of a text: letters and digits, so that an id has several, and a column of examples one.
function words(text) {
  return text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

function prepared() {
  if (search) return search;
  search = new MiniSearch({
    fields: ["title", "id", "text"],
    extractField: (entry, name) => name === "number" ? entry.number : entry.of[{title: TITLE, id: ID, text: TEXT}[name]],
    idField: "number",
    tokenize: words,
    searchOptions: {
      boost: {title: 6, id: 6},
      prefix: (term, at, terms) => term.length > 2 || at === terms.length - 1,
      fuzzy: (term) => term.length < 4 ? false : term.length < 6 ? 1 : 2,
      weights: {prefix: 0.6, fuzzy: 0.2},
      combineWith: "AND",
    },
  });
  search.addAll(ENTRIES.map((of, number) => ({number, of})));
  return search;
}

// Names first: whoever asks for words that a title or an id has wants that, and not a text that says them often.
function rank(found, asked) {
  const wanted = words(asked);
  const named = (result) => {
    const entry = ENTRIES[result.id];
    if (entry[ID] && entry[ID] === asked.trim()) return 3;
    const name = words(`${entry[TITLE]} ${entry[ID]}`);
    if (wanted.every((word) => name.includes(word))) return 2;
    return wanted.every((word) => name.some((part) => part.startsWith(word))) ? 1 : 0;
  };
  const order = new Map(found.map((result) => [result, named(result)]));
  return [...found].sort((a, b) => order.get(b) - order.get(a) || b.score - a.score || a.id - b.id);
}

function marked(text, terms) {
  const box = document.createDocumentFragment();
  const any = terms.length && new RegExp(`(?<![\\p{L}\\p{N}])(${terms.join("|")})`, "giu");
  let at = 0;
  for (const hit of any ? text.matchAll(any) : []) {
    box.append(text.slice(at, hit.index));
    box.append(Object.assign(document.createElement("mark"), {textContent: hit[0]}));
    at = hit.index + hit[0].length;
  }
  box.append(text.slice(at));
  return box;
}

function excerpt(text, terms) {
  const places = terms.map((word) => text.toLowerCase().indexOf(word)).filter((place) => place >= 0);
  const from = Math.max(0, Math.min(...places, text.length) === text.length ? 0 : Math.min(...places) - 60);
  return (from ? "… " : "") + text.slice(from, from + 180) + (from + 180 < text.length ? " …" : "");
}

function find() {
  const asked = field.value;
  results.replaceChildren();
  if (!asked.trim()) { told.textContent = ""; return; }
  const filter = only.value ? (result) => ENTRIES[result.id][KIND] === only.value : undefined;
  let found = prepared().search(asked, {filter});
  const some = !found.length;
  if (some) found = prepared().search(asked, {filter, combineWith: "OR"});
  found = rank(found, asked);
  told.textContent = !found.length ? "Nothing found. Try fewer or other words."
    : (some ? "Nothing has all of these words; some of them: " : "")
      + (found.length > MOST ? `${found.length} found, the first ${MOST} shown. Another word narrows it.` : `${found.length} found.`);
  for (const result of found.slice(0, MOST)) {
    const entry = ENTRIES[result.id];
    const item = document.createElement("li");
    const link = Object.assign(document.createElement("a"), {href: entry[ADDRESS]});
    link.append(marked(entry[TITLE], result.terms));
    item.append(link, Object.assign(document.createElement("span"), {className: "quiet", textContent: ` ${entry[KIND]} ${entry[ID]}`}));
    if (entry[TEXT]) {
      const text = document.createElement("p");
      text.append(marked(excerpt(entry[TEXT], result.terms), result.terms));
      item.append(text);
    }
    results.append(item);
  }
}

const given = new URLSearchParams(location.search);
field.value = given.get("q") || "";
only.value = given.get("kind") || "";
let later;
field.addEventListener("input", () => { clearTimeout(later); later = setTimeout(find, 120); });
only.addEventListener("change", find);
field.form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(later); find(); });
// The list is prepared once the page is there, so that the first letter need not wait for it.
addEventListener("load", () => setTimeout(() => { prepared(); find(); if (!field.value) field.focus(); }, 0));
