internal import Foundation
internal import MartletQuestions
public import ReportContract
internal import WebCalls

/// Who is told of what happens to a fleet: a file, `martlet.webhooks/1.0`, which nobody but the service's user can read.
///
/// No request adds an address, so that nobody can have the service call another one.
public struct WebhookFile: PublishedDocument, PrivateDocument {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("webhooks", 1, 0)
  /// The JSON's form.
  public var schema = form.description
  /// The receivers.
  public var webhooks: [Entry]

  /// A receiver.
  public struct Entry: Sendable, Codable {
    /// Its name in metrics and lines: small letters, digits and dashes.
    public var name: String
    /// Its `https` address, or an `http` address on loopback.
    public var url: String
    /// `whsec_` and 24 to 64 bytes in base64.
    public var secret: String
    /// The kinds of events that it gets; nil for all.
    public var events: [WebhookEvent.Kind]?
    /// A file with the certificates that sign its own, in PEM; nil for the system's.
    public var caFile: String?
  }

  static let kind = "file of webhooks"
  static let origin = "Documentation/webhooks.md shows one"

  /// A receiver whose entry was checked.
  struct Receiver: Sendable {
    var name: String
    var address: WebAddress
    var secret: [UInt8]
    var events: Set<WebhookEvent.Kind>
    var authorities: String?
  }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Who is told of what happens to a fleet.",
      .field("schema", .form(form), "The schema's name and version."),
      .field("webhooks", \Self.webhooks, "The receivers; names differ."))
  }

  /// The receivers of a file.
  ///
  /// - Throws: `noInput`, `noPermission` for a file that others can read or write; `badInput` for what is no such file, with the entry at fault.
  static func receivers(inFile path: String) throws(QuestionError) -> [Receiver] {
    let (file, bytes) = try read(path, isSecret: true)
    func bad(_ reason: String) -> QuestionError { fault(path, reason) }
    try checkMembers(
      of: bytes, path, ["schema", "webhooks"], list: "webhooks",
      entries: ["name", "url", "secret", "events", "caFile"])
    guard (1...20).contains(file.webhooks.count) else { throw bad("expected 1 to 20 webhooks") }
    guard Set(file.webhooks.map(\.name)).count == file.webhooks.count else {
      throw bad("two webhooks have one name")
    }
    var receivers: [Receiver] = []
    for entry in file.webhooks {
      guard entry.name.wholeMatch(of: /[a-z0-9][a-z0-9-]{0,39}/) != nil else {
        throw bad("the name of a webhook has 1 to 40 small letters, digits and dashes")
      }
      let address: WebAddress
      do throws(WebAddress.Fault) { address = try WebAddress(entry.url) } catch {
        throw bad("\(entry.name): url: \(error.reason)")
      }
      guard entry.secret.hasPrefix("whsec_"),
        let secret = Data(base64Encoded: String(entry.secret.dropFirst(6))),
        (24...64).contains(secret.count)
      else {
        throw bad(
          "\(entry.name): secret: expected whsec_ and 24 to 64 bytes in base64 (openssl rand -base64 32)")
      }
      guard entry.events?.isEmpty != true else {
        throw bad("\(entry.name): events: name one, or leave it out")
      }
      receivers.append(
        Receiver(
          name: entry.name, address: address, secret: Array(secret),
          events: Set(entry.events ?? WebhookEvent.Kind.allCases), authorities: entry.caFile))
    }
    return receivers
  }
}

extension WebhookFile.Entry: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A receiver.",
      .field("name", \Self.name, "Its name in metrics and lines: small letters, digits, dashes."),
      .field("url", \Self.url, "Its https address, or an http address on loopback."),
      .field("secret", \Self.secret, "whsec_ and 24 to 64 bytes in base64."),
      .field("events", \Self.events, "The kinds of events that it gets; absent for all."),
      .field("caFile", \Self.caFile, "A file with the certificates that sign its own, in PEM."))
  }
}
