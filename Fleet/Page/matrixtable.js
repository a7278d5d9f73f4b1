// The map as tables: for small screens and for screen readers.

import { el } from "./dom.js";
import { number, outcomes } from "./format.js";
import { badge, bar, href, paged, table } from "./parts.js";

const words = column => [["r", column.runs], ["w", column.runsWithWarnings], ["u", column.undetermined], ["b", column.blocked], ["m", column.mixed]];

/** A row for each column of hosts. */
export function columnTable(data, columns, by) {
  return paged(columns, 100, some => table("Hosts and how many guests run there", [
    { title: by === "pool" ? "Pool" : by === "host" ? "Host" : "Hosts like", cell: column => by === "pool" ? column.name : el("a", { href: href("hosts", column.name) }, column.name) },
    { title: "Pool", isShort: true, cell: column => column.pool ?? "" },
    { title: "Hosts", numeric: true, cell: column => number(column.hosts) },
    { title: "Guests", cell: column => bar(words(column).map(([letter, value]) => ({ letter, value })), words(column).filter(([, value]) => value).map(([letter, value]) => number(value) + " " + outcomes[letter].word).join(", ")) },
    ...["runs", "runsWithWarnings", "undetermined", "blocked", "mixed"].map((key, place) => ({ title: badge("rwubm"[place]), numeric: true, cell: column => number(column[key]) })),
  ], Array.from(some, place => data.column(place))));
}

/** A row for each class of guests: on how many columns each outcome comes. */
export function rowTable(data, rows, columns) {
  return paged(rows, 100, some => table("Guests and on how many columns of hosts they run", [
    { title: "Guests like", cell: row => el("a", { href: href("guests", row.example) }, row.example) },
    { title: "Guests", numeric: true, cell: row => number(row.guests) },
    { title: "Vendor", isShort: true, cell: row => row.vendor ?? "" },
    { title: "Machine", isShort: true, cell: row => row.machine ?? "" },
    ..."rwubm".split("").map(letter => ({ title: badge(letter), numeric: true, cell: row => number(row.counts[letter]) })),
  ], Array.from(some, place => ({ ...data.row(place), counts: data.counts(place, columns) }))));
}
