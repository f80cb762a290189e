"use strict";
// A link into a closed section opens it; so does printing, unless `data-shut` says that its summary is enough on paper.
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  let closed = false;
  for (let box = target; box; box = box.parentElement) {
    if (box.tagName === "DETAILS" && !box.open) { box.open = true; closed = true; }
  }
  if (closed) target.scrollIntoView();
}
addEventListener("hashchange", reveal);
reveal();

let shut = [];
addEventListener("beforeprint", () => {
  shut = [...document.querySelectorAll("details:not([open], [data-shut])")];
  for (const box of shut) box.open = true;
});
addEventListener("afterprint", () => {
  for (const box of shut) box.open = false;
});
