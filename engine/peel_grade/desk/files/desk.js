// Sends forms and follows links without loading the page anew, so that focus, place and what is half typed stay.
// Without it everything works the same, a page at a time.
const page = () => document.getElementById("page");
let turn = Promise.resolve();

/** Fetches a page and shows it; one after the other, in the order in which they were asked for. */
function show(url, sent, { push = false, form = null } = {}) {
  turn = turn.then(async () => {
    page().setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(url, sent ? { method: "POST", body: sent } : {});
      const read = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = read.getElementById("page");
      if (!fresh) throw new Error(read.body.textContent.trim());
      put(fresh, form);
      document.title = read.title;
      const where = new URL(answer.url);
      where.hash = new URL(url, location.href).hash;
      history[push ? "pushState" : "replaceState"]({}, "", where);
      if (push && where.hash) document.getElementById(where.hash.slice(1))?.scrollIntoView();
    } catch (error) {
      page().removeAttribute("aria-busy");
      tell(error instanceof TypeError ? "The desk does not answer. Is `grade serve` still running?" : error.message, true);
    }
  });
}

/** Puts a page in the place of the one that is shown, with what a person did to that one. */
function put(fresh, sent) {
  const old = page();
  const opened = [...old.querySelectorAll("details[id]")].map((each) => [each.id, each.open]);
  const typed = [...old.querySelectorAll("input[id], textarea[id]")].filter(
    (each) => each.form !== sent && !["radio", "checkbox", "hidden"].includes(each.type) && each.value !== each.defaultValue);
  const scrolled = [...old.querySelectorAll("[data-scrolls]")].map((each) => [each.id, each.scrollTop]);
  const { id, selectionStart, selectionEnd } = document.activeElement;
  for (const place of fresh.querySelectorAll("[data-after]")) {
    place.style.minHeight = `${old.querySelector(`#${place.id}`)?.offsetHeight ?? 0}px`;  // what is below stays in its place
  }
  old.replaceWith(document.adoptNode(fresh));
  propose();
  follow(old);
  for (const [name, open] of opened) {
    const box = document.getElementById(name);
    if (box && !box.hasAttribute("data-decided")) box.open = open;
  }
  for (const each of typed) {
    const field = document.getElementById(each.id);
    if (field) field.value = each.value;
  }
  for (const [name, top] of scrolled) {
    const box = document.getElementById(name);
    if (box) box.scrollTop = top;
  }
  const focused = id && document.getElementById(id);
  if (focused) {
    focused.focus({ preventScroll: true });
    if (selectionStart != null && focused.type === "text") focused.setSelectionRange(selectionStart, selectionEnd);
  }
  tell(fresh.dataset.said ?? "");
}

/** Fetches the parts that take longer than the page, and puts them in their places; those of the same draft stay. */
async function follow(old) {
  for (const place of page().querySelectorAll("[data-after]")) {
    const before = old?.querySelector(`#${place.id}`);
    if (before && !before.hasAttribute("data-after") && before.dataset.draft === place.dataset.draft) {
      place.replaceWith(before);
      continue;
    }
    place.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(place.dataset.after);
      const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(place.id);
      if (found && found.dataset.draft === place.dataset.draft && place.isConnected) {
        for (const each of found.querySelectorAll("details[id]")) each.open = before?.querySelector(`#${each.id}`)?.open;
        place.replaceWith(document.adoptNode(found));
        if (location.hash === `#${found.id}`) found.scrollIntoView();  // browsers keep what is below in its place
      }
    } catch {
      // the link in its place leads to the same
    }
    place.removeAttribute("aria-busy");
  }
}

/** Proposes today, by the clock of who looks, where a date is asked for and none stands. */
function propose() {
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  const today = parts.map((part) => String(part).padStart(2, "0")).join("-");
  for (const field of document.querySelectorAll("input[data-today]")) {
    if (!field.value) field.value = field.defaultValue = today;
  }
}

/** Says something to everyone: `said` is read aloud, and seen where it is an alarm. */
function tell(said, alarm = false) {
  const place = document.getElementById("told");
  place.textContent = said;
  place.classList.toggle("alarm", alarm);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-live]") || event.defaultPrevented) return;
  event.preventDefault();
  const fields = new URLSearchParams(new FormData(form, event.submitter));
  if (form.method === "post") show(form.action, fields, { form });
  else show(`${form.action.split("?")[0]}?${fields}`, null, { push: true, form });
});
document.addEventListener("change", (event) => {
  if (event.target.closest("[data-at-once]")) event.target.form.requestSubmit();
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-live]");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  show(link.href, null, { push: true });
});
propose();
follow(null);
addEventListener("popstate", () => show(location.href));
