// Which classes of guests run on which hosts: the heat map with its filters and reasons.

import { el, replace } from "./dom.js";
import { get } from "./api.js";
import { count, outcomes } from "./format.js";
import { badge, empty, heading } from "./parts.js";
import { firstQuestions } from "./questions.js";
import { note } from "./router.js";
import { HeatMap } from "./heatmap.js";
import { MapData } from "./mapdata.js";
import { cellReasons } from "./cell.js";
import { columnTable, rowTable } from "./matrixtable.js";

/** The view. */
export async function matrix({ query, signal }) {
  const by = query.by || "class";
  const data = new MapData(await get(...firstQuestions.matrix(query), signal));
  if (!data.columnPattern.length || !data.rowPattern.length) return [heading("Heat map"), empty("There are no guests or no hosts to judge.", "Add captures with ", el("code", {}, "martlet fleet add"), ".")];
  const detail = el("aside", { id: "cell", "aria-live": "polite", "aria-label": "Reasons of the cell" });
  const shown = el("p", { class: "soft small", role: "status" });
  const place = el("div", { class: "map-place" });
  let columns = data.columns, rows = data.rows;
  const map = new HeatMap(data, (cell, isKept) => {
    const row = data.row(rows[cell.row]), column = data.column(columns[cell.column]);
    cellReasons(detail, String.fromCharCode(data.code(row.place, column.place)), row, column, by, isKept, signal);
    if (isKept) note({ guest: row.example, column: column.name });
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
    columns = data.columnsWith(field("hosts").toLowerCase());
    rows = data.rowsWith(field("guests").toLowerCase());
    const outcome = field("outcome");
    if (outcome) rows = outcome === "n" ? data.rowsThatHave(rows, columns, "rwm", false) : data.rowsThatHave(rows, columns, outcome);
    if (field("order") === "many") rows.sort((a, b) => data.guests[b] - data.guests[a]);
    if (field("order") === "name") [rows, columns] = [data.rowsByName(rows), data.columnsByName(columns)];
    shown.textContent = count(rows.length, "class", "classes") + " of guests (" + count(sum(rows, data.guests), "guest") + ") on "
      + count(columns.length, "column") + " of hosts (" + count(sum(columns, data.hosts), "host") + ").";
    const as = field("show");
    if (!rows.length || !columns.length) replace(place, empty("Nothing matches these filters.", el("a", { href: "#/matrix" }, "Show everything")));
    else if (as === "hosts") replace(place, columnTable(data, columns, by));
    else if (as === "rows") replace(place, rowTable(data, rows, columns));
    else {
      replace(place, el("div", { class: "map-view" }, map.node, detail));
      map.show(columns, rows, Number(field("size")));
    }
    replace(detail, el("p", { class: "soft" }, "Point at a cell, or press an arrow key, to see what decides. Click or Enter keeps it."));
  }
  filter();
  if (query.guest && query.column) {
    const row = data.findRow(rows, query.guest), column = data.findColumn(columns, query.column);
    if (row >= 0 && column >= 0 && form.elements.show.value === "map") requestAnimationFrame(() => map.keep(row, column));
  }
  return [
    heading("Heat map", el("p", { class: "soft" }, "Which guests run where")), form,
    el("ul", { class: "key", "aria-label": "Key" }, Object.keys(outcomes).map(letter => el("li", {}, el("span", { class: "swatch " + letter, "aria-hidden": "true" }), badge(letter), outcomes[letter].note))),
    shown, place,
  ];
}

const sum = (places, values) => places.reduce((total, place) => total + values[place], 0);
