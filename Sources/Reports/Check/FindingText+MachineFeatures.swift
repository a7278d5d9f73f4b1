internal import GuestVerdicts
internal import Wording

extension Finding.MachineFeatures {
  /// The change in one or two sentences.
  var sentence: String {
    let parts = [
      added.isEmpty ? nil : "has \(listed(added, limit: 6))",
      depending.isEmpty
        ? nil
        : "has \(listed(depending, limit: 6)) if the host that started it gives \(depending.count == 1 ? "it" : "them")",
      removed.isEmpty ? nil : "lacks \(listed(removed, limit: 6))",
    ].compactMap(\.self)
    let subject = model.map { "a guest with \($0)" } ?? "a guest with the host's CPU"
    return "On \(machine), \(subject) \(parts.joined(separator: " and ")), unlike on newer machine types."
      + (model == nil ? "" : " The definition does not say so; virsh dumpxml of the running guest does.")
  }
}
