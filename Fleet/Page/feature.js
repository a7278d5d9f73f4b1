// One feature over all hosts: who does not give it, and where it was lost.

import { el } from "./dom.js";
import { get } from "./api.js";
import { number, plain } from "./format.js";
import { heading, links, empty, table } from "./parts.js";
import { bar } from "./parts.js";

/** The answer of `martlet fleet why FEATURE`. */
export async function feature({ values: [name], signal }) {
  const answer = await get(["features", name], {}, signal);
  const lacking = answer.hosts - answer.given - answer.undetermined.length;
  return [
    heading(answer.feature),
    el("p", { class: "lead-small" }, number(answer.given) + " of " + number(answer.hosts) + " hosts give it to guests; " + number(lacking) + " do not; evidence is missing for "
      + number(answer.undetermined.length) + "."),
    bar([{ letter: "r", value: answer.given }, { letter: "u", value: answer.undetermined.length }, { letter: "b", value: lacking }],
      "given by " + number(answer.given) + ", undetermined on " + number(answer.undetermined.length) + ", not given by " + number(lacking)),
    answer.groups.length ? table("Hosts that do not give it", [
      { title: "Hosts", cell: group => links(group.hosts, "hosts", 6) },
      { title: "Number", numeric: true, cell: group => number(group.count) },
      { title: "Lost", cell: group => group.isLost ? "lost on the way to guests" : "no point shows it" },
      { title: "Layers that may have lost it", cell: group => group.layers.map(plain).join(", ") },
      { title: "Versions there", cell: group => group.versions.join(", ") },
    ], answer.groups) : empty("Every host with evidence gives it."),
    answer.undetermined.length ? el("p", {}, "Undetermined on ", links(answer.undetermined, "hosts", 12), ". A capture with ", el("code", {}, "martlet capture"), " tells.") : null,
  ];
}
