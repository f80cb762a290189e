// A link into a closed section opens it; so does printing.
function reveal() {
  var id = decodeURIComponent(location.hash.slice(1));
  var target = id && document.getElementById(id);
  if (!target) return;
  var closed = false;
  for (var box = target; box; box = box.parentElement) {
    if (box.tagName === "DETAILS" && !box.open) { box.open = true; closed = true; }
  }
  if (closed) target.scrollIntoView();
}
addEventListener("hashchange", reveal);
reveal();
var shut = [];
addEventListener("beforeprint", function () {
  shut = Array.prototype.slice.call(document.querySelectorAll("details:not([open])"));
  shut.forEach(function (box) { box.open = true; });
});
addEventListener("afterprint", function () {
  shut.forEach(function (box) { box.open = false; });
});
