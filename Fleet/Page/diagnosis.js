// Why a guest does not move between two hosts: martlet.diagnosis.

import { el } from "./dom.js";
import { count, names, plain, sentence } from "./format.js";
import { links, section } from "./parts.js";
import { citation, one } from "./commands.js";
import { remedy } from "./remedy.js";

/** The whole answer: the sentence, what is lost and why, who refuses, what to do with its risk first, what is certain. */
export function diagnosis(answer) {
  const first = answer.summary.remedies.map(one => ({ ...one, remedy: answer.remedies[one.remedy] }));
  const later = answer.remedies.filter(other => !first.some(item => item.remedy === other));
  return [
    el("h2", { tabindex: "-1" }, "Result: " + plain(answer.result)),
    answer.answer.map(text => el("p", { class: "lead-small" }, text)),
    section("Missing on " + answer.to.name, answer.difference.missing.length ? [el("p", {}, links(answer.difference.missing, "features", 40)), answer.features.map(feature => missing(feature, answer.platform))]
      : el("p", { class: "soft" }, "Nothing that a record shows.")),
    answer.difference.undetermined.length ? section("Undetermined", el("p", {}, links(answer.difference.undetermined, "features", 40))) : null,
    section("Who refuses", el("ul", { class: "gates" }, answer.gates.map(gate => el("li", {},
      el("strong", {}, gate.title), " ", el("span", { class: "tag " + gate.outcome }, plain(gate.outcome)), el("p", {}, gate.reason),
      gate.messages?.length ? el("details", {}, el("summary", {}, "Its messages"), el("ul", {}, gate.messages.map(text => el("li", {}, el("code", {}, text))))) : null,
      gate.openedBy ? el("p", { class: "small" }, "Opened by ", sentence(gate.openedBy)) : null, citation(gate.citation))))),
    section("What to do", first.map((one, place) => remedy(one.remedy, answer.platform, { open: place === 0, warning: one.warning })),
      later.length ? el("details", {}, el("summary", {}, count(later.length, "other remedy", "other remedies")), later.map(one => remedy(one, answer.platform, {}))) : null),
    answer.log.length ? section("The log", answer.log.map(message)) : null,
    section("What is certain, and what is inferred", el("ul", {}, answer.statements.map(statement => el("li", {},
      el("span", { class: "tag " + statement.certainty }, statement.certainty), " ", statement.text, citation(statement.citation))))),
    answer.wayBack ? section("The reverse move", el("p", {}, answer.wayBack.meaning), answer.wayBack.missing.length ? el("p", {}, "Missing: ", links(answer.wayBack.missing, "features", 40)) : null) : null,
    section("The records", el("ul", {}, answer.inputs.map(input => el("li", {}, input.name + " (" + plain(input.format) + ", " + input.role + ")",
      input.notes.length ? el("ul", { class: "soft small" }, input.notes.map(note => el("li", {}, note))) : null)))),
  ];
}

/** A feature that the destination lacks: what its loss does, where it was lost, and what narrows that down. */
function missing(feature, platform) {
  return el("details", {}, el("summary", {}, el("strong", {}, feature.name), " ", feature.effect?.title ?? "", feature.isShownToGuests ? null : el("span", { class: "soft" }, " (no ordinary KVM guest is shown it)")),
    el("p", {}, feature.meaning), feature.effect?.text ? el("p", {}, sentence(feature.effect.text)) : null,
    feature.firstAbsent ? el("p", {}, "First lacking at ", feature.firstAbsent, ". Candidates: ", names((feature.candidates ?? []).map(plain), 12), ".") : null,
    feature.lastPresent ? el("p", {}, "Last present at ", sentence(feature.lastPresent)) : null,
    feature.narrowing?.length ? el("div", {}, el("h4", {}, "What narrows it down"), el("ul", {}, feature.narrowing.map(way =>
      el("li", {}, el("strong", {}, plain(way.layer)), ": ", sentence(way.tells), one(way.command, platform))))) : null,
    el("p", { class: "soft small" }, feature.location), citation(feature.effect?.citation));
}

function message(one) {
  return el("details", {}, el("summary", {}, "Line " + one.line + ": ", one.title ?? one.text), el("pre", { tabindex: "0" }, one.text),
    el("p", {}, el("strong", {}, "It proves: "), one.proves), el("p", {}, el("strong", {}, "It does not prove: "), one.doesNotProve),
    el("p", { class: "soft small" }, "Printed by ", sentence(one.printedBy)), citation(one.citation));
}
