// Plans: the list, how to make one, and one plan with its check and its execution.

import { el, replace } from "./dom.js";
import { get, identifier, post } from "./api.js";
import { bytes, count, number, plain, sentence, time } from "./format.js";
import { badge, empty, facts, failure, features, heading, href, links, loading, paged, reasons, section, table } from "./parts.js";
import { poolPlan } from "./poolplan.js";
import { session } from "./session.js";
import { confirmExecution } from "./execution.js";

/** The plans that the service keeps. */
export async function plans({ signal }) {
  const { plans } = await get(["plans"], {}, signal);
  return [
    heading("Plans", el("a", { href: "#/jobs" }, "Jobs")),
    plans.length ? paged(plans, 50, some => table("Plans", [
      { title: "Plan", cell: one => el("a", { href: href("plans", one.id) }, one.summary || one.id) },
      { title: "Kind", isShort: true, cell: one => one.kind },
      { title: "Outcome", isShort: true, cell: one => plain(one.outcome ?? "") },
      { title: "Made", isShort: true, cell: one => time(one.made) },
    ], some), one => one.summary || one.id) : empty("There are no plans yet.", "Make one below. Planning changes nothing."),
    section("Make a plan", el("div", { class: "columns" }, planForm("pools"), planForm("drain"), planForm("roll"))),
  ];
}

const forms = {
  pools: { title: "Pools", note: "How to split the hosts, for each number of pools up to the most.", fields: [{ name: "max", title: "The most pools", type: "number", min: 1, max: 64, value: 4 }] },
  drain: { title: "Empty hosts", note: "The fewest moves that empty them.", fields: [{ name: "hosts", title: "Hosts, separated by spaces", required: true }] },
  roll: { title: "Roll through hosts", note: "The order in which hosts change or restart while guests run on.", fields: [
    { name: "hosts", title: "Hosts or patterns; all if empty" }, { name: "batch", title: "Hosts at a time", type: "number", min: 1, value: 1 },
    { name: "change", title: "Change (optional)", placeholder: "kernel=6.12" }] },
};

/** A form that makes a plan of a kind and then shows its job. */
export function planForm(kind) {
  const { title, note, fields } = forms[kind];
  const said = el("div", {});
  return el("form", { class: "panel stack", on: { submit: async event => {
    event.preventDefault();
    const body = { kind };
    for (const [name, text] of new FormData(event.target)) {
      if (!text.trim()) continue;
      body[name] = name === "hosts" ? text.trim().split(/[\s,]+/) : name === "max" || name === "batch" ? Number(text) : text.trim();
    }
    try {
      location.hash = href("jobs", identifier((await post(["plans"], body)).job));
    } catch (error) {
      replace(said, failure(error));
    }
  } } }, el("h3", {}, title), el("p", { class: "soft small" }, note),
  fields.map(({ title, ...attributes }) => el("label", {}, title, el("input", { autocomplete: "off", ...attributes }))), said, el("button", { type: "submit" }, "Plan"));
}

/** One plan. */
export async function plan({ values: [id], signal }) {
  const [plan, current] = await Promise.all([get(["plans", id], {}, signal), session()]);
  const kind = plan.schema.startsWith("martlet.drain-plan") ? "drain" : plan.schema.startsWith("martlet.roll-plan") ? "roll" : "pools";
  const checked = el("div", { "aria-live": "polite" });
  const verify = async () => {
    replace(checked, loading("Deriving every claim of the plan again …"));
    try {
      replace(checked, verification(await get(["plans", id, "verification"], {}, signal)));
    } catch (error) {
      if (error.name !== "AbortError") replace(checked, failure(error, verify));
    }
  };
  return [
    heading(forms[kind].title),
    el("p", { class: "actions" }, el("button", { type: "button", on: { click: verify } }, "Verify"),
      kind === "drain" && current?.execute && plan.outcome === "possible" && plan.moves.length ? el("button", { type: "button", class: "danger", on: { click: () => confirmExecution(id, plan) } }, "Move the guests …") : null,
      kind === "drain" && !current?.execute ? el("span", { class: "soft small" }, "This session may not move guests.") : null),
    checked,
    kind === "pools" ? poolPlan(plan) : kind === "drain" ? drainPlan(plan) : rollPlan(plan),
  ];
}

function verification(answer) {
  return el("div", { class: "panel" }, el("p", {}, el("strong", {}, "The check says: " + plain(answer.status) + ".")),
    answer.failures.length ? el("ul", { class: "bad-text" }, answer.failures.map(one => el("li", {}, words(one)))) : null,
    answer.changes.length ? [el("p", {}, "The fleet changed since:"), el("ul", {}, answer.changes.map(one => el("li", {}, words(one))))] : null,
    answer.unchecked?.length ? [el("p", {}, "Not checked:"), el("ul", {}, answer.unchecked.map(one => el("li", {}, words(one))))] : null);
}

const words = one => typeof one === "string" ? one : Object.values(one).filter(value => typeof value !== "object").join(" ");

