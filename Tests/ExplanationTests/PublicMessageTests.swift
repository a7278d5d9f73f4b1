import CPUCatalog
import Testing

@testable import FailureMessages

/// Messages as people put them into public threads: quoted as far as the message goes, and answered with the right cause first.
@Suite struct PublicMessageTests {
  /// A message of a public thread.
  struct Quoted: Sendable, CustomTestStringConvertible {
    /// Where it stands.
    let link: String
    /// The message.
    let text: String
    /// The rule that explains most.
    let rule: String
    /// Its likeliest cause.
    let cause: String
    var testDescription: String { "\(link): \(rule)" }

    init(_ link: String, _ text: String, _ rule: String, _ cause: String) {
      self.link = "https://github.com/" + link
      self.text = text
      self.rule = rule
      self.cause = cause
    }
  }

  private func report(_ text: String) -> MessageReport {
    var scanner = MessageScanner(name: "thread")
    scanner.read(Array(text.utf8))
    scanner.finish()
    return MessageReport([scanner], stack: MessageStack(), catalog: .standard, martlet: "1.0", inputs: [])
  }

  @Test(arguments: PublicMessages.all) func theRightCauseComesFirst(message: Quoted) throws {
    let finding = try #require(report(message.text).findings.first, "\(message.text)")
    #expect(finding.id == message.rule)
    #expect(finding.causes.first?.id == message.cause)
    #expect(!finding.remedies.isEmpty)
  }

  /// The same when the thread's mail was filled to 72 columns and quoted.
  @Test(arguments: PublicMessages.all) func alsoWhereTheyAreQuoted(message: Quoted) throws {
    guard message.text.utf8.count > 72, !message.text.contains("\n") else { return }
    var lines = [""]
    for word in message.text.split(separator: " ") {
      if lines[lines.count - 1].isEmpty {
        lines[lines.count - 1] = String(word)
      } else if lines[lines.count - 1].utf8.count + word.utf8.count < 72 {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    let finding = try #require(report(lines.map { "> " + $0 }.joined(separator: "\n")).findings.first)
    #expect(finding.id == message.rule)
    #expect(finding.causes.first?.id == message.cause)
  }

  @Test func everyThreadIsLinkedOnce() {
    #expect(PublicMessages.all.count >= 60)
    #expect(Set(PublicMessages.all.map { $0.link + $0.rule }).count == PublicMessages.all.count)
  }
}
