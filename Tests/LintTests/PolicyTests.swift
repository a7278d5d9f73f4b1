import CPUCatalog
import ConfigurationLint
import Foundation
import GuestVerdicts
import Testing
import X86CPU

/// Policies in YAML: what they say, and what is wrong with them and where.
@Suite struct PolicyTests {
  private func policy(_ text: String) throws -> CompatibilityPolicy {
    try CompatibilityPolicy(yaml: Array(text.utf8), name: "p.yaml", catalog: .standard)
  }

  private func names(_ set: FeatureSet) -> [String] { Catalog.standard.names(of: set) }

  @Test func theExampleIsReadAndItsClustersAddUp() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../Examples/policy.yaml")
    let policy = try CompatibilityPolicy(
      yaml: Array(try Data(contentsOf: path)), name: "policy.yaml", catalog: .standard)
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
    ("warn: [ermss]", "p.yaml:1:8: there is no feature ermss; did you mean erms"),
    ("warm: [erms]", "p.yaml:1:1: a policy has no key warm here"),
    ("warn: erms", "p.yaml:1:7: a list of names is wanted here"),
    ("warn: [[erms]]", "p.yaml:1:8: a name is wanted here"),
    ("clusters:\n  c:\n    warn: [erms]", "names no hosts"),
    ("clusters:\n  c:\n    host: [a]", "p.yaml:3:5: a policy has no key host here"),
    ("[warn]", "p.yaml:1:1: a mapping is wanted here"),
    ("warn: [erms", "p.yaml:2:1: this YAML cannot be read"),
    ("warn: []\n---\nkeep: []", "a policy must be a single YAML document"),
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

  @Test func anEmptyPolicyAsksForNothing() throws {
    #expect(try policy("# nothing\n").rules(forHost: "h").keep.isEmpty)
  }
}
