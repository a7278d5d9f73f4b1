internal import MartletQuestions
public import ReportContract
internal import Wording

/// The OpenID Connect provider whose tokens a service accepts: a file, `martlet.oidc/1.0`.
public struct OIDCFile: PublishedDocument, PrivateDocument {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("oidc", 1, 0)
  /// The JSON's form.
  public var schema = form.description
  /// The provider's address, as its tokens' claim `iss` has it, letter by letter.
  public var issuer: String
  /// What the claim `aud` of tokens for this service contains.
  public var audience: String
  /// The address of the provider's keys (RFC 7517); nil for the one that its discovery document names.
  public var jwksURI: String?
  /// A file of the provider's keys, in place of any address.
  public var jwksFile: String?
  /// A file with the certificates that sign the provider's, in PEM; nil for the system's.
  public var caFile: String?
  /// The algorithms of signatures that are accepted; nil for all of them.
  public var algorithms: [Algorithm]?
  /// The claim that says what a token's bearer may do: a text with blanks, or a list of texts.
  ///
  /// Dots lead into objects, as in `realm_access.roles`, unless a claim has the whole name.
  public var claim: String
  /// What values of that claim allow.
  public var grants: [Grant]
  /// By how many seconds clocks may differ, 0 to 300; nil for 30.
  public var leeway: Int?

  /// An algorithm of signatures.
  ///
  /// Neither `none` nor one with a shared secret: by those whoever can check a token can make one.
  /// - SeeAlso: RFC 7518 section 3.1; RFC 8037 section 3.1 for EdDSA; RFC 8725 sections 2.1 and 3.1.
  public enum Algorithm: String, Sendable, Codable, CaseIterable, SchemaDescribed {
    /// RSA PKCS #1 v1.5 with SHA-2.
    case rs256 = "RS256", rs384 = "RS384", rs512 = "RS512"
    /// RSA PSS with SHA-2.
    case ps256 = "PS256", ps384 = "PS384", ps512 = "PS512"
    /// ECDSA on P-256 with SHA-256, and on P-384 with SHA-384.
    case es256 = "ES256", es384 = "ES384"
    /// Ed25519.
    case edDSA = "EdDSA"
  }

  /// What a value of the claim allows.
  public struct Grant: Sendable, Codable {
    /// The value.
    public var value: String
    /// What it allows: `read`, `plan`, `execute`.
    public var scopes: [String]
  }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "The OpenID Connect provider whose tokens a service accepts.",
      .field("schema", .form(form), "The schema's name and version."),
      .field("issuer", \Self.issuer, "The provider's address, as its tokens' claim iss has it."),
      .field("audience", \Self.audience, "What the claim aud of tokens for this service contains."),
      .field("jwksURI", \Self.jwksURI, "The address of its keys; absent for the one it publishes."),
      .field("jwksFile", \Self.jwksFile, "A file of its keys, in place of any address."),
      .field("caFile", \Self.caFile, "The certificates that sign the provider's, in PEM."),
      .field(
        "algorithms", \Self.algorithms, "The algorithms that are accepted; absent for all of them."),
      .field("claim", \Self.claim, "The claim that says what a bearer may do; dots lead into objects."),
      .field("grants", \Self.grants, "What values of that claim allow."),
      .field(
        "leeway", \Self.leeway, "By how many seconds clocks may differ, 0 to 300; absent for 30."))
  }
}

extension OIDCFile.Grant: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What a value of the claim allows.", .field("value", \Self.value, "The value."),
      .field("scopes", \Self.scopes, "What it allows: read, plan, execute."))
  }
}

extension OIDCFile {
  static let kind = "file of an OpenID Connect provider"
  static let origin = "Documentation/service.md shows one"
  private static let members: Set = [
    "schema", "issuer", "audience", "jwksURI", "jwksFile", "caFile", "algorithms", "claim", "grants",
    "leeway",
  ]

  /// Reads a file that nobody but its user can have written.
  ///
  /// - Throws: `noInput`, `noPermission` for a file that cannot be used; `badInput` for what is no such file, with what is wrong.
  init(path: String) throws(QuestionError) {
    let (file, bytes) = try Self.read(path)
    try Self.checkMembers(of: bytes, path, Self.members, list: "grants", entries: ["value", "scopes"])
    if let reason = file.fault { throw Self.fault(path, reason) }
    self = file
  }

  /// What is wrong with the values; nil for nothing.
  private var fault: String? {
    guard !issuer.isEmpty, issuer.utf8.count <= 255, printableLine(issuer) == issuer else {
      return "issuer: expected 1 to 255 printable characters"
    }
    guard !audience.isEmpty, !claim.isEmpty else { return "audience and claim must not be empty" }
    guard jwksURI == nil || jwksFile == nil else { return "give jwksURI or jwksFile, not both" }
    guard algorithms?.isEmpty != true else {
      return "algorithms: name one, or leave it out"
    }
    guard (0...300).contains(leeway ?? 30) else { return "leeway: expected 0 to 300 seconds" }
    let areGood = grants.allSatisfy { grant in
      !grant.value.isEmpty && !grant.scopes.isEmpty
        && grant.scopes.allSatisfy { ServiceScope(rawValue: $0) != nil }
    }
    guard !grants.isEmpty, areGood else {
      return "grants: each value allows some of read, plan and execute"
    }
    return nil
  }
}
