import CPUCatalog
import Testing
import X86CPU

/// The tables against what guests of real hosts saw: 6 CPUs, each under two kernels.
@Suite(.enabled(if: Fingerprint.folder != nil, "needs ../shared (12 fingerprints of 6 CPUs)"))
struct KVMDriftTests {
  private func pairs() throws -> [(older: Fingerprint, newer: Fingerprint)] {
    let groups = Dictionary(grouping: try Fingerprint.all(), by: \.cpu)
    return try groups.keys.sorted().map { cpu in
      let files = try #require(groups[cpu])
      return (
        try #require(files.first { KVMKernel.covering($0.kernel)?.release == "5.10" }),
        try #require(files.first { KVMKernel.covering($0.kernel)?.release == "6.1" })
      )
    }
  }

  @Test func everyBitThatDiffersIsExplainedByARule() throws {
    let (old, new) = (try kernel("5.10"), try kernel("6.1"))
    var used: [String: Int] = [:]
    let pairs = try pairs()
    #expect(pairs.count >= 6)
    for (older, newer) in pairs {
      for drift in KVMDrift.between(older, newer) {
        guard let before = old.treatment(at: drift.location), let after = new.treatment(at: drift.location)
        else {
          Issue.record("\(drift): the tables do not know the register")
          continue
        }
        let rule = DriftRule.all.first { $0.explains(drift, before, after) }
        #expect(rule != nil, "\(drift): 5.10 \(before.summary); 6.1 \(after.summary)")
        if let rule { used[rule.name, default: 0] += 1 }
      }
    }
    #expect(used["the kernels treat the bit differently", default: 0] > 100)
    #expect(used["a number follows a register that differs", default: 0] > 10)
  }

  @Test func everyMSRThatIsListedByOneKernelAloneIsExplained() throws {
    let (old, new) = (try kernel("5.10"), try kernel("6.1"))
    for (older, newer) in try pairs() {
      for msr in Set(older.table.msrs.keys).symmetricDifference(newer.table.msrs.keys) {
        let location = try #require(FeatureLocation(msr: msr, bit: 0))
        let before = try #require(old.treatment(at: location), "\(location)")
        let after = try #require(new.treatment(at: location), "\(location)")
        #expect(!before.hasSameRule(as: after), "\(older.cpu): \(location)")
      }
    }
  }

  /// What a table says is never offered, no guest sees; what it says is always offered, every guest sees.
  @Test func noGuestContradictsItsKernel() throws {
    var checked = 0
    for fingerprint in try Fingerprint.all() {
      let kernel = try #require(KVMKernel.covering(fingerprint.kernel))
      for location in fingerprint.locations {
        guard !FirecrackerRule.all.contains(where: { $0.covers(location, vendor: fingerprint.vendor) }),
          let treatment = kernel.treatment(at: location), let isSet = fingerprint.table[location]
        else { continue }
        checked += 1
        let best = treatment.offered(cpuid: true, hostKernel: true, vendor: fingerprint.vendor)
        #expect(!(isSet && best.answer == .no), "\(fingerprint): \(location) is set; \(best.rule)")
        let worst = treatment.offered(cpuid: false, hostKernel: false, vendor: fingerprint.vendor)
        #expect(!(!isSet && worst.answer == .yes), "\(fingerprint): \(location) is clear; \(worst.rule)")
      }
    }
    #expect(checked > 50_000)
  }

  @Test func everyRegisterThatAGuestSeesIsInItsTable() throws {
    var unknown: Set<String> = []
    for fingerprint in try Fingerprint.all() {
      let kernel = try #require(KVMKernel.covering(fingerprint.kernel))
      for location in fingerprint.locations where kernel.treatment(at: location) == nil {
        unknown.insert(String(location.description.prefix { $0 != "[" }))
      }
    }
    #expect(unknown.isEmpty, "\(unknown.sorted())")
  }
}

/// The table of a series.
private func kernel(_ release: String) throws -> KVMKernel {
  try #require(KVMKernel.all.first { $0.release == release })
}
