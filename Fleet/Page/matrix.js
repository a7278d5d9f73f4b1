// Which classes of guests run on which hosts: the heat map with its filters and reasons.

import { el, replace } from "./dom.js";
import { get } from "./api.js";
import { byName, count, number, outcomes } from "./format.js";
import { badge, empty, heading } from "./parts.js";
import { note } from "./router.js";
import { HeatMap } from "./heatmap.js";
import { cellReasons } from "./cell.js";
import { columnTable, rowTable } from "./matrixtable.js";

/** The view. */
export async function matrix({ query, signal }) {
  const by = query.by || "class";
  const answer = await get(["matrix"], { by }, signal);
  if (!answer.columns.length || !answer.rows.length) return [heading("Heat map"), empty("There are no guests or no hosts to judge.", "Add captures with ", el("code", {}, "martlet fleet add"), ".")];
  const all = ordered(answer);
  const detail = el("aside", { id: "cell", "aria-live": "polite", "aria-label": "Reasons of the cell" });
  const shown = el("p", { class: "soft small", role: "status" });
  const place = el("div", { class: "map-place" });
  let columns = [], rows = [];
  const map = new HeatMap((cell, isKept) => {
    cellReasons(detail, rows[cell.row], columns[cell.column], by, isKept, signal);
    if (isKept) note({ guest: rows[cell.row].example, column: columns[cell.column].name });
  });
  signal.addEventListener("abort", () => map.observer.disconnect());
  const redraw = () => map.redraw();
  addEventListener("themechange", redraw);
  signal.addEventListener("abort", () => removeEventListener("themechange", redraw));

  const box = (name, title) => el("label", {}, title, el("input", { name, type: "search", value: query[name] ?? "", autocomplete: "off", on: { input: filter } }));
  const choice = (name, title, options, action = filter) => el("label", {}, title, el("select", { name, on: { change: action } },
    options.map(([value, word]) => el("option", { value, selected: (query[name] ?? "") === value }, word))));
  const narrow = matchMedia("(max-width: 40rem)").matches;
  const form = el("form", { class: "filters dense", on: { submit: event => event.preventDefault() } },
    choice("by", "Columns", [["", "host classes"], ["host", "hosts"], ["pool", "pools"]], event => {
      location.hash = "#/matrix" + (event.target.value ? "?by=" + event.target.value : "");
    }),
    box("hosts", "Host or pool"), box("guests", "Guest or machine"),
    choice("outcome", "Rows with", [["", "any outcome"], ["r", "a host that runs them"], ["w", "warnings"], ["u", "missing evidence"], ["b", "a host that blocks them"], ["n", "no host that runs them"]]),
    choice("order", "Order", [["", "similar"], ["many", "most guests first"], ["name", "by name"]]),
    choice("size", "Cells", [["", "fit"], ["4", "small"], ["9", "medium"], ["18", "large"]]),
    choice("show", "Show as", [["map", "map"], ["hosts", "table of hosts"], ["rows", "table of guests"]]));
  form.elements.show.value = query.show || (narrow ? "hosts" : "map");

  function filter() {
    const field = name => form.elements[name].value;
    note(Object.fromEntries(["hosts", "guests", "outcome", "order", "size"].map(name => [name, field(name)]).concat([["show", field("show") === (narrow ? "hosts" : "map") ? "" : field("show")]])));
    const hosts = field("hosts").toLowerCase(), guests = field("guests").toLowerCase(), outcome = field("outcome");
    columns = all.columns.filter(column => !hosts || (column.name + " " + (column.pool ?? "")).toLowerCase().includes(hosts));
    rows = all.rows.filter(row => (!guests || (row.example + " " + (row.machine ?? "") + " " + (row.group ?? "")).toLowerCase().includes(guests)) && (!outcome || has(row, columns, outcome)));
    if (field("order") === "many") rows.sort((a, b) => b.guests - a.guests);
    if (field("order") === "name") rows.sort((a, b) => byName(a.example, b.example));
    shown.textContent = count(rows.length, "class", "classes") + " of guests (" + number(rows.reduce((sum, row) => sum + row.guests, 0)) + " guests) on "
      + count(columns.length, "column") + " of hosts (" + number(columns.reduce((sum, column) => sum + column.hosts, 0)) + " hosts).";
    const as = field("show");
    if (!rows.length || !columns.length) replace(place, empty("Nothing matches these filters.", el("a", { href: "#/matrix" }, "Show everything")));
    else if (as === "hosts") replace(place, columnTable(columns, by));
    else if (as === "rows") replace(place, rowTable(rows, columns));
    else {
      replace(place, el("div", { class: "map-view" }, map.node, detail));
      map.show(columns, rows, Number(field("size")));
    }
    replace(detail, el("p", { class: "soft" }, "Point at a cell, or press an arrow key, to see what decides. Click or Enter keeps it."));
  }
  filter();
  if (query.guest && query.column) {
    const row = rows.findIndex(row => row.example === query.guest), column = columns.findIndex(column => column.name === query.column);
    if (row >= 0 && column >= 0 && form.elements.show.value === "map") requestAnimationFrame(() => map.keep(row, column));
  }
  return [
    heading("Heat map", el("p", { class: "soft" }, "Which guests run where")), form,
    el("ul", { class: "key", "aria-label": "Key" }, Object.keys(outcomes).map(letter => el("li", {}, el("span", { class: "swatch " + letter, "aria-hidden": "true" }), badge(letter), outcomes[letter].note))),
    shown, place,
  ];
}

function has(row, columns, outcome) {
  if (outcome !== "n") return columns.some(column => row.outcomes[column.place] === outcome);
  return !columns.some(column => "rwm".includes(row.outcomes[column.place]));
}

/** Columns by pool, rows by vendor; within them like beside like, as far as the first 1,500 classes of guests differ. */
function ordered(answer) {
  const sample = answer.rows.slice(0, 1500).map(row => row.outcomes);
  const columns = answer.columns.map((column, place) => ({ ...column, place })).sort((a, b) => {
    const order = byName(a.pool, b.pool);
    if (order) return order;
    for (const letters of sample) {
      const difference = letters.charCodeAt(a.place) - letters.charCodeAt(b.place);
      if (difference) return difference;
    }
    return a.place - b.place;
  });
  const places = columns.map(column => column.place);
  const rows = answer.rows.map(row => ({ ...row, group: row.vendor })).sort((a, b) => {
    const order = byName(a.group, b.group);
    if (order) return order;
    for (const place of places) {
      const difference = a.outcomes.charCodeAt(place) - b.outcomes.charCodeAt(place);
      if (difference) return difference;
    }
    return 0;
  });
  return { columns, rows };
}
