// A plan of pools: the curve, and each pool with members, level and what joining costs.

import { el } from "./dom.js";
import { count, number } from "./format.js";
import { facts, features, links, paged, table } from "./parts.js";
import { curve } from "./curve.js";

/** martlet.plan */
export function poolPlan(plan) {
  return [
    plan.curve.length ? el("figure", {}, curve(plan.curve, plan.request.pools), el("figcaption", { class: "soft small" }, "The cost of what hosts and guests give up, by number of pools. ",
      plan.curve.every(point => point.bound === point.cost) ? "Each point is proven to be the cheapest." : "A dotted line reaches down to the bound that is proven.")) : null,
    table("Cost by number of pools", [
      { title: "Pools", numeric: true, cell: point => number(point.pools) },
      { title: "Cost", numeric: true, cell: point => number(point.cost) },
      { title: "Proven bound", numeric: true, cell: point => number(point.bound) },
      { title: "Gain over the row before", numeric: true, cell: point => point.gain === undefined ? "" : number(point.gain) },
    ], plan.curve),
    plan.unplaced.length ? el("p", { class: "risk" }, el("strong", {}, count(plan.unplaced.length, "host") + " in no pool: "), links(plan.unplaced.map(one => one.host ?? one.name ?? one), "hosts", 8)) : null,
    plan.pools.map(one),
  ];
}

function one(pool) {
  return el("section", { class: "panel" }, el("h3", {}, pool.name), el("p", {}, "Level: ", el("strong", {}, pool.level)),
    facts([["Hosts", [count(pool.hosts.length, "host"), ": ", links(pool.hosts, "hosts", 5)]],
      ["Guests there now", number(pool.guests.running)],
      ["with more than the level", number(pool.guests.above)],
      ["undetermined", number(pool.guests.undetermined)],
      ["Physical address bits", pool.physicalAddressBits]]),
    pool.givenUp.length ? el("details", {}, el("summary", {}, "What joining costs: ", count(pool.givenUp.length, "group of hosts", "groups of hosts")),
      paged(pool.givenUp, 20, some => table("Dropped in " + pool.name, [
        { title: "Hosts", cell: group => links(group.hosts, "hosts", 4) },
        { title: "Cost", numeric: true, cell: group => number(group.cost) },
        { title: "Features dropped", cell: group => links(group.features, "features", 10) },
      ], some))) : null,
    pool.guests.beyond.length ? el("details", {}, el("summary", {}, "Features that running guests have beyond the level: ", number(pool.guests.beyond.length)),
      paged(pool.guests.beyond, 20, some => table("Beyond the level of " + pool.name, [
        { title: "Feature", cell: item => el("a", { href: "#/features/" + encodeURIComponent(item.feature) }, item.feature) },
        { title: "Guests", numeric: true, cell: item => number(item.guests) },
      ], some))) : null,
    el("details", {}, el("summary", {}, "Features of the level: ", number(pool.features.length)), features(pool.features, "", 400)));
}
