import Foundation
import Testing

@testable import martlet

/// Options of one name are one option in every verb.
@Suite struct OptionTests {
  /// An option or flag of one verb.
  private struct Option: Hashable {
    var verb: String
    var name: String
    var kind: String
    var value: String
    var isRepeating: Bool
    var standard: String
    var help: String
  }

  /// Options that mean the same kind of thing everywhere, and say in each verb what it is there.
  private static let saidByVerb: Set<String> = [
    // The verb's own reports.
    "format",
    // A file here, a folder there, by what the verb writes.
    "output",
    // Hosts' records in verbs that judge, a libvirt in migrate, the host's CPU in libvirt expand.
    "on", "from", "to", "connect",
    // Hosts that are asked, or guests that are moved, at a time; what is forced, and changed though a manager has it.
    "parallel", "force", "unmanaged",
    // The model that names a level, or whose list a feature is taken from; a list of QEMU's, or a file of it.
    "model", "models",
    // A kind of configuration, or whose CPU it is; features of the host, or of the answer.
    "as", "migratable",
    // The guest in question, or guests of a host that is upgraded; a host's record, or a host of the lab and its CPU.
    "guest", "host",
  ]

  private func options() throws -> [Option] {
    let result = try martlet("--experimental-dump-help")
    let tool = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    func options(of command: [String: Any], _ path: String) -> [Option] {
      let own = (command["arguments"] as? [[String: Any]] ?? []).flatMap { argument -> [Option] in
        let names = (argument["names"] as? [[String: Any]] ?? []).filter { $0["kind"] as? String == "long" }
        return names.map { name in
          Option(
            verb: path, name: name["name"] as? String ?? "", kind: argument["kind"] as? String ?? "",
            value: argument["valueName"] as? String ?? "",
            isRepeating: argument["isRepeating"] as? Bool ?? false,
            standard: argument["defaultValue"] as? String ?? "",
            help: "\(argument["abstract"] as? String ?? "") \(argument["discussion"] as? String ?? "")")
        }
      }
      return (command["subcommands"] as? [[String: Any]] ?? []).reduce(own) { all, below in
        all + options(of: below, path + " " + (below["commandName"] as? String ?? ""))
      }
    }
    return options(of: try #require(tool["command"] as? [String: Any]), "martlet")
  }

  @Test func optionsOfOneNameAreAlike() throws {
    let all = try options().filter { $0.verb != "martlet help" }
    #expect(all.contains { $0.name == "cpu-map" } && all.count > 100)
    for (name, same) in Dictionary(grouping: all, by: \.name).sorted(by: { $0.key < $1.key }) {
      let verbs = same.map(\.verb).joined(separator: ", ")
      #expect(
        Set(same.map(\.kind)).count == 1,
        "--\(name) is a flag in one of \(verbs), and takes a value in another")
      guard !Self.saidByVerb.contains(name) else { continue }
      #expect(Set(same.map(\.value)).count == 1, "--\(name): \(Set(same.map(\.value))) in \(verbs)")
      #expect(
        Set(same.map(\.standard)).count == 1, "--\(name): defaults \(Set(same.map(\.standard))) in \(verbs)")
      #expect(Set(same.map(\.isRepeating)).count == 1, "--\(name) repeats in one of \(verbs)")
      #expect(Set(same.map(\.help)).count == 1, "--\(name): \(Set(same.map(\.help))) in \(verbs)")
    }
  }

  /// A value that cannot be has the same status and prefix in every verb.
  @Test func badValuesAreAlike() throws {
    let verbs = [
      ["compare", "a", "b"], ["check", "a", "--on", "b"], ["show", "a"], ["level", "a"], ["lint", "a"],
      ["libvirt", "compare", "a", "b"], ["libvirt", "baseline", "a"],
      ["diagnose", "--from", "a", "--to", "b"],
      ["fix", "a", "--on", "b"],
    ]
    for verb in verbs {
      let result = try martlet(verb + ["--cpu-map", "builtin:1.0.0"])
      #expect(result.status == 64, "\(verb): \(result)")
      #expect(
        result.errors.hasPrefix("martlet: --cpu-map: Martlet has no built-in CPU map"), "\(verb): \(result)")
    }
    for verb in [["check", "a", "--on", "b"], ["explain", "-"], ["level", "--for", "nova", "a"]] {
      let result = try martlet(verb + ["--stack", "nova"], input: "")
      #expect(result.status == 64, "\(verb): \(result)")
      #expect(result.errors.hasPrefix("martlet: --stack nova: give KEY=VALUE"), "\(verb): \(result)")
    }
  }

  /// The words that are given an option of their own, and the flags that take none, are those of the verbs.
  @Test func spreadingKnowsTheOptions() throws {
    let all = try options()
    for verb in SpreadArguments.verbs.keys.sorted() {
      let own = all.filter { $0.verb == "martlet " + verb }
      #expect(!own.isEmpty)
      for option in own {
        let isFlag = SpreadArguments.flags.contains("--" + option.name)
        #expect(isFlag == (option.kind == "flag"), "--\(option.name) of \(verb)")
        if SpreadArguments.spreading.contains("--" + option.name) {
          #expect(option.isRepeating, "--\(option.name) of \(verb)")
        }
      }
    }
  }

  @Test(
    arguments: [
      ("check g --on a b", "check g --on a --on b"), ("check --on a b g", "check --on a --on b g"),
      ("check --on a g --on b", "check --on a g --on b"),
      ("check g --on a b --from c d", "check g --on a --on b --from c --from d"),
      ("check g --on a --format json", "check g --on a --format json"),
      ("fix --undo g --connect u", "fix --undo g --connect u"),
      ("diagnose --from a b --to c", "diagnose --from a --from b --to c"),
      ("explain --log a b --on c d", "explain --log a --log b --on c --on d"),
      ("explain f --on a - b", "explain f --on a --on - --on b"),
      ("migrate g --from a b", "migrate g --from a b"),
      ("check --on=a b -- g", "check --on=a --on b -- g"),
      ("check g --on a b -o x", "check g --on a --on b -o x"),
      ("diagnose --from -#a --to b", "diagnose --from=-#a --to b"),
      ("check g --on a -#b", "check g --on a --on=-#b"),
    ])
  func wordsAreSpread(words: String, wanted: String) {
    let spread = SpreadArguments.spread(words.split(separator: " ").map(String.init))
    #expect(spread.joined(separator: " ") == wanted)
  }
}
