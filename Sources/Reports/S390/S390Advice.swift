internal import S390Compatibility

/// What an operator can do about a guest of an s390x host that does not move, or whose move nobody has judged.
enum S390Advice {
  /// The steps for a verdict: questions first, then what changes the guest.
  static func steps(for verdict: S390Verdict, guest: S390Guest?) -> [S390Report.Step] {
    let kinds = Set(verdict.findings.map(\.kind))
    guard !kinds.contains(.architecture) else { return [] }
    var steps: [S390Report.Step] = []
    if verdict.outcome == .undetermined, !verdict.findings.contains(where: { $0.weight == .blocks }) {
      steps += questions(verdict.model, guest)
    }
    guard verdict.findings.contains(where: { $0.weight == .blocks }) else { return steps }
    if let found = verdict.findings.first(where: { $0.kind == .comparison && $0.isMissingThere }),
      !found.properties.isEmpty, !found.properties.contains("type")
    {
      steps.append(
        changing(
          "qemu.leave-out", "Leave out what QEMU holds responsible",
          found.properties.sorted().map { "<feature policy='disable' name='\($0)'/>" }.joined(),
          citation: comparison))
    }
    if let baseline = verdict.baseline {
      steps.append(
        changing(
          "qemu.baseline",
          "Give it the model that QEMU computed for both hosts, which can be of a much older machine",
          definition(of: baseline),
          citation: "qemu 10.0.13 qapi/machine-target.json, query-cpu-model-baseline"))
    } else {
      steps.append(
        S390Report.Step(
          id: "libvirt.ask-baseline",
          text:
            "Ask libvirt on the destination for a model that runs on both. hosts.xml holds what virsh domcapabilities prints on the source.",
          command: "virsh hypervisor-cpu-baseline hosts.xml",
          citation: "libvirt 11.3 docs/manpages/virsh.rst, hypervisor-cpu-baseline"))
    }
    let deprecated = Set(verdict.findings.filter { $0.kind == .deprecated }.flatMap(\.properties))
    let blocking = Set(verdict.findings.filter { $0.weight == .blocks }.flatMap(\.properties))
    if !blocking.isDisjoint(with: deprecated) {
      steps.append(
        changing(
          "libvirt.deprecated-off",
          "libvirt 11.0 and later, QEMU 9.1 and later: leave out what QEMU calls deprecated",
          "<cpu mode='host-model' deprecated_features='off'/>",
          citation: "libvirt 11.3 src/qemu/qemu_process.c, qemuProcessUpdateGuestCPU; src/conf/cpu_conf.c"))
    }
    return steps
  }

  /// The commands whose answers decide; both go into one record of the destination.
  private static func questions(_ model: S390Model?, _ guest: S390Guest?) -> [S390Report.Step] {
    var steps: [S390Report.Step] = []
    if guest?.takesWhatHostOffers != true {
      steps.append(
        S390Report.Step(
          id: "libvirt.ask-comparison",
          text:
            "Ask libvirt on the destination, and give the answer as a record of it. guest.xml is what virsh dumpxml prints of the running guest; "
            + "give the guest under the same name.",
          command: "virsh hypervisor-cpu-compare guest.xml > answer.txt",
          citation: "libvirt 11.3 docs/manpages/virsh.rst, hypervisor-cpu-compare"))
    }
    guard let model else {
      steps.append(
        S390Report.Step(
          id: "libvirt.show-offer",
          text: "Show what the source offers, and give it as a record of the source.",
          command: "virsh domcapabilities > source.xml",
          citation: "libvirt 11.3 docs/formatdomaincaps.rst, CPU configuration"))
      return steps
    }
    let properties = model.properties.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }
    let props = properties.isEmpty ? "" : ", \"props\": {\(properties.joined(separator: ", "))}"
    steps.append(
      S390Report.Step(
        id: "qemu.ask-comparison",
        text: "Or ask QEMU on the destination through QMP, and give requests and replies as its record.",
        command:
          "{\"execute\": \"query-cpu-model-comparison\", \"arguments\": {\"modela\": {\"name\": \"\(model.name)\"\(props)}, "
          + "\"modelb\": {\"name\": \"host\"}}}",
        citation: S390Advice.comparison))
    return steps
  }

  private static let comparison = "qemu 10.0.13 qapi/machine-target.json, query-cpu-model-comparison"

  /// libvirt's definition of a model.
  private static func definition(of model: S390Model) -> String {
    let features = model.properties.sorted { $0.key < $1.key }.map {
      "<feature policy='\($0.value ? "require" : "disable")' name='\($0.key)'/>"
    }
    return
      "<cpu mode='custom' match='exact'><model fallback='forbid'>\(model.name)</model>\(features.joined())</cpu>"
  }

  private static func changing(
    _ id: String, _ text: String, _ command: String, citation: String
  ) -> S390Report.Step {
    S390Report.Step(
      id: id,
      text:
        "This needs a power cycle of the guest, and software in it that uses a lost feature may fail. \(text).",
      command: command, citation: citation)
  }
}
