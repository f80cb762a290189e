"use strict";
// Shows of the items of a page, or of a part of it, those that its form asks for, and opens the groups in which they
// stand.
for (const form of document.querySelectorAll("form.filters")) {
  const part = form.closest("[data-part]") || document;
  const items = [...part.querySelectorAll("[data-item]")];
  const groups = [...part.querySelectorAll("[data-group]")];
  const texts = items.map((item) => item.textContent.toLowerCase());
  const opened = new Map([...items, ...groups].filter((box) => box.tagName === "DETAILS").map((box) => [box, box.open]));
  const status = form.querySelector("[role=status]");
  const asked = new URLSearchParams(location.search);
  for (const field of form.elements) {
    if (field.name && asked.has(field.name)) field.value = asked.get(field.name);
  }

  function apply() {
    const wanted = [...form.querySelectorAll("select")].filter((field) => field.value);
    const words = form.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const any = wanted.length || words.length;
    let shown = 0;
    items.forEach((item, i) => {
      const fits = wanted.every((field) => (item.dataset[field.name] || "").split(" ").includes(field.value))
        && words.every((word) => texts[i].includes(word));
      item.hidden = !fits;
      shown += fits;
    });
    for (const group of groups) {
      const left = [...group.querySelectorAll("[data-item]")].some((item) => !item.hidden);
      group.hidden = !left;
      if (group.tagName === "DETAILS") group.open = any ? left : opened.get(group);
    }
    status.textContent = any ? `${shown} of ${items.length} ${status.dataset.of}` : `${items.length} ${status.dataset.of}`;
  }

  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  apply();
}
