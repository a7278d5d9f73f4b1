import Foundation
import Testing

@testable import martlet

/// The help of every verb, as `martlet --experimental-dump-help` describes it.
@Suite struct HelpTests {
  /// A verb and what its help says.
  private struct Verb {
    var path: String
    var abstract: String
    var discussion: String
    var hasVerbs: Bool
    var help: [String]

    var examples: [Substring] { discussion.split(separator: "\n").filter { $0.hasPrefix("  ") } }
  }

  private static func verbs() throws -> [Verb] {
    let result = try martlet("--experimental-dump-help")
    let tool = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    func verbs(_ command: [String: Any], _ path: [String]) -> [Verb] {
      let path = path + [command["commandName"] as? String ?? ""]
      let below = (command["subcommands"] as? [[String: Any]] ?? []).filter {
        $0["commandName"] as? String != "help"
      }
      let arguments = command["arguments"] as? [[String: Any]] ?? []
      let own = Verb(
        path: path.joined(separator: " "), abstract: command["abstract"] as? String ?? "",
        discussion: command["discussion"] as? String ?? "", hasVerbs: !below.isEmpty,
        help: arguments.filter { $0["shouldDisplay"] as? Bool != false }.map {
          ($0["abstract"] as? String ?? "") + ($0["discussion"] as? String ?? "")
        })
      return [own] + below.flatMap { verbs($0, path) }
    }
    return verbs(try #require(tool["command"] as? [String: Any]), [])
  }

  /// The process ends after its answer, although it asks nobody and runs no verb.
  @Test(.timeLimit(.minutes(1))) func theAgeOfTheTablesIsPrinted() throws {
    for order in [["--version", "--verbose"], ["--verbose", "--version"]] {
      let result = try martlet(order[0], order[1])
      #expect(result.status == 0 && result.output.hasSuffix("\n"))
      for word in ["libvirt 7.0.0", "qemu 7.2", "linux 6.12"] {
        #expect(result.output.contains(word), "\(word)")
      }
    }
  }

  @Test func everyVerbHasTwoExamplesOfItsOwn() throws {
    let verbs = try Self.verbs()
    #expect(verbs.count > 25)
    for verb in verbs {
      let own = verb.examples.filter { $0.contains(verb.path + " ") || $0.hasSuffix(verb.path) }
      #expect(own.count >= 2, "\(verb.path) has the examples \(verb.examples)")
      #expect(verb.discussion.contains("Examples:\n"), "\(verb.path)")
    }
  }

  /// An abstract is one or two sentences of a verb in the imperative; each option says something.
  @Test func everyAbstractIsASentence() throws {
    for verb in try Self.verbs() {
      #expect(verb.abstract.hasSuffix("."), "\(verb.path): \(verb.abstract)")
      #expect(verb.abstract.first?.isUppercase == true, "\(verb.path): \(verb.abstract)")
      let first = verb.abstract.prefix { $0 != " " }
      #expect(
        !["A", "The", "Explains", "Where", "How", "libvirt's", "Hosts"].contains(String(first)),
        "\(verb.path): \(verb.abstract)")
      #expect(verb.abstract.count <= 110, "\(verb.path): \(verb.abstract)")
      for help in verb.help { #expect(help.count > 4 && !help.hasPrefix(" "), "\(verb.path): \(help)") }
    }
  }

  /// The statuses that a verb's help names are the documented ones.
  @Test func namedStatusesAreDocumented() throws {
    let documented = Set(["0", "1", "2", "64", "65", "66", "69", "73", "75", "77", "130"])
    for verb in try Self.verbs() {
      let paragraphs = verb.discussion.split(separator: "\n\n").filter { $0.hasPrefix("Exit status") }
      for paragraph in paragraphs {
        for match in paragraph.matches(of: /(?:^|[:;,] |or )(\d+) (?:if|for)/) {
          #expect(documented.contains(String(match.1)), "\(verb.path): \(match.1)")
        }
      }
    }
  }
}
