// Written from Documentation/modules/S390Compatibility.md by ModulePageTests; edit the page.
import S390Compatibility

func exampleS390Compatibility() async throws {
  var record = S390Record()
  record.answers = [
    .comparison(a: S390Model("z13"), b: S390Model("host"), result: .subset, responsible: ["type"])
  ]
  let guest = S390Guest(mode: "custom", model: "z13")
  let verdict = S390Verdict(
    of: guest, from: S390Host([], name: "a"), to: S390Host([record], name: "b"))
  print(verdict.outcome)
}
