internal import CPUCompatibility
internal import CPUReaders
internal import LibvirtCPU
internal import NovaCompatibility
internal import Reports

extension CheckQuestion {
  /// Nova's verdict on a guest's move to each host.
  ///
  /// - Throws: `badInput` for a nova.conf that Nova would refuse, and for records that cannot be read.
  func verdicts(
    of setup: NovaSetup, on guest: GuestCPU, from source: Records.Host?, _ hosts: [Records.Host],
    by map: CPUMap
  ) throws(QuestionError) -> [NovaVerdicts] {
    let from =
      try source?.asNovaKnowsIt(for: guest) ?? NovaQuestion.Host("the source host")
    let destinations = try hosts.map { host throws(QuestionError) in try host.asNovaKnowsIt(for: guest) }
    do throws(StackError) {
      return try zip(hosts, destinations).map { host, known throws(StackError) in
        let question = NovaQuestion(
          release: setup.release, source: from, destination: known, map: map, request: setup.request)
        return try NovaVerdicts(
          guest, to: host.cpu, setup: setup, question: question, platform: platform)
      }
    } catch {
      throw QuestionError(error, .badInput)
    }
  }
}

extension Records.Host {
  /// The host as Nova knows it, from libvirt's and Nova's records.
  fileprivate func asNovaKnowsIt(for guest: GuestCPU) throws(QuestionError) -> NovaQuestion.Host {
    let definitions = try definitions()
    var host = NovaQuestion.Host(cpu.name)
    host.cpu = definitions.physical
    host.hypervisorCPU = guest.isEmulated ? definitions.emulated : definitions.withKVM
    let versions = cpu.configuration?.qemuVersions.values.compactMap {
      NovaQuestion.Host.hypervisorVersion($0)
    }
    host.hypervisorVersion = definitions.hypervisorVersion ?? (versions?.count == 1 ? versions?.first : nil)
    return host
  }
}
