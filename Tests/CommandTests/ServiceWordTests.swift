import Foundation
import TestSupport
import Testing

@testable import martlet

/// Options of a service that stand before the verb.
@Suite struct ServiceWordTests {
  @Test func theyMoveBehindTheWordsOfTheVerb() throws {
    let url = "https://m.example.org"
    #expect(
      try ServiceWords.moved(["--service", url, "fleet", "where", "web1"]) == [
        "fleet", "where", "web1", "--service", url,
      ])
    #expect(
      try ServiceWords.moved(["--service=\(url)", "--token-file", "t", "fleet", "show", "--", "-odd"]) == [
        "fleet", "show", "--service=\(url)", "--token-file", "t", "--", "-odd",
      ])
    // What stands behind the verb is the verb's.
    for words in [["fleet", "stuck", "--service", url], ["check", "--service", url], [], ["--version"]] {
      #expect(try ServiceWords.moved(words) == words)
    }
  }

  @Test(arguments: [
    (["--service", "https://m.example.org", "check", "a.xml"], "check asks no service"),
    (["--service", "https://m.example.org"], "only martlet fleet asks one"),
    (["--service"], "--service needs a value"),
  ]) func verbsThatAskNoServiceAreNamed(words: [String], reason: String) throws {
    let run = try martlet(words)
    #expect(run.status == 64 && run.output.isEmpty)
    #expect(run.errors.hasPrefix("martlet: ") && run.errors.contains(reason), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 1)
  }
}
