"use strict";
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const words = read("words"), rows = read("rows"), perPage = 50;
  const table = document.querySelector("table"), body = table.tBodies[0];
  const search = document.getElementById("search"), outcome = document.getElementById("outcome");
  const shown = document.getElementById("shown"), back = document.getElementById("back"), on = document.getElementById("on");
  // Cells of a row by their index: see `_row` of page.py.
  const [NUMBER, NAME, APPLICANT, IDENTIFIER, REGISTERED, DUE, OUTCOME, EFFECT, GAPS, UNKNOWN, LATE, CLEARS, LINKS] = Array(13).keys();
  const cells = [NUMBER, NAME, APPLICANT, IDENTIFIER, REGISTERED, DUE, OUTCOME, GAPS, UNKNOWN, LATE];
  const numbers = new Set([NUMBER, UNKNOWN, LATE]);
  const days = new Set([REGISTERED, DUE]);
  let order = { column: NUMBER, down: false }, found = rows, page = 0;

  const said = (row, column) => {
    if (column === OUTCOME) return words.outcomes[row[OUTCOME]];
    if (column === GAPS) return row[GAPS].map((one) => words.rules[one]).join("; ");
    if (days.has(column)) return row[column].split("-").reverse().join(".");
    return String(row[column]);
  };
  const key = (row, column) => (numbers.has(column) || days.has(column) ? row[column] : said(row, column).toLocaleLowerCase());
  const texts = rows.map((row) => cells.map((column) => said(row, column)).concat(row[CLEARS]).join(" ").toLocaleLowerCase());

  const element = (name, text, kind) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (kind) made.className = kind;
    return made;
  };

  function choose() {
    const wanted = search.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    found = rows.filter((row, index) => (outcome.value === "" || row[OUTCOME] === Number(outcome.value)) && wanted.every((word) => texts[index].includes(word)));
    const { column, down } = order;
    found.sort((one, other) => {
      const [a, b] = [key(one, column), key(other, column)];
      const by = typeof a === "number" ? a - b : a < b ? -1 : a > b ? 1 : 0;
      return (by || one[NUMBER] - other[NUMBER]) * (down ? -1 : 1);
    });
    page = 0;
    show();
  }

  function show() {
    const from = page * perPage, some = found.slice(from, from + perPage);
    body.replaceChildren(...some.map(line));
    shown.textContent = words.shown.replace("{shown}", found.length ? `${from + 1}–${from + some.length}` : "0").replace("{all}", found.length);
    back.disabled = page === 0;
    on.disabled = from + perPage >= found.length;
    for (const head of table.tHead.rows[0].cells) {
      const mine = Number(head.dataset.column) === order.column;
      head.setAttribute("aria-sort", mine ? (order.down ? "descending" : "ascending") : "none");
      head.querySelector("span").textContent = mine ? (order.down ? " ▼" : " ▲") : "";
    }
  }

  function kind(row, column) {
    if (numbers.has(column)) return "number";
    if (column === OUTCOME) return row[EFFECT];
    return days.has(column) || column === IDENTIFIER ? "short" : "";
  }

  function line(row) {
    const made = element("tr");
    for (const column of cells) {
      const cell = element("td", column === NAME ? undefined : said(row, column), kind(row, column));
      if (column === NAME) {
        const opener = element("button", row[NAME]);
        opener.type = "button";
        opener.setAttribute("aria-expanded", "false");
        opener.addEventListener("click", () => toggle(made, row, opener));
        cell.append(opener);
      }
      made.append(cell);
    }
    return made;
  }

  async function toggle(made, row, opener) {
    const next = made.nextElementSibling;
    if (next && next.classList.contains("trace")) {
      next.remove();
      opener.setAttribute("aria-expanded", "false");
      return;
    }
    opener.setAttribute("aria-expanded", "true");
    const below = element("tr", undefined, "trace"), cell = element("td");
    cell.colSpan = cells.length;
    below.append(cell);
    made.after(below);
    cell.append(...(await details(row)));
  }

  const chunks = new Map();
  function chunk(number) {
    if (!chunks.has(number)) chunks.set(number, unpack(document.getElementById(`trace-${number}`).textContent));
    return chunks.get(number);
  }
  async function unpack(text) {
    const bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return JSON.parse(await new Response(stream).text());
  }

  async function details(row) {
    const parts = [];
    if (row[LINKS].length) {
      const list = element("p");
      row[LINKS].forEach(([target, name], index) => {
        const link = element("a", name);
        link.href = target;
        list.append(index ? " · " : "", link);
      });
      parts.push(list);
    }
    if (row[CLEARS]) parts.push(element("p", `${words.clears}: ${row[CLEARS]}`));
    if (typeof DecompressionStream === "undefined") return [...parts, element("p", words.noTrace)];
    const index = row[NUMBER] - 1;
    const { problems, trace, warnings } = (await chunk(Math.floor(index / words.chunk)))[index % words.chunk];
    for (const [place, message, hint] of problems) {
      parts.push(element("div", place, "place"), element("p", hint ? `${message} – ${hint}` : message, "against"));
    }
    for (const [rule, mark, note, cite, place, missing, lines] of trace) {
      parts.push(element("h3", words.rules[rule], mark));
      parts.push(element("div", [cite, place].filter(Boolean).join(" · "), "place"));
      if (note) parts.push(element("p", note));
      if (missing.length) {
        const list = element("ul");
        list.append(...missing.map((one) => element("li", `${words.unknown}: ${one}`)));
        parts.push(list);
      }
      parts.push(element("pre", lines.join("\n")));
    }
    if (!problems.length && !trace.length) parts.push(element("p", words.nothing));
    if (warnings.length) {
      const list = element("ul");
      list.append(...warnings.map((one) => element("li", one)));
      parts.push(element("h3", words.warnings), list);
    }
    return parts;
  }

  table.tHead.addEventListener("click", (event) => {
    const head = event.target.closest("th");
    const column = Number(head.dataset.column);
    order = { column, down: order.column === column && !order.down };
    choose();
  });
  let waiting;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(choose, 150);
  });
  outcome.addEventListener("change", choose);
  back.addEventListener("click", () => { page -= 1; show(); });
  on.addEventListener("click", () => { page += 1; show(); });
  choose();
})();
