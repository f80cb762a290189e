"use strict";
// Puts the rows of a table in the order of a column: by its heading, which becomes a button, or by a list of the
// headings, which a narrow page shows in place of them. A cell says in `data-value` what it is ordered by.
for (const table of document.querySelectorAll("table[data-ordered]")) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const told = document.getElementById(`${table.id}-told`);
  const list = document.getElementById(`${table.id}-order`);
  const value = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();
  const number = (text) => text !== "" && !Number.isNaN(Number(text));

  // What an order is called: a heading may say so in its own words.
  function called(head, falling) {
    return head.dataset[falling ? "falling" : "rising"] ?? `${head.dataset.title}, ${falling ? "falling" : "rising"}`;
  }

  function compare(one, other) {
    return number(one) && number(other) ? one - other : one.localeCompare(other, "en-GB", { numeric: true });
  }

  function order(column, falling) {
    const rows = [...body.rows];
    rows.sort((one, other) => (falling ? -1 : 1) * compare(value(one, column), value(other, column)));
    body.append(...rows);
    heads.forEach((head, at) => {
      if (at === column) head.setAttribute("aria-sort", falling ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    told.textContent = `Ordered: ${called(heads[column], falling)}.`;
    list.value = `${column} ${falling}`;
  }

  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => order(column, head.getAttribute("aria-sort") === "ascending"));
    head.append(button);
    for (const falling of [false, true]) {
      list.append(new Option(called(head, falling), `${column} ${falling}`));
    }
  });
  list.addEventListener("change", () => {
    const [column, falling] = list.value.split(" ");
    order(Number(column), falling === "true");
  });
  list.closest("[hidden]").hidden = false;
}
