import CPUCatalog
import CPUCompatibility
import CPULevelling
import Foundation
import LibvirtCPU
import TestSupport
import Testing
import X86CPU

@testable import CPUReaders

/// Levels of 300 random sets of hosts: what is printed is given everywhere, is closed, and guesses nothing.
@Suite(.enabled(if: corpusFolder("libcpuid") != nil, "../shared/corpus/libcpuid is not there"))
struct LevelSetTests {
  private let catalog = LevelPool.catalog
  private let needs = LevelPool.dependencies.needs

  /// 300 sets of one to six hosts; one in five mixes vendors.
  private static let sets: [[LevelPool.Member]] = {
    var random = SeededGenerator(seed: 14)
    let all = LevelPool.all.members
    return (0..<300).map { _ in
      let isMixed = Int.random(in: 0..<5, using: &random) == 0
      let vendor = Bool.random(using: &random) ? "Intel" : "AMD"
      let fitting = isMixed ? all : all.filter { $0.host.vendor == vendor }
      return fitting.shuffled(using: &random).prefix(Int.random(in: 1...6, using: &random)).enumerated().map {
        var member = $0.element
        member.offers.name = "h\($0.offset)"
        return member
      }
    }
  }()

  static let levels = sets.map { LevelPool.reports(on: $0) }

  @Test func setsOfCompleteRecordsYieldLevels() {
    #expect(LevelPool.all.members.count > 100)
    let complete = zip(Self.sets, Self.levels).filter { $0.0.allSatisfy(\.isComplete) }
    let found = complete.count { $0.1.allSatisfy { $0.report.status == .level } }
    #expect(complete.count > 60)
    #expect(found * 10 >= complete.count * 9, "\(found) of \(complete.count)")
  }

  @Test func levelsAreClosedUnderDependency() {
    let baseline = ABILevel.baseline(of: catalog)
    var judged = 0
    for (_, report) in Self.levels.joined() {
      guard let printed = LevelPool.printed(report) else { continue }
      judged += 1
      let levelled = printed.intersection(LevelPool.levelled)
      for index in levelled {
        let broken = needs[index].filter { LevelPool.levelled.contains($0) && !printed.contains($0) }
        #expect(
          broken.isEmpty,
          "\(report.model ?? ""): \(catalog.features[index].name) without \(catalog.names(of: FeatureSet(broken)))"
        )
      }
      #expect(baseline.isSubset(of: printed))
      // No nesting unasked, and nothing of another vendor's.
      #expect(printed.intersection(LevelPool.dependencies.nested).isEmpty)
      for name in report.required + report.givenUp.map(\.feature) {
        #expect(catalog[name]?.canBelong(to: report.vendor) == true, "\(name) of \(report.vendor ?? "?")")
      }
    }
    #expect(judged > 230)
  }

  /// What is printed every host gives, by what its records say; what is switched off some host certainly lacks, or no guest gets it
  /// unasked; what is unknown is neither.
  @Test func nothingIsGuessed() {
    for (members, reports) in zip(Self.sets, Self.levels) {
      for (level, report) in reports {
        guard let printed = LevelPool.printed(report) else {
          #expect(!report.obstacles.isEmpty && report.status != .level)
          continue
        }
        let hosts = members.filter { report.hosts.contains($0.offers.name) }
        for feature in catalog.features(in: printed.intersection(LevelPool.levelled)) {
          for member in hosts {
            let evidence = member.host.observations.filter { !$0.point.isEmulation && $0.point.isComparable }
            let isDenied =
              !evidence.isEmpty && evidence.allSatisfy { $0.evidence.certainlyAbsent.contains(feature.index) }
            let isByRule = feature.exposure == .emulated || feature.name == "syscall"
            #expect(!isDenied || isByRule, "\(feature.name) on \(member.host.name)")
            let isUnknown = !member.offers.present.contains(feature.index)
            #expect(!isUnknown, "\(feature.name) on \(member.host.name) is not known")
          }
        }
        for name in report.disabled {
          guard let feature = catalog[name] else { continue }
          let isLacking = hosts.contains { member in
            member.offers.absent.contains(feature.index)
              || needs[feature.index].contains { member.offers.absent.contains($0) }
          }
          let isRuled = level.excluded.contains(feature.index)
          #expect(isLacking || isRuled || isIndirectlyLost(feature.index, report), "\(name) is switched off")
        }
        for loss in report.undetermined {
          #expect(!report.required.contains(loss.feature) && !report.disabled.contains(loss.feature))
        }
        for loss in report.givenUp {
          let isGiven = hosts.contains { member in
            catalog[loss.feature].map { member.offers.present.contains($0.index) } ?? false
          }
          #expect(isGiven, "\(loss.feature) was given up, and nobody had it")
        }
      }
    }
  }

  /// Whether what the feature needs is switched off too, at any depth.
  private func isIndirectlyLost(_ index: Int, _ report: LevelReport) -> Bool {
    needs[index].contains {
      report.disabled.contains(catalog.features[$0].name) || isIndirectlyLost($0, report)
    }
  }

  /// Every system is told the model and all that is changed of it.
  @Test func sevenSystemsAreToldTheSame() throws {
    for (_, report) in Self.levels.joined().prefix(60) {
      for system in ConfiguredSystem.withModels {
        let text = report.configuration(for: system, annotated: false)
        #expect((text != nil) == (report.status == .level))
        guard let text else { continue }
        #expect(text.contains(report.model ?? "?"), "\(system)")
      }
    }
  }

  /// With --only-add nothing is switched off, and with --nested details come with their root.
  @Test func onlyAddSwitchesNothingOff() {
    for members in Self.sets.prefix(80) {
      for (_, report) in LevelPool.reports(on: members, nested: true, onlyAdd: true) {
        #expect(report.disabled.isEmpty)
        #expect(!report.alternatives.contains { !$0.disabled.isEmpty })
        guard let printed = LevelPool.printed(report) else { continue }
        for index in printed.intersection(LevelPool.levelled) {
          #expect(needs[index].allSatisfy { printed.contains($0) || !LevelPool.levelled.contains($0) })
        }
      }
    }
  }

  /// Xen's table of dependencies agrees, but for rows that real CPUs contradict.
  @Test(.enabled(if: XenTable.folder != nil, "needs .oracle/xen-* (Scripts/fetch-xen)"))
  func xenFindsNoDependencyBroken() throws {
    let edges = try XenTable.edges(catalog)
    #expect(edges.count > 80)
    for (_, report) in Self.levels.joined() {
      guard let printed = LevelPool.printed(report) else { continue }
      for edge in edges
      where !XenTable.contradicted.contains(catalog.features[edge.need].name)
        && printed.contains(edge.feature)
        && LevelPool.levelled.contains(edge.need)
      {
        #expect(
          printed.contains(edge.need),
          "\(catalog.features[edge.feature].name) without \(catalog.features[edge.need].name)")
      }
    }
  }
}
