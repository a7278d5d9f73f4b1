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

  /// The least that each verb takes beside its options.
  private static let leastWords: [String: String] = [
    "diagnose": "--from a --to b", "check": "a --on b", "compare": "a b", "doctor": "a", "capture": "",
    "show": "a", "level": "a", "explain": "monitor --on a", "features": "--on a", "fix": "a --on b",
    "migrate": "a --from qemu:///session --to qemu+ssh://b/system", "upgrade": "--host a --kernel 6.18",
    "lint": "a", "patch-map": "a --drop monitor -o b", "lab up": "", "lab replay": "a", "lab status": "",
    "libvirt decode": "a", "libvirt compare": "a b", "libvirt expand": "a --on b", "libvirt baseline": "a",
    "case new": "a --log b", "case run": "",
  ]

  /// Values that no verb takes, and the first line that each verb prints.
  private static let badValues: [(option: String, value: String, line: String)] = [
    (
      "cpu-map", "builtin:1.0.0",
      "martlet: --cpu-map: Martlet has no built-in CPU map of libvirt 1.0.0; it has"
    ),
    ("input-format", "nonsense", "Error: --input-format: there is no format nonsense."),
    ("time-limit", "0", "Error: --time-limit takes a number of seconds above 0."),
    ("time-limit", "soon", "Error: The value 'soon' is invalid for '--time-limit <seconds>'"),
    ("platform", "nonsense", "Error: The value 'nonsense' is invalid for '--platform <platform>':"),
    ("format", "nonsense", "Error: The value 'nonsense' is invalid for '--format <format>'."),
  ]

  /// A value that cannot be has the same status and the same words in every verb that has the option.
  @Test func badValuesAreAlike() throws {
    let all = try options()
    for (option, value, line) in Self.badValues {
      let verbs = Set(all.filter { $0.name == option }.map { String($0.verb.dropFirst("martlet ".count)) })
      #expect(verbs.count > 1, "--\(option)")
      for verb in verbs.sorted() {
        let least = try #require(Self.leastWords[verb], "\(verb) has --\(option), and no words here")
        let words = verb.split(separator: " ") + least.split(separator: " ")
        let result = try martlet(words.map(String.init) + ["--" + option, value], input: "")
        #expect(result.status == 64 && result.output.isEmpty, "\(words) --\(option) \(value): \(result)")
        #expect(result.errors.hasPrefix(line), "\(words) --\(option) \(value): \(result)")
      }
    }
    for verb in [["check", "a", "--on", "b"], ["explain", "-"], ["level", "--for", "nova", "a"]] {
      let result = try martlet(verb + ["--stack", "nova"], input: "")
      #expect(result.status == 64, "\(verb): \(result)")
      #expect(result.errors.hasPrefix("martlet: --stack nova: give KEY=VALUE"), "\(verb): \(result)")
    }
  }

  /// Every verb with an option that judges or asks has its companions too: they come in groups.
  @Test func optionsComeInGroups() throws {
    let verbs = Dictionary(grouping: try options(), by: \.verb).mapValues { Set($0.map(\.name)) }
    for (verb, names) in verbs where names.contains("input-format") {
      #expect(names.isSuperset(of: ["cpu-map", "time-limit", "allow-uri"]), "\(verb)")
    }
    for (verb, names) in verbs where names.contains("time-limit") {
      #expect(names.contains("allow-uri"), "\(verb)")
    }
  }

  /// The words that are given an option of their own, and the flags that take none, are those of the verbs.
  @Test func spreadingKnowsTheOptions() throws {
    let all = try options()
    let verbs = Set(all.map { String($0.verb.dropFirst("martlet ".count)) }).sorted()
      .filter { SpreadArguments.words(neededBy: $0) != nil }
    #expect(verbs == ["check", "diagnose", "explain", "features", "fix", "upgrade"])
    for verb in verbs {
      let own = all.filter { $0.verb == "martlet " + verb }
      #expect(!own.isEmpty)
      for option in own {
        let isFlag = SpreadArguments.flags.contains("--" + option.name)
        #expect(isFlag == (option.kind == "flag"), "--\(option.name) of \(verb)")
        if SpreadArguments.spreading(of: verb).contains("--" + option.name) {
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
      ("features avx --on a b", "features avx --on a --on b"),
      ("upgrade --host a b --guest c d", "upgrade --host a --host b --guest c --guest d"),
      ("diagnose --guest g --to b c", "diagnose --guest g --to b --to c"),
    ])
  func wordsAreSpread(words: String, wanted: String) {
    let spread = SpreadArguments.spread(words.split(separator: " ").map(String.init))
    #expect(spread.joined(separator: " ") == wanted)
  }
}
