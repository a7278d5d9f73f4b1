import CPUCatalog
import CPUCompatibility
import ConfigurationLint
import Foundation
import GuestVerdicts
import Testing
import X86CPU

/// Policies in YAML: what they say, and what is wrong with them and where.
@Suite struct PolicyTests {
  private func policy(_ text: String) throws -> CompatibilityPolicy {
    try CompatibilityPolicy(
      yaml: Array(text.utf8), name: "p.yaml", catalog: .standard, identifiers: ["move.host-usb"])
  }

  private func names(_ set: FeatureSet) -> [String] { Catalog.standard.names(of: set) }

  @Test func theExampleIsReadAndItsClustersAddUp() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../Examples/policy.yaml")
    let policy = try CompatibilityPolicy(
      yaml: Array(try Data(contentsOf: path)), name: "policy.yaml", catalog: .standard,
      identifiers: ["move.host-usb"])
    #expect(policy.waivers.map(\.guest) == ["batch-*", "kiosk"])
    #expect(policy.waivers[0].until == CalendarDay("2027-06-30") && policy.waivers[1].until == nil)
    let elsewhere = policy.rules(forHost: "elsewhere")
    #expect(names(elsewhere.warn) == ["erms", "fsrm"] && names(elsewhere.keep) == ["aes"])
    #expect(names(policy.rules(forHost: "prod-17").keep) == ["aes", "spec-ctrl", "ssbd"])
    #expect(names(policy.rules(forHost: "testbed").warn) == ["erms", "vaes", "vpclmulqdq", "fsrm"])
  }

  @Test func whatMustStayIsNotAcceptedToBeLost() throws {
    let rules = try policy("warn: [erms]\nclusters: {c: {hosts: ['h?'], keep: [erms]}}").rules(forHost: "h1")
    #expect(rules.warn.isEmpty && names(rules.keep) == ["erms"])
  }

  @Test(arguments: [
    ("warn: [ermss]", "p.yaml:1:8: no feature is called ermss; did you mean erms"),
    ("warm: [erms]", "p.yaml:1:1: a policy has no key warm here"),
    ("warn: erms", "p.yaml:1:7: this must be a list of names"),
    ("warn: [[erms]]", "p.yaml:1:8: this must be a name"),
    ("clusters:\n  c:\n    warn: [erms]", "names no hosts"),
    ("clusters:\n  c:\n    host: [a]", "p.yaml:3:5: a policy has no key host here"),
    ("[warn]", "p.yaml:1:1: this must be a mapping"),
    ("warn: [erms", "p.yaml:2:1: this YAML cannot be read"),
    ("warn: []\n---\nkeep: []", "a policy must be a single YAML document"),
    ("waivers: erms", "p.yaml:1:10: this must be a list of waivers"),
    ("waivers:\n  - {guest: a, feature: erms}", "p.yaml:2:5: this waiver has no reason"),
    (
      "waivers:\n  - {feature: erms, reason: r}",
      "p.yaml:2:5: this waiver has no guest; * stands for every guest"
    ),
    (
      "waivers:\n  - {guest: a, feature: ermss, reason: r}",
      "p.yaml:2:25: no feature is called ermss; did you mean erms"
    ),
    ("waivers:\n  - {guest: a, feature: erms, reason: ' '}", "reason must be a text that is not empty"),
    ("waivers:\n  - {guest: a, feature: erms, reason: r, till: 2027-01-01}", "a policy has no key till here"),
    (
      "waivers:\n  - {guest: a, feature: erms, reason: r, until: 2027-02-29}",
      "2027-02-29 is no day of the form"
    ),
    ("waivers:\n  - {guest: a, feature: erms, reason: r, until: tomorrow}", "tomorrow is no day of the form"),
    ("waivers:\n  - {guest: a, feature: move.host-ubs, reason: r}", "did you mean move.host-usb"),
  ])
  func mistakesAreNamedWithTheirPlace(text: String, message: String) {
    do {
      _ = try policy(text)
      Issue.record("\(text) was accepted")
    } catch {
      #expect("\(error)".contains(message), "\(error)")
    }
  }

  @Test(arguments: [
    ("node-17", "node-*", true), ("node-17", "*-1?", true), ("node", "node*", true), ("node", "*", true),
    ("", "*", true), ("node", "node?", false), ("aXbXc", "a*b*c", true), ("aXbX", "a*b*c", false),
    ("node-17.dc1", "*.dc?", true), ("node", "", false), ("abab", "*ab", true), ("nodé-1", "nod?-*", true),
    (String(repeating: "a", count: 200), String(repeating: "*a", count: 60) + "*b", false),
  ])
  func patternsOfHosts(name: String, pattern: String, matches: Bool) throws {
    var policy = CompatibilityPolicy()
    var rules = CompatibilityPolicy.Rules()
    rules.keep.insert(0)
    policy.clusters = [CompatibilityPolicy.Cluster(name: "c", hosts: [pattern], rules: rules)]
    #expect(policy.rules(forHost: name).keep.isEmpty != matches)
  }

  @Test func waiversAreReadFromJSONToo() throws {
    let text =
      #"{"waivers": [{"guest": "web?", "feature": "erms", "reason": "CHG-1", "until": "2027-01-31"}]}"#
    var policy = try policy(text)
    policy.day = CalendarDay("2027-01-31")
    #expect(names(policy.rules(forHost: "h", guest: "web1", catalog: .standard).warn) == ["erms"])
    #expect(policy.rules(forHost: "h", guest: "db1", catalog: .standard).warn.isEmpty)
    policy.day = CalendarDay("2027-02-01")
    #expect(policy.rules(forHost: "h", guest: "web1", catalog: .standard).warn.isEmpty)
    // On an unknown day, what has an end counts as ended.
    policy.day = nil
    #expect(policy.rules(forHost: "h", guest: "web1", catalog: .standard).warn.isEmpty)
  }

  @Test(arguments: [
    ("2028-02-29", true), ("2027-02-29", false), ("2100-02-29", false), ("2027-04-31", false),
    ("2027-1-1", false),
    ("0000-01-01", false), ("2027-01-01T00:00:00Z", false), ("２027-01-01", false), ("2027-13-01", false),
  ]) func daysAreThoseOfTheCalendar(text: String, isDay: Bool) {
    #expect((CalendarDay(text) != nil) == isDay)
    #expect(CalendarDay(text).map(\.description) == (isDay ? text : nil))
  }

  @Test func anEmptyPolicyAsksForNothing() throws {
    #expect(try policy("# nothing\n").rules(forHost: "h").keep.isEmpty)
  }
}