function drainPlan(plan) {
  return [
    facts([["Outcome", plain(plan.outcome)], ["Hosts to empty", links(plan.request.hosts, "hosts", 12)],
      ["Moves", plan.cost ? number(plan.cost.moves) : null], ["Memory to copy", plan.cost ? bytes(plan.cost.memory * mebibyte) : null],
      ["Proven lower bound", plan.bound ? count(plan.bound.moves, "move") : null],
      ["One after the other", plan.estimate ? "about " + count(Math.ceil(plan.estimate.seconds / 60), "minute") + " at " + count(plan.estimate.rate, "MiB", "MiB") + "/s" : null]]),
    plan.notes.length ? paged(plan.notes, 20, some => el("ul", {}, some.map(note => el("li", {}, words(note))))) : null,
    plan.stuck.length ? section("Guests that cannot leave", paged(plan.stuck, 50, stuckTable, one => [one.host, ...one.guests].join(" "))) : null,
    plan.shortage ? section("Too little room", el("p", {}, shortage(plan.shortage)),
      el("p", {}, "Guests: ", links(plan.shortage.guests, "guests", 12)), el("p", {}, "Hosts that could take them: ", links(plan.shortage.hosts, "hosts", 12))) : null,
    plan.refusals?.length ? section("Hosts that run these guests and have no room for their memory",
      el("p", { class: "soft" }, "As long as the guests there stay. "
        + (plan.moves.length ? "The plan goes around these hosts, or makes room there first." : "Guests need huge pages, or the memory of one NUMA node.")),
      paged(plan.refusals, 50, refusalTable, one => [one.host, ...one.guests].join(" "))) : null,
    plan.moves.length ? section("Moves, in their order", moves(plan.moves)) : empty(plan.outcome === "possible" ? "No guest has to move." : "There are no moves: the plan is " + plain(plan.outcome) + "."),
  ];
}

const mebibyte = 2 ** 20;
const amount = (value, resource) => resource.startsWith("memory") ? bytes(value * mebibyte) + " of " + resource : number(value) + " " + resource;

function shortage({ isInSum, guests, hosts, resource, missing }) {
  const who = count(guests.length, "guest"), where = count(hosts.length, "host");
  if (!isInSum || !resource) return "However guests are moved within the limits of the request, " + who + " find no place together on " + where + ".";
  return who + " can go to " + where + " only, " + (missing > 0 ? "where " + amount(missing, resource) + " is missing." : "which have too little " + resource + " as long as the others stay.");
}

function stuckTable(some) {
  return table("Guests that cannot leave", [
    { title: "Host", cell: one => el("a", { href: href("hosts", one.host) }, one.host) },
    { title: "Guests", cell: one => [count(one.guests.length, "guest"), ": ", links(one.guests, "guests", 4)] },
    { title: "Why", cell: one => [one.isUndetermined ? badge("u") : null, el("p", {}, sentence(one.reason)), one.rules.length ? reasons(one.rules) : null, features(one.lost, "Would lose", 8)] },
    { title: "What helps", cell: one => [sentence(one.advice), one.target ? [" This opens ", el("a", { href: href("hosts", one.target) }, one.target), "."] : null] },
  ], some);
}

function refusalTable(some) {
  return table("Hosts without room", [
    { title: "Host", cell: one => el("a", { href: href("hosts", one.host) }, one.host) },
    { title: "Guests", cell: one => [count(one.guests.length, "guest"), ": ", links(one.guests, "guests", 4)] },
    { title: "Free", cell: one => one.free ? amount(one.free, one.resource) : "no " + one.resource },
    { title: "Needed", cell: one => (one.guests.length > 1 ? "at least " : "") + amount(one.needed, one.resource) },
  ], some);
}

function moves(list) {
  return paged(list, 50, some => table("Moves", [
    { title: "Guest", cell: move => el("a", { href: href("guests", move.uuid ?? move.guest) }, move.guest) },
    { title: "From", cell: move => el("a", { href: href("hosts", move.from) }, move.from) },
    { title: "To", cell: move => el("a", { href: href("hosts", move.to) }, move.to) },
  ], some), move => [move.guest, move.from, move.to].join(" "));
}

function rollPlan(plan) {
  return [
    facts([["Batches", number(plan.batches.length)], ["Moves", number(plan.moves)], ["Proven lower bound", count(plan.bound, "move")],
      ["Guests that restart", number(plan.restarts.length)], ["Undetermined", number(plan.undetermined.length)], ["Change", plan.request.changes.join(", ") || "a restart only"]]),
    plan.restarts.length ? el("div", { class: "risk" }, el("h3", {}, "No order keeps these running"),
      paged(plan.restarts, 20, some => el("ul", {}, some.map(one => el("li", {}, words(one)))), words)) : null,
    plan.notes.length ? paged(plan.notes, 20, some => el("ul", {}, some.map(note => el("li", {}, words(note))))) : null,
    paged(plan.batches, 20, some => some.map(batch => el("details", { class: "panel" },
      el("summary", {}, "Batch " + number(plan.batches.indexOf(batch) + 1) + ": ", batch.hosts.join(", "), el("span", { class: "soft" }, " " + count(batch.moves.length, "move") + ", " + count(batch.restarts.length, "restart"))),
      batch.moves.length ? moves(batch.moves) : empty("No guest has to move.")))),
  ];
}
