// Pools as they are, and the latest plan of them.

import { el } from "./dom.js";
import { get } from "./api.js";
import { age, number } from "./format.js";
import { empty, heading, href, section, table } from "./parts.js";
import { poolPlan } from "./poolplan.js";
import { planForm } from "./plans.js";

/** The view of pools. */
export async function pools({ signal }) {
  const [overview, matrix, list] = await Promise.all([get(["overview"], {}, signal), get(["matrix"], { by: "pool" }, signal), get(["plans"], {}, signal)]);
  const newest = list.plans.filter(plan => plan.kind === "pools").sort((a, b) => b.made.localeCompare(a.made))[0];
  const plan = newest ? await get(["plans", newest.id], {}, signal) : null;
  const columns = new Map(matrix.columns.map(column => [column.name, column]));
  const of = (pool, key) => columns.has(pool.name) ? number(columns.get(pool.name)[key]) : "";
  return [
    heading("Pools"),
    section("As they are", overview.pools.length ? table("Pools as they are", [
      { title: "Pool", cell: pool => el("a", { href: "#/hosts?pool=" + encodeURIComponent(pool.name ?? "") }, pool.name || "no pool") },
      { title: "Hosts", numeric: true, cell: pool => number(pool.hosts) },
      { title: "Guests", numeric: true, cell: pool => number(pool.guests) },
      { title: "Guests of the fleet that run on all its hosts", numeric: true, cell: pool => of(pool, "runs") },
      { title: "with warnings", numeric: true, cell: pool => of(pool, "runsWithWarnings") },
      { title: "on some only", numeric: true, cell: pool => of(pool, "mixed") },
      { title: "blocked", numeric: true, cell: pool => of(pool, "blocked") },
      { title: "undetermined", numeric: true, cell: pool => of(pool, "undetermined") },
      { title: "Oldest evidence", numeric: true, cell: pool => age(pool.oldestEvidence) },
    ], overview.pools) : empty("No host has the tag pool.", "Set it with ", el("code", {}, "martlet fleet tag NAME --set pool=A"), ".")),
    plan ? [section("As the newest plan has them", el("p", {}, el("a", { href: href("plans", newest.id) }, newest.summary)), poolPlan(plan))]
      : section("As a plan has them", empty("There is no plan of pools yet. A plan says what each number of pools costs, with a proof."), planForm("pools")),
  ];
}
