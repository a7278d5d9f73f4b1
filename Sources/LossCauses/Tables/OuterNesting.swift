/// How hypervisors underneath pass virtualization on to a host that is itself a guest.
package enum OuterNesting {
  /// One sentence for each hypervisor, with its name first.
  package static let sentences: [String] = OuterHypervisor.all.compactMap { known in
    known.nesting.map { "\(known.name): \($0)" }
  }

  /// The sources of the sentences.
  package static let citation = OuterHypervisor.all.filter { $0.nesting != nil }.map(\.citation).joined(
    separator: "; ")
}
