// Guests without a target, labels that do not hold, and waivers.

import { el } from "./dom.js";
import { get } from "./api.js";
import { count, names, number, plain } from "./format.js";
import { empty, features, heading, href, links, paged, reasons, table } from "./parts.js";

/** Guests that no other host takes. */
export async function stuck({ signal }) {
  const answer = await get(["stuck"], {}, signal);
  return [
    heading("Guests without a target"),
    el("p", { class: "lead-small" }, answer.stuck ? count(answer.stuck, "guest has", "guests have") + " no other host that takes them" : "Every guest has a host to move to",
      answer.undetermined ? "; evidence is missing for " + number(answer.undetermined) : "", "."),
    answer.waivers.length ? el("details", {}, el("summary", {}, count(answer.waivers.length, "waiver")), el("ul", {}, answer.waivers.map(one => el("li", {}, one)))) : null,
    answer.groups.length ? paged(answer.groups, 50, some => table("Guests without a target", [
      { title: "Host", cell: group => group.host ? el("a", { href: href("hosts", group.host) }, group.host) : "unknown" },
      { title: "Pool", isShort: true, cell: group => group.pool ?? "" },
      { title: "Guests", cell: group => [count(group.count, "guest"), ": ", links(group.guests, "guests", 4)] },
      { title: "State", isShort: true, cell: group => el("span", { class: "badge " + (group.isStuck ? "b" : "u") }, el("span", { class: "shape", "aria-hidden": "true" }, group.isStuck ? "✕" : "?"), group.isStuck ? "no target" : "undetermined") },
      { title: "Why, on the nearest host", cell: group => [group.target ? el("a", { href: href("hosts", group.target) }, group.target) : null, reasons(group.reasons), features(group.lost, "Would lose", 8)] },
      { title: "Cheapest remedy", isShort: true, cell: group => plain(group.remedy ?? "") },
    ], some)) : empty("No guest is without a target."),
  ];
}

/** Labels, selectors and traits against the hosts' own records. */
export async function labels({ signal }) {
  let answer;
  try {
    answer = await get(["labels"], {}, signal);
  } catch (error) {
    if (error.status !== 404) throw error;
    return [heading("Labels and traits"), empty("No requirement of a label or trait is stored.", error.detail)];
  }
  return [
    heading("Labels and traits"),
    answer.pins.length ? paged(answer.pins, 50, some => table("Requirements", [
      { title: "Requirement", cell: pin => pin.requirement },
      { title: "State", isShort: true, cell: pin => plain(pin.state) },
      { title: "Of", cell: pin => names(pin.subjects, 4) },
      { title: "Features", cell: pin => links(pin.features, "features") },
      { title: "Hosts that give it", numeric: true, cell: pin => number(pin.given) },
      { title: "Labelled", numeric: true, cell: pin => number(pin.labelled) },
      { title: "Labels in vain", cell: pin => links(pin.falseLabels, "hosts", 4) },
      { title: "Missing labels", cell: pin => links(pin.missingLabels, "hosts", 4) },
    ], some)) : empty("No requirement of a label or trait is stored."),
  ];
}

/** Losses that somebody accepted. */
export async function waivers({ signal }) {
  const answer = await get(["waivers"], {}, signal);
  return [
    heading("Waivers"),
    answer.waivers.length ? paged(answer.waivers, 50, some => table("Waivers", [
      { title: "Guest", cell: one => el("a", { href: href("guests", one.waiver.guest) }, one.waiver.guest) },
      { title: "Feature", cell: one => el("a", { href: href("features", one.waiver.feature) }, one.waiver.feature) },
      { title: "Reason", cell: one => one.waiver.reason },
      { title: "Until", cell: one => (one.waiver.until ?? "no end") + (one.isOver ? " (over: it does nothing)" : "") },
    ], some)) : empty("No loss is accepted.", "Accept one with ", el("code", {}, "martlet fleet waive GUEST FEATURE --reason TEXT"), "."),
  ];
}
