import ArgumentParser
import FleetService
import Foundation
import MartletQuestions
import Wording

/// `martlet token`: the tokens of a service.
struct TokenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token",
    abstract: "Make, list and revoke the tokens by which martlet serve lets people and scripts in.",
    discussion: """
      The file holds digests; a token is printed once. A running service reads the file again when it changes.

      Examples:
        martlet token new alice --tokens tokens.json --scope plan
        martlet token list --tokens tokens.json
        martlet token revoke alice --tokens tokens.json
      """,
    subcommands: [TokenNew.self, TokenList.self, TokenRevoke.self])
}

/// The option that names the file of tokens.
struct TokensOption: ParsableArguments {
  @Option(help: ArgumentHelp("The file of tokens.", valueName: "file")) var tokens: String
}

/// `martlet token new`: makes a token.
struct TokenNew: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Make a token and print it; nothing stores it.",
    discussion: """
      read allows every question, plan also plans, records and jobs that change no host, execute also moves of guests where \
      the service was started with --allow-execute.

      Examples:
        martlet token new prometheus --tokens tokens.json
        martlet token new alice --tokens tokens.json --expires 30d
      """)
  @Argument(help: "Whose it is: letters, digits and . _ @ -") var name: String
  @OptionGroup var file: TokensOption
  @Option(help: "read, plan or execute; repeatable. Default: read.") var scope: [String] = []
  @Option(help: "How long it lasts: a number with h or d.") var expires = "90d"

  func validate() throws {
    guard Self.seconds(expires) != nil else {
      throw ValidationError("--expires takes a number of hours or days, such as 12h or 90d; at most 3650d.")
    }
    for word in scope where !["read", "plan", "execute"].contains(word) {
      throw ValidationError("--scope takes read, plan or execute.")
    }
  }

  func run() async throws {
    var tokens =
      FileManager.default.fileExists(atPath: file.tokens) ? try TokenFile(path: file.tokens) : TokenFile()
    let scopes = ["read", "plan", "execute"].filter { scope.contains($0) || scope.isEmpty && $0 == "read" }
    let token = try tokens.add(name, scopes: scopes, lasting: Self.seconds(expires) ?? 0)
    try tokens.write(to: file.tokens)
    writeAll(Array((token + "\n").utf8), to: 1)
  }

  static func seconds(_ text: String) -> Int? {
    guard let unit = text.last, let number = Int(text.dropLast()), (1...87_600).contains(number) else {
      return nil
    }
    switch unit {
    case "h": return 3600 * number
    case "d": return number <= 3650 ? 86_400 * number : nil
    default: return nil
    }
  }
}

/// `martlet token list`: lists tokens.
struct TokenList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the tokens: name, scopes, when they were made, when they end.")
  @OptionGroup var file: TokensOption

  func run() async throws {
    for entry in try TokenFile(path: file.tokens).tokens {
      let line = [
        entry.name, entry.scopes.joined(separator: ","), "made \(entry.made)", "ends \(entry.expires)",
      ]
      writeAll(Array((printableLines(line.joined(separator: "  ")) + "\n").utf8), to: 1)
    }
  }
}

/// `martlet token revoke`: takes a token away.
struct TokenRevoke: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Take a token away; its sessions end at once.")
  @Argument(help: "The token's name.") var name: String
  @OptionGroup var file: TokensOption

  func run() async throws {
    var tokens = try TokenFile(path: file.tokens)
    guard tokens.tokens.contains(where: { $0.name == name }) else {
      throw QuestionError(.noInput, "\(file.tokens): there is no token \(name)", at: .argument("name"))
    }
    tokens.tokens.removeAll { $0.name == name }
    try tokens.write(to: file.tokens)
    writeAll(Array("Revoked \(name).\n".utf8), to: 1)
  }
}

/// `martlet audit`: prints the audit log of a service.
struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Print what a service was asked to change: when, by which token, from where, and how it ended.",
    discussion: """
      martlet serve writes the log beside its store. A move of guests stands there before it begins.

      Examples:
        martlet audit fleet.martlet.audit
        martlet audit fleet.martlet.audit --since 2026-11-29
        martlet audit fleet.martlet.audit --format json
      """)
  @Argument(help: "The log.") var log: String
  @Option(help: "Only entries from this day or time on, in UTC.") var since: String?
  @Option(help: "Only entries of this token; local for a service without tokens.") var caller: String?
  @Option(help: "text, or json (martlet.audit/1.0, one entry per line).") var format = AnswerFormat.text

  func validate() throws {
    guard since?.wholeMatch(of: /\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?/) != nil || since == nil else {
      throw ValidationError("--since takes a day such as 2026-11-29 or a time such as 2026-11-29T20:00:00Z.")
    }
  }

  func run() async throws {
    let (all, damaged) = try AuditLog.entries(in: log)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    for entry in all where entry.time >= since ?? "" && caller ?? entry.caller == entry.caller {
      let line: String
      switch format {
      case .json: line = String(decoding: try encoder.encode(entry), as: UTF8.self)
      case .text:
        let who = entry.caller.isEmpty ? "nobody" : entry.caller
        let end = entry.status.map(String.init) ?? "begins"
        line =
          "\(entry.time)  \(who)  \(entry.address ?? "-")  \(entry.method) \(entry.path)  \(end)"
          + (entry.status == nil ? "" : entry.note.map { "  \($0)" } ?? "")
      }
      writeAll(Array((printableLines(line) + "\n").utf8), to: 1)
    }
    if damaged > 0 {
      writeAll(Array("martlet: \(damaged) lines of the log are no entries\n".utf8), to: 2)
    }
  }
}
