import LibvirtCPU
import QEMUReplies
import X86CPU

extension CPUTestRunner {
  private func outcome(_ host: CPUDefinition, _ cpu: CPUDefinition) -> String {
    guard let comparison = try? map.compare(host: host, candidate: cpu) else { return "ERROR" }
    return comparison.outcome.rawValue.uppercased()
  }

  func compare(_ test: CPUTestCase) throws {
    try expect("VIR_CPU_COMPARE_" + outcome(load(test.host), load(test.name)), test.result)
  }

  func guestCPU(_ test: CPUTestCase) throws {
    let host = try load(test.host)
    let cpu = try load(test.name)
    let models = test.models.map { HypervisorModels(names: $0) }
    let result = Result {
      guard ["SUPERSET", "IDENTICAL"].contains(outcome(host, cpu)) else {
        throw Difference(description: "incompatible")
      }
      return try map.translate(map.update(cpu, on: host), models: models)
    }
    switch result {
    case .failure(let error): try expect("-1", test.result == "-1" ? "-1" : "0: \(error)")
    case .success(let guest):
      try expect("0", test.result)
      let suffix = test.modelsName.map { "," + $0 } ?? ""
      try expect(guest, "\(test.host ?? "")+\(test.name ?? "")\(suffix)-result")
    }
  }

  func update(_ test: CPUTestCase) throws {
    let host = map.migratableCopy(of: try load(test.host))
    try expect(map.update(load(test.name), on: host), "\(test.host ?? "")+\(test.name ?? "")")
  }

  func baseline(_ test: CPUTestCase) throws {
    let isExpanded = test.flags.contains("EXPAND_FEATURES")
    let isMigratable = test.flags.contains("MIGRATABLE")
    let hosts = try loadHosts(test.name)
    let result = Result {
      let baseline = try map.baseline(hosts, migratable: isMigratable)
      return isExpanded ? try map.expandingFeatures(of: baseline) : baseline
    }
    guard test.result != "-1" else {
      if case .success = result { throw Difference(description: "was expected to fail") }
      return
    }
    let baseline = try result.get()
    let suffix = isExpanded ? "expanded" : isMigratable ? "migratable" : "result"
    try expect(baseline, "\(test.name ?? "")-\(suffix)")
    try expectRunsOn(hosts, baseline)
  }

  func cpuidBaseline(_ test: CPUTestCase) throws {
    let hosts = try test.cpus.map { try load("cpuid-\($0)-json") }
    let baseline = try map.baseline(hosts)
    try expect(baseline, "cpuid-baseline-\(test.name ?? "")")
    try expectRunsOn(hosts, baseline)
  }

  private func expectRunsOn(_ hosts: [CPUDefinition], _ baseline: CPUDefinition) throws {
    let fitting = ["SUPERSET", "IDENTICAL"]
    for (index, host) in hosts.enumerated() where !fitting.contains(outcome(host, baseline)) {
      throw Difference(description: "the baseline does not run on CPU \(index)")
    }
  }

  func hasFeature(_ test: CPUTestCase) throws {
    let host = try load(test.host)
    let name = test.name ?? ""
    func answer(_ body: () throws -> Bool) -> String {
      guard let isThere = try? body() else { return "FAIL" }
      return isThere ? "YES" : "NO"
    }
    try expect(answer { try map.hasFeature(name, in: host) }, test.result)
    let table = try map.encode(host)
    try expect(answer { try map.hasFeature(name, in: table) }, test.result)
  }

  func cpuid(_ test: CPUTestCase, _ kind: CPUDefinition.Kind) throws {
    let models = kind == .guest ? try models(test) : nil
    let cpu = try map.decode(data(test.host, ""), as: kind, models: models)
    try expect(cpu, "cpuid-\(test.host ?? "")-\(kind.rawValue)")
  }

  func json(_ test: CPUTestCase) throws {
    let table = try modelData(replies(test))
    try expect(map.decode(table, as: .guest, models: models(test)), "cpuid-\(test.host ?? "")-json")
  }

  func updateLive(_ test: CPUTestCase) throws {
    let host = test.host ?? ""
    var cpu = try load("cpuid-\(host)-guest")
    let expected = try load("cpuid-\(host)-json")
    if cpu.model != expected.model, let model = expected.model {
      let blockers = try models(test)?.blockers[model] ?? []
      cpu.fallback = .allow
      let only = HypervisorModels(blockers: [model: blockers])
      if let translated = try? map.translate(cpu, models: only) { cpu = translated }
      cpu.fallback = .forbid
    }
    cpu = try map.updateLive(cpu, enabled: data(host, "-enabled"), disabled: data(host, "-disabled"))
    let actual = try map.expandingFeatures(of: cpu)
    let wanted = try map.expandingFeatures(of: expected)
    try expect(actual.model ?? "", wanted.model ?? "")
    try expectSamePolicies(actual, wanted)
  }

  /// Extra disabled features are not held against the actual CPU.
  private func expectSamePolicies(_ actual: CPUDefinition, _ expected: CPUDefinition) throws {
    let ours = Dictionary(uniqueKeysWithValues: actual.features.map { ($0.name, $0.policy) })
    let theirs = Dictionary(uniqueKeysWithValues: expected.features.map { ($0.name, $0.policy) })
    for (name, policy) in theirs where ours[name] != policy {
      throw Difference(description: "\(name) is not \(policy?.rawValue ?? "listed")")
    }
    for (name, policy) in ours where theirs[name] == nil && policy == .require {
      throw Difference(description: "\(name) is extra")
    }
  }
}
