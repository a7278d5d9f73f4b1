import Foundation
import Testing

/// What pages show below a command is what the command prints: each line, in the order shown.
@Suite struct ShownOutputTests {
  private struct Block: CustomTestStringConvertible {
    var place: String
    var command: String
    var lines: [String]
    var testDescription: String { "\(place): \(command)" }
  }

  /// The blocks of code that begin with a prompt and show some output.
  private static let blocks: [Block] = ["tutorial.md"].flatMap { name -> [Block] in
    let path = packageRoot + "/Documentation/" + name
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
    var blocks: [Block] = []
    var command: String?
    var isCode = false
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.hasPrefix("```") {
        isCode.toggle()
      } else if isCode, line.hasPrefix("$ martlet ") {
        command = String(line.dropFirst(2))
        blocks.append(Block(place: "\(name):\(number + 1)", command: command ?? "", lines: []))
      } else if isCode, command != nil, !line.isEmpty {
        // A block without a prompt continues the answer to the last command.
        blocks[blocks.count - 1].lines.append(String(line))
      }
    }
    return blocks
  }

  @Test func thereAreSome() { #expect(Self.blocks.count { !$0.lines.isEmpty } >= 5) }

  @Test(arguments: blocks.indices) func theCommandPrintsWhatIsShown(index: Int) throws {
    let block = Self.blocks[index]
    let words = block.command.split(separator: " ").dropFirst().map(String.init)
    let result = try martlet(words, environment: ["COLUMNS": "80"])
    #expect(result.status < 3, "\(result.errors)")
    var rest = result.output.split(separator: "\n", omittingEmptySubsequences: false)[...]
    for line in block.lines {
      guard let place = rest.firstIndex(where: { $0 == line }) else {
        Issue.record("\(block.testDescription) does not print: \(line)")
        return
      }
      rest = rest[(place + 1)...]
    }
  }
}
