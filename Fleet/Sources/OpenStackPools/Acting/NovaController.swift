public import MartletQuestions
internal import Wording

/// nova-manage on a controller, which is reached by ssh: it alone shows and sets the properties of servers' images.
///
/// - SeeAlso: nova nova/cmd/manage.py, ImagePropertyCommands: show from 25.0.0 on, `trait:` from 32.0.0 on; set only for stopped and shelved servers.
public struct NovaController: Sendable {
  /// The controller as the user named it, `ssh://USER@HOST`.
  public var uri: String { shell.uri }
  private let shell: RemoteShell
  private let command: String

  /// A controller.
  ///
  /// - Parameters:
  ///   - uri: `ssh://HOST`, `ssh://USER@HOST` or `ssh://USER@HOST:PORT`.
  ///   - command: What runs nova-manage there, such as `sudo nova-manage` or `docker exec nova_conductor nova-manage`.
  /// - Throws: `usage` for a name that ssh could take for something else, and for a command that is more than plain words.
  public init(
    _ uri: String, command: String = "nova-manage", access: HostAccess = HostAccess()
  ) throws(QuestionError) {
    shell = try RemoteShell(uri, access: access)
    let words = command.split(separator: " ")
    guard !words.isEmpty, words.allSatisfy({ $0.allSatisfy(Self.isPlain) }) else {
      throw QuestionError(
        .usage, "nova-manage \(command): expected words of letters, digits and /_.:=@+-, without quotes",
        at: .parameter("nova-manage"))
    }
    self.command = words.joined(separator: " ")
  }

  private static func isPlain(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || "/_.:=@+-".contains(character))
  }

  /// Whether a text is a server's UUID, and nothing that a shell takes for more.
  private static func isServer(_ text: String) -> Bool {
    text.utf8.count == 36 && text.allSatisfy { $0.isHexDigit && $0.isASCII || $0 == "-" }
  }

  /// What nova-manage prints of a property of servers, as `PropertyAnswers` reads it.
  ///
  /// - Throws: `QuestionError` of ssh.
  func shown(_ key: String, of servers: [String]) async throws(QuestionError) -> String {
    let ids = servers.filter(Self.isServer)
    guard !ids.isEmpty else { return "" }
    return try await shell.run(
      """
      for id in \(ids.joined(separator: " ")); do
        echo "$id $(\(command) image_property show $id \(quoted(key)) </dev/null 2>/dev/null | tail -n 1)"
      done

      """
    ).output
  }

  /// Sets a property of a server.
  ///
  /// - Parameter value: The value; empty for one that counts as absent.
  /// - Returns: Why nova-manage refuses it, one line; nil if it is set.
  /// - Throws: `QuestionError` of ssh; whether it was set is unknown then.
  func set(_ key: String, of server: String, to value: String) async throws(QuestionError) -> String? {
    guard Self.isServer(server) else { return "\(server) is no UUID" }
    let outcome = try await shell.run(
      "\(command) image_property set \(server) --property \(quoted("\(key)=\(value)")) </dev/null\n")
    guard outcome.status != 0 else { return nil }
    let printed = outcome.output.split(whereSeparator: \.isNewline).last.map(String.init)
    let said = printed ?? outcome.lastError ?? "no message"
    return "nova-manage ends with status \(outcome.status): \(printableLine(String(said.prefix(300))))"
  }
}
