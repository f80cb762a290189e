(function () {
  var MOST = 60;
  var entries = JSON.parse(document.getElementById("_entries").textContent);
  var field = document.getElementById("_query");
  var status = document.getElementById("_status");
  var results = document.getElementById("_results");
  var texts = entries.map(function (entry) { return { title: entry[1].toLowerCase(), all: entry.join(" ").toLowerCase() }; });

  function score(text, words) {
    var sum = 0;
    for (var i = 0; i < words.length; i++) {
      if (text.all.indexOf(words[i]) < 0) return 0;
      var at = text.title.indexOf(words[i]);
      sum += at < 0 ? 1 : at === 0 || text.title[at - 1] === " " ? 4 : 3;
    }
    return sum;
  }

  function excerpt(text, word) {
    var at = text.toLowerCase().indexOf(word);
    var from = Math.max(0, at - 60);
    return (from ? "… " : "") + text.slice(from, from + 180) + (from + 180 < text.length ? " …" : "");
  }

  function find() {
    var words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    results.textContent = "";
    if (!words.length) { status.textContent = ""; return; }
    var found = [];
    texts.forEach(function (text, i) {
      var points = score(text, words);
      if (points) found.push([points, i]);
    });
    found.sort(function (a, b) { return b[0] - a[0] || a[1] - b[1]; });
    status.textContent = !found.length ? "Nothing found. Try fewer or shorter words."
      : found.length > MOST ? found.length + " found, the first " + MOST + " shown. Another word narrows it."
      : found.length + " found.";
    found.slice(0, MOST).forEach(function (each) {
      var entry = entries[each[1]];
      var item = document.createElement("li");
      var link = document.createElement("a");
      var kind = document.createElement("span");
      link.href = entry[2];
      link.textContent = entry[1].charAt(0).toUpperCase() + entry[1].slice(1);
      kind.className = "quiet";
      kind.textContent = " " + entry[0];
      item.appendChild(link);
      item.appendChild(kind);
      if (entry[3]) {
        var text = document.createElement("p");
        text.textContent = excerpt(entry[3], words[0]);
        item.appendChild(text);
      }
      results.appendChild(item);
    });
  }

  var asked = /[?&]q=([^&]*)/.exec(location.search);
  if (asked) field.value = decodeURIComponent(asked[1].replace(/\+/g, " "));
  var later;
  field.addEventListener("input", function () { clearTimeout(later); later = setTimeout(find, 120); });
  field.form.addEventListener("submit", function (event) { event.preventDefault(); clearTimeout(later); find(); });
  find();
})();
