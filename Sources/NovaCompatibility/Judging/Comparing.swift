internal import LibvirtCPU

/// What a comparison came to, before a check makes an exception of it.
enum ComparisonEnd {
  case passes
  /// libvirt's number or error, as it is put into the message.
  case refuses(ret: String, isError: Bool)
  case undetermined(String)
}

extension NovaQuestion {
  /// Asks the destination's libvirt as Nova does, with flags 0.
  func compare(
    _ cpu: CPUDefinition, _ subject: NovaCheck.Subject
  ) -> (NovaCheck.Comparison, ComparisonEnd) {
    var comparison = NovaCheck.Comparison(subject: subject, function: release.comparison, cpu: cpu)
    let host: CPUDefinition?
    switch release.comparison {
    case .compareCPU: host = destination.cpu
    case .compareHypervisorCPU: host = destination.hypervisorCPU
    }
    guard let host else {
      let missing =
        release.comparesWithHypervisor
        ? "what the hypervisor of \(destination.name) offers (its domain capabilities)"
        : "the CPU of \(destination.name) (its capabilities)"
      return (comparison, .undetermined("\(missing) is unknown"))
    }
    do {
      let answer = try map.compare(host: host, candidate: cpu)
      comparison.answer = answer
      return (comparison, answer.outcome == .incompatible ? .refuses(ret: "0", isError: false) : .passes)
    } catch {
      comparison.error = error
      // Nova goes on where libvirt has no such function.
      return (
        comparison,
        error.code == .notSupported ? .passes : .refuses(ret: error.message, isError: true)
      )
    }
  }
}
