"use strict";
(function () {
  const body = document.body;
  const language = document.documentElement.lang;
  const up = body.dataset.up;

  // The look: as the system, light, dark.
  const themes = ["", "light", "dark"];
  const themeButton = document.querySelector("button.theme");
  const themeNames = themeButton.dataset.themes.split("|");
  function showTheme() {
    const chosen = themes.indexOf(document.documentElement.dataset.theme || "");
    themeButton.textContent = ["◐", "☀", "☾"][chosen];
    const said = `${themeButton.dataset.name}: ${themeNames[chosen]}`;
    themeButton.setAttribute("aria-label", said);
    themeButton.title = said;
  }
  themeButton.addEventListener("click", () => {
    const next = themes[(themes.indexOf(document.documentElement.dataset.theme || "") + 1) % themes.length];
    if (next) document.documentElement.dataset.theme = next;
    else delete document.documentElement.dataset.theme;
    try { localStorage.setItem("saikes-theme", next); } catch (refused) { /* it holds for this page */ }
    showTheme();
  });
  themeButton.hidden = false;
  for (const one of document.querySelectorAll(".needs-script")) one.hidden = true;
  showTheme();

  // Another language keeps the place on the page and what is searched for.
  for (const link of document.querySelectorAll(".languages a")) {
    link.addEventListener("click", () => {
      const target = new URL(link.href);
      target.hash = location.hash;
      target.search = location.search;
      link.href = target.href;
    });
  }

  // What is folded away is printed too, and opened where an address leads into it.
  addEventListener("beforeprint", () => {
    for (const one of document.querySelectorAll("details:not([open])")) {
      one.open = true;
      one.dataset.printed = "yes";
    }
  });
  addEventListener("afterprint", () => {
    for (const one of document.querySelectorAll("details[data-printed]")) {
      one.open = false;
      delete one.dataset.printed;
    }
  });
  function openTarget() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let one = target; one; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
    if (target) target.scrollIntoView();
  }
  addEventListener("hashchange", openTarget);
  openTarget();

  // In the graph, the lines of the box that is pointed at stand out.
  for (const graph of document.querySelectorAll(".graph svg")) {
    const lines = [...graph.querySelectorAll("path")];
    const mark = (box, on) => {
      for (const line of lines) {
        if (line.dataset.from === box.dataset.key || line.dataset.to === box.dataset.key) line.classList.toggle("marked", on);
      }
    };
    for (const box of graph.querySelectorAll("[data-key]")) {
      for (const event of ["pointerenter", "focus"]) box.addEventListener(event, () => mark(box, true));
      for (const event of ["pointerleave", "blur"]) box.addEventListener(event, () => mark(box, false));
    }
  }

  // ── Search ──
  // Letters that people type for each other: Kazakh ones on a Russian keyboard, е for ё; marks above letters do not count.
  const alike = { "ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и" };
  function folded(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[әғқңөұүһі]/g, (letter) => alike[letter]);
  }
  const wordsOf = (text) => folded(text).match(/[\p{L}\p{N}]+/gu) || [];

  let entries = null;
  let waiting = [];
  function withIndex(then) {
    if (entries) { then(); return; }
    waiting.push(then);
    if (waiting.length > 1) return;
    const script = document.createElement("script");
    script.src = `${body.dataset.root}assets/search-${language}.js`;
    script.addEventListener("load", () => {
      entries = window.saikesIndex.entries.map(([path, kind, title, id, places, words]) => ({
        path, title, id, place: places[0] || "", kind: window.saikesIndex.kinds[kind],
        titleWords: wordsOf(title), idWords: [folded(id), ...wordsOf(id)],
        places: places.map(wordsOf), words: wordsOf(words),
      }));
      for (const one of waiting) one();
      waiting = [];
    });
    document.head.append(script);
  }

  // A number must be the same; a word may go on, and the end of a longer one may differ, as its endings do.
  function matches(word, asked) {
    if (/^\d/.test(asked)) return word === asked ? 3 : 0;
    if (word === asked) return 3;
    if (word.startsWith(asked)) return 2;
    return asked.length > 4 && word.startsWith(asked.slice(0, -2)) ? 1 : 0;
  }
  const best = (words, asked) => words.reduce((most, word) => Math.max(most, matches(word, asked)), 0);

  // Words that stand in a place of an act side by side, as "row 5", count more than each alone.
  function inPlace(place, asked) {
    let score = 0;
    asked.forEach((one, number) => {
      const at = place.findIndex((word) => matches(word, one) === 3);
      if (at < 0) return;
      score += 4;
      if (number && place.some((word, n) => word === one && matches(place[n - 1] || "", asked[number - 1]) > 1)) score += 6;
    });
    return score && asked.every((one) => best(place, one)) ? score + 12 - Math.min(8, place.length) : score / 4;
  }

  function search(text) {
    const asked = wordsOf(text);
    if (!asked.length) return [];
    const whole = folded(text.trim());
    const found = [];
    entries.forEach((entry, number) => {
      let score = 0;
      for (const one of asked) {
        const here = Math.max(
          6 * best(entry.titleWords, one), 5 * best(entry.idWords, one),
          3 * Math.max(0, ...entry.places.map((place) => best(place, one))), best(entry.words, one)
        );
        if (!here) return;
        score += here;
      }
      score += Math.max(0, ...entry.places.map((place) => inPlace(place, asked)));
      // What has a page of its own comes before an entry of a list; what is asked for by its id before all.
      if (entry.path.includes("#")) score *= 0.6;
      if (entry.idWords[0] === whole) score += 60;
      found.push({ entry, score, number });
    });
    return found.sort((one, other) => other.score - one.score || one.number - other.number).map((one) => one.entry);
  }

  function item(entry) {
    const link = document.createElement("a");
    link.href = up + entry.path;
    const title = document.createElement("span");
    title.className = "title";
    title.textContent = entry.title;
    const more = document.createElement("span");
    more.className = "note";
    more.textContent = [entry.kind, entry.place, entry.id].filter(Boolean).join(" · ");
    link.append(title, more);
    return link;
  }
  const counted = (found) =>
    found.length ? body.dataset.found.replace("{count}", found.length) : body.dataset.notFound;

  const input = document.getElementById("q");
  const panel = document.getElementById("q-found");
  const state = document.getElementById("q-state");
  const results = document.getElementById("results");

  function suggest() {
    if (results) { showResults(); return; }
    const text = input.value;
    if (!text.trim()) { close(); return; }
    withIndex(() => {
      if (text !== input.value) return;
      const found = search(text);
      panel.replaceChildren(...found.slice(0, 8).map(item));
      panel.hidden = !found.length;
      state.textContent = counted(found);
    });
  }
  function close() {
    panel.hidden = true;
    panel.replaceChildren();
    state.textContent = "";
  }
  function showResults() {
    const text = input.value;
    withIndex(() => {
      const found = text.trim() ? search(text) : [];
      results.replaceChildren(...found.slice(0, 200).map((entry) => {
        const line = document.createElement("li");
        line.append(item(entry));
        return line;
      }));
      document.getElementById("results-state").textContent = text.trim() ? counted(found) : "";
      for (const one of document.querySelectorAll(".fallback")) one.hidden = Boolean(text.trim());
    });
  }
  input.addEventListener("focus", () => withIndex(() => {}), { once: true });
  input.addEventListener("input", suggest);
  input.form.addEventListener("keydown", (event) => {
    const links = [...panel.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape") { close(); input.focus(); return; }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    if (!links.length) return;
    event.preventDefault();
    const next = at + (event.key === "ArrowDown" ? 1 : -1);
    if (next < 0) input.focus();
    else links[Math.min(next, links.length - 1)].focus();
  });
  document.addEventListener("click", (event) => { if (!input.form.contains(event.target)) close(); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      input.focus();
    }
  });
  if (results) {
    input.value = new URLSearchParams(location.search).get("q") || "";
    input.form.addEventListener("submit", (event) => {
      event.preventDefault();
      const address = new URL(location.href);
      address.search = new URLSearchParams({ q: input.value }).toString();
      try { history.replaceState(null, "", address); } catch (refused) { /* a browser may keep the address of a file as it is */ }
      showResults();
    });
    showResults();
  }
})();
