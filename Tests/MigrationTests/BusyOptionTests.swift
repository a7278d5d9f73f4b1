import Foundation
import LibvirtClient
import TestSupport
import Testing

@testable import LiveMigration

/// Options for busy guests by themselves: what excludes what, what needs which version, what converges.
@Suite struct BusyOptionTests {
  private func conflicts(_ change: (inout MigrationOptions) -> Void) -> [String] {
    var options = MigrationOptions()
    change(&options)
    return options.conflicts.map(\.option)
  }

  @Test func whatExcludesEachOtherIsFound() {
    #expect(conflicts { _ in }.isEmpty)
    #expect(
      conflicts {
        $0.isTunnelled = true
        $0.busy.postCopy = .init()
        $0.busy.parallel = .init()
        $0.busy.tls = .init()
      } == ["postcopy", "parallel-connections", "tls"])
    for method in BusyGuestOptions.Compression.Method.allCases {
      let isWhole = [.xbzrle, .mt].contains(method)
      #expect(conflicts { $0.busy.compression = .init([method]) }.isEmpty == isWhole)
      #expect(
        conflicts {
          $0.busy.compression = .init([method])
          $0.busy.parallel = .init(connections: 2)
        }.isEmpty == !isWhole)
      #expect(conflicts { $0.busy.compression = .init([method, method]) }.contains("comp-methods"))
    }
    #expect(conflicts { $0.busy.compression = .init([.xbzrle, .mt]) }.isEmpty)
    #expect(
      !conflicts {
        $0.busy.compression = .init([.zlib, .zstd])
        $0.busy.parallel = .init()
      }.isEmpty)
    #expect(
      conflicts {
        $0.busy.tls = .init()
        $0.migrationURI = "unix:///run/migrate.sock"
      } == ["tls"])
    #expect(
      conflicts {
        $0.busy.tls = .init(destination: "node2")
        $0.migrationURI = "unix:///run/migrate.sock"
      }.isEmpty)
  }

  @Test func valuesHaveQEMUsRanges() {
    for (value, isTaken) in [(0, false), (1, true), (99, true), (100, false)] {
      #expect(conflicts { $0.busy.autoConverge = .init(initial: value) }.isEmpty == isTaken)
      #expect(conflicts { $0.busy.autoConverge = .init(increment: value) }.isEmpty == isTaken)
    }
    for (value, isTaken) in [(0, false), (255, true), (256, false)] {
      #expect(conflicts { $0.busy.parallel = .init(connections: value) }.isEmpty == isTaken)
    }
    for (cache, isTaken): (UInt64, Bool) in [(0, false), (2048, false), (4096, true), (5000, false)] {
      #expect(
        conflicts {
          $0.busy.compression = .init([.xbzrle])
          $0.busy.compression?.xbzrleCache = cache
        }.isEmpty == isTaken)
    }
    #expect(
      conflicts {
        $0.busy.compression = .init([.xbzrle])
        $0.busy.compression?.mtLevel = 1
      } == ["comp-mt-level"])
    #expect(conflicts { $0.maxDowntime = 2_000_001 } == ["max-downtime"])
    #expect(conflicts { $0.busy.postCopy = .init(afterPasses: 0) } == ["postcopy-after"])
  }

  @Test func whatAVersionLacksIsSaid() throws {
    var options = BusyGuestOptions()
    options.compression = .init([.mt])
    let mt = try #require(OptionRequirement.all(options).first)
    #expect(mt.lack(libvirt: [9, 0, 0], qemu: [7, 2, 0]) == nil)
    #expect(mt.lack(libvirt: [9, 0, 0], qemu: [9, 0, 2]) == nil)
    #expect(
      mt.lack(libvirt: [9, 0, 0], qemu: [9, 1, 0]) == "needs QEMU older than 9.1, and has 9.1.0")
    options.compression = .init([.zstd])
    options.parallel = .init()
    options.postCopy = .init()
    let all = OptionRequirement.all(options)
    #expect(
      all.compactMap { $0.lack(libvirt: [9, 3, 9], qemu: [10, 2, 0]) }
        == ["needs libvirt 9.4.0 or newer, and has 9.3.9"])
    #expect(
      all.compactMap { $0.lack(libvirt: [11, 3, 0], qemu: [10, 0, 13]) }
        == ["needs QEMU 10.2 or newer, and has 10.0.13"])
    #expect(OptionRequirement.all(BusyGuestOptions()).isEmpty)
  }

  @Test func libvirtTakesWhatIsAskedFor() {
    var options = BusyGuestOptions()
    options.autoConverge = .init(initial: 30)
    options.parallel = .init(connections: 3)
    options.compression = .init([.zstd])
    options.compression?.zstdLevel = 5
    options.postCopy = .init(bandwidth: 7)
    options.tls = .init(destination: "node2")
    #expect(options.flags.rawValue == 1 << 13 | 1 << 15 | 1 << 16 | 1 << 17)
    #expect(
      options.parameters == [
        .integer("auto_converge.initial", 30), .integer("parallel.connections", 3),
        .text("compression", "zstd"), .integer("compression.zstd.level", 5),
        .size("bandwidth.postcopy", 7), .text("tls.destination", "node2"),
      ])
    #expect(
      options.words.joined(separator: " ")
        == "--auto-converge --auto-converge-initial 30 --parallel-connections 3 --comp-methods zstd --comp-zstd-level 5 "
        + "--postcopy --postcopy-bandwidth 7 --tls --tls-destination node2")
  }

  /// A journal of a version that had none of them is read, and one that has them keeps them.
  @Test func plansOfOlderVersionsAreRead() throws {
    let json = """
      {"id":"one","guest":"web1","uuid":"u","from":"a:///","to":"b:///","flags":27,"isPersistent":true,"definition":"<domain/>"}
      """
    var plan = try JSONDecoder().decode(MigrationPlan.self, from: Data(json.utf8))
    #expect(plan.busy == nil && plan.parameters.isEmpty)
    plan.busy = BusyGuestOptions()
    plan.busy?.postCopy = .init(afterPasses: 3)
    #expect(try JSONDecoder().decode(MigrationPlan.self, from: JSONEncoder().encode(plan)) == plan)
  }

  // MARK: Convergence

  private func job(pass: UInt64, written: UInt64, sent: UInt64) -> JobStatistics {
    var job = JobStatistics(phase: .running, isOutgoing: true)
    (job.iteration, job.dirtyRate, job.pageSize) = (pass, written / 4096, 4096)
    (job.rate, job.remaining) = (sent, 1 << 20)
    return job
  }

  @Test func twoPassesThatWriteMoreThanHalfDoNotConverge() {
    var watch = ConvergenceWatch()
    // Pass, MiB written and sent in a second, and whether that is told.
    let passes: [(UInt64, UInt64, UInt64, Bool)] = [
      (1, 100, 10, false),  // The first pass sends all.
      (2, 100, 10, false),
      (2, 100, 10, false),  // One pass counts once.
      (3, 6, 10, true),
      (4, 6, 10, false),  // It is told once.
    ]
    for (pass, written, sent, isTold) in passes {
      let isNew = watch.look(job(pass: pass, written: written << 20, sent: sent << 20))
      #expect(isNew == isTold, "pass \(pass)")
    }
    #expect(watch.stalled?.passes == 3)
    _ = watch.look(job(pass: 5, written: 4 << 20, sent: 10 << 20))
    #expect(watch.stalled == nil, "less than half converges")
  }

  @Test func whatIsNotToldIsNoVerdict() {
    var watch = ConvergenceWatch()
    var silent = job(pass: 2, written: 100 << 20, sent: 10 << 20)
    silent.dirtyRate = nil
    for pass in 2..<9 {
      silent.iteration = UInt64(pass)
      let isNew = watch.look(silent)
      #expect(!isNew)
    }
    #expect(watch.stalled == nil)
  }

  // MARK: Certificates

  @Test func theFolderIsTheOneThatLibvirtTakes() {
    #expect(CertificateFolder(configuration: "").candidates == ["/etc/pki/libvirt-migrate", "/etc/pki/qemu"])
    #expect(
      CertificateFolder(
        configuration: "#migrate_tls_x509_cert_dir = \"/no\"\ndefault_tls_x509_cert_dir=\"/d\"\n"
      )
      .candidates == ["/etc/pki/libvirt-migrate", "/d"])
    #expect(
      CertificateFolder(configuration: "  migrate_tls_x509_cert_dir = \"/m\" # ours\n").candidates == ["/m"])
    #expect(CertificateFolder.configuration(of: "qemu:///system") == "/etc/libvirt/qemu.conf")
    #expect(CertificateFolder.configuration(of: "qemu+ssh://node2/system") == nil)
    #expect(CertificateFolder.configuration(of: "qemu+unix:///system?socket=/run/x") == nil)
  }

  @Test func filesThatAreNotThereAreNamed() throws {
    let folder = NSTemporaryDirectory() + "martlet-certificates-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let configuration = folder + "/qemu.conf"
    try "migrate_tls_x509_cert_dir = \"\(folder)\"\n".write(
      toFile: configuration, atomically: false, encoding: .utf8)
    func reasons(_ role: CertificateFolder.Role) -> [Preflight.Reason] {
      CertificateFolder.reasons(at: "qemu:///system", for: role, configuration: configuration)
    }
    #expect(reasons(.target).map(\.weight) == [.blocks])
    #expect(
      reasons(.target).first?.text.contains("has no ca-cert.pem, server-cert.pem, server-key.pem") == true)
    for name in ["ca-cert.pem", "server-cert.pem", "server-key.pem"] {
      try "".write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
    }
    #expect(reasons(.target).isEmpty)
    #expect(reasons(.source).map(\.weight) == [.warns])
    #expect(
      CertificateFolder.reasons(at: "qemu+ssh://n/system", for: .target, configuration: nil).map(\.weight)
        == [.note])
  }
}
