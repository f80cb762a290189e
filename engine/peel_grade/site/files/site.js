"use strict";
// The menu beside a page shows where the page stands in it; on a narrow page it is closed until it is asked for.
const menu = document.getElementById("_menu");
const here = menu.querySelector("[aria-current]");
function place() {
  if (here) menu.scrollTop += here.getBoundingClientRect().top - menu.getBoundingClientRect().top - menu.clientHeight / 3;
}
place();
menu.addEventListener("toggle", place);

// Of crumbs that are wider than the page, the one above it is shown first, with the end of what leads to it.
const crumbs = document.querySelector(".crumbs ol");
if (crumbs && crumbs.scrollWidth > crumbs.clientWidth) crumbs.scrollLeft = crumbs.lastElementChild.previousElementSibling.offsetLeft - 32;

// A slash goes to the search field, as in other documentation.
addEventListener("keydown", (event) => {
  const field = document.getElementById("_query");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !field) return;
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) return;
  event.preventDefault();
  field.focus();
});
