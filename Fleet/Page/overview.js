// How the fleet is, and what needs a person.

import { el } from "./dom.js";
import { get } from "./api.js";
import { age, count, number, time } from "./format.js";
import { bar, empty, heading, section, table } from "./parts.js";

const signs = { bad: "✕", warn: "▲", info: "i" };

/** The first view. */
export async function overview({ signal }) {
  const answer = await get(["overview"], {}, signal);
  const { fleet, outcomes } = answer;
  if (!fleet.hosts) {
    return [heading("Overview"), empty("The fleet has no hosts yet.", "Add some with ", el("code", {}, "martlet fleet add"), ", such as ",
      el("code", {}, "martlet fleet add captures/ qemu+ssh://node3/system"), ".")];
  }
  const shares = [
    { letter: "r", value: outcomes.moves, word: "can move" },
    { letter: "u", value: outcomes.undetermined, word: "undetermined" },
    { letter: "b", value: outcomes.stuck, word: "without a target" },
  ];
  return [
    heading("Overview", el("p", { class: "soft" }, answer.observed ? ["Newest record: ", time(answer.observed)] : "")),
    el("p", { class: "lead" }, answer.sentence),
    answer.asOf ? el("p", { class: "soft small" }, "Counted ", time(answer.asOf), "; the fleet has changed since and is being counted again.") : null,
    bar(shares, shares.map(share => number(share.value) + " " + share.word).join(", ")),
    el("ul", { class: "tiles" },
      tile(fleet.hosts, "host", "hosts", "#/hosts", count(fleet.hostClasses, "class", "classes")),
      tile(fleet.guests, "guest", "guests", "#/guests", count(fleet.guestClasses, "class", "classes")),
      shares.map(share => tile(share.value, share.word, share.word, share.letter === "r" ? "#/matrix" : "#/stuck", "of the guests", share.letter))),
    el("div", { class: "beside" }, section("Needs a person", answer.attention.length
      ? el("ul", { class: "attention" }, answer.attention.map(item => el("li", { class: item.severity },
        el("span", { class: "sign", role: "img", "aria-label": item.severity === "bad" ? "problem" : item.severity === "warn" ? "warning" : "note" }, signs[item.severity] ?? "i"),
        el("a", { href: item.link }, item.sentence))))
      : el("p", { class: "soft" }, "Nothing.")),
    section("Pools", answer.pools.length ? table("Pools", [
      { title: "Pool", cell: pool => el("a", { href: "#/hosts?pool=" + encodeURIComponent(pool.name ?? "") }, pool.name || "no pool") },
      { title: "Hosts", numeric: true, cell: pool => number(pool.hosts) },
      { title: "Guests", numeric: true, cell: pool => number(pool.guests) },
      { title: "Without a target", numeric: true, cell: pool => warn(pool.stuck) },
      { title: "Power cycles due", numeric: true, cell: pool => el("a", { href: "#/ledger?pool=" + encodeURIComponent(pool.name ?? "") }, number(pool.powerCycleDue)) },
      { title: "Oldest evidence", numeric: true, cell: pool => age(pool.oldestEvidence) },
    ], answer.pools) : empty("No host has the tag pool.", "Set it with ", el("code", {}, "martlet fleet tag NAME --set pool=A"), "."))),
  ];
}

function tile(value, one, many, address, note, letter) {
  return el("li", {}, el("a", { class: "tile" + (letter ? " edge-" + letter : ""), href: address },
    el("span", { class: "figure" }, number(value)), " ", el("span", {}, value === 1 ? one : many), el("span", { class: "soft small" }, note)));
}

const warn = value => value ? el("strong", { class: "bad-text" }, "✕ " + number(value)) : "0";
