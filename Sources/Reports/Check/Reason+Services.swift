internal import CPUCompatibility
internal import GuestVerdicts
internal import NovaCompatibility

extension Verdict.Reason {
  /// What the services nova-compute of both hosts make Nova refuse, by Nova's own record of them.
  ///
  /// - Parameters:
  ///   - name: The name of the host in sentences.
  ///   - request: The call that asks for the move; nil for any, which the scheduler decides.
  static func services(
    _ guest: GuestCPU, _ host: HostCPU, calling name: String, request: NovaQuestion.Request? = nil
  ) -> [Self] {
    func reason(_ text: String, _ weight: Weight) -> Self {
      Self(
        "nova.service", by: .nova, weight, .novaNote(.init(text: text)), text: text,
        citation: ComputeService.citation)
    }
    var reasons: [Self] = []
    if let source = guest.source, let text = source.compute?.refusalOfMoves(from: source.name) {
      reasons.append(reason(text, .blocks))
    }
    if let text = host.compute?.refusalOfMoves(to: name) {
      let isRefused = host.compute?.isUp == false || request?.goesByScheduler ?? true
      reasons.append(
        isRefused
          ? reason(text, .blocks)
          : reason(text + " A request below 2.30, or with force, does not ask the scheduler.", .warns))
    }
    return reasons
  }
}
