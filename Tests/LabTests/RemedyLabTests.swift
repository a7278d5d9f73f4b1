import Foundation
import Remedies
import RemedySamples
import TestSupport
import Testing

/// Every remedy that emulated hosts can carry out, by the steps that Martlet prints for their Debian.
///
/// Each is carried out from what looks or saves to the change, the check and the undoing. The others are counted by the reason.
@Suite(.serialized) struct RemedyLabTests {
  /// What `RemedyKind.trial` promises of the lab is done here, and nothing is done that it does not promise.
  @Test func theLabTriesWhatItIsSaidTo() {
    let promised = RemedyKind.allCases.filter { $0.trial.place?.file == "LabTests/RemedyLabTests.swift" }
    #expect(Set(promised) == Set(RemedyTrial.all.map(\.kind)))
    #expect(RemedyTrial.all.count == promised.count)
    for trial in RemedyTrial.all { #expect(trial.remedy != nil, "no remedy is proposed for \(trial.kind)") }
  }

  @Test(.enabled(if: wantedLab == "full", "./test --lab=full")) func remediesAreCarriedOut() throws {
    let cpu = "EPYC,+svm,+npt,+nrip-save"
    let lab = try LabSession(["gamma=\(cpu)", "delta=\(cpu)"])
    let hosts = try RemedyHosts(lab)
    // MARTLET_LAB_REMEDIES=guest.stage,kvm.parameter carries these out alone.
    let wanted = ProcessInfo.processInfo.environment["MARTLET_LAB_REMEDIES"]?.split(separator: ",").map(
      String.init)
    for trial in RemedyTrial.all where wanted?.contains(trial.kind.rawValue) ?? true {
      print("  \(trial.kind.rawValue)")
      hosts.carryOut(trial)
    }
    for word in RemedyTrials.platforms {
      let counts = RemedyTrials.counts(on: word)
      print("  \(word): \(counts.tests) remedies carried out in every run, \(counts.lab) in the lab")
      for (reason, count) in counts.reasons { print("    \(count): \(reason.rawValue)") }
    }
  }
}
