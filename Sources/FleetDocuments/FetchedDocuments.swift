internal import FoundationEssentials
public import ReportContract

/// What one run of `martlet-fleet` fetched: documents as their services gave them, and what it could not fetch.
///
/// Its JSON is `martlet.fetched/1.0`. It holds no password, token or key: `martlet-fleet` copies only the fields that a reader needs.
/// `martlet` treats it as untrusted anyway.
public struct FetchedDocuments: PublishedDocument, Hashable {
  /// The schema's name and version, such as `martlet.fetched/1.0`.
  public static let form = DocumentForm("fetched", 1, 0)
  /// The schema's name and version, such as `martlet.fetched/1.0`.
  public static let schema = form.description

  /// The schema's name and version, such as `martlet.fetched/1.0`.
  public var schema: String
  /// The version of `martlet-fleet`.
  public var martlet: String
  /// When the fetching ended: RFC 3339, UTC.
  public var fetched: String
  /// The documents, in the order of the request.
  public var documents: [Item]
  /// What the cloud said of servers and migrations; nil if nothing was requested of a cloud.
  public var cloud: CloudFacts?
  /// What could not be fetched, and why.
  public var missing: [Missing]

  /// One document.
  public struct Item: Sendable, Hashable, Codable {
    /// Its kind: a raw value of `Kind`, or a word from a later version.
    public var kind: String
    /// Its name for messages.
    public var name: String
    /// Its text, JSON as the service gave it, reduced to the fields that a reader needs.
    public var content: String

    /// Creates a document.
    public init(_ kind: Kind, name: String, content: String) {
      self.kind = kind.rawValue
      self.name = name
      self.content = content
    }
  }

  /// Something that could not be fetched.
  public struct Missing: Sendable, Hashable, Codable {
    /// What is missing: `host` for the record of a host, else a list's name, such as `actions` or `services`.
    public var kind: String
    /// The name of the host or server; empty for a whole list.
    public var name: String
    /// The reason, one sentence without a full stop.
    public var reason: String

    /// Creates an entry for something that is missing.
    public init(kind: String, name: String, reason: String) {
      self.kind = kind
      self.name = name
      self.reason = reason
    }
  }

  /// What a document is.
  public enum Kind: String, Sendable, CaseIterable {
    /// One hypervisor with its `cpu_info`, as `os-hypervisors/detail` lists it.
    case hypervisor = "nova-hypervisor"
    /// The CPU traits of one host, a JSON array.
    case traits = "placement-traits"
  }

  /// Creates an empty answer.
  public init(martlet: String = MartletVersion.current, fetched: String) {
    schema = Self.schema
    self.martlet = martlet
    self.fetched = fetched
    documents = []
    missing = []
  }
}

/// The size above which an answer of `martlet-fleet` is refused.
public struct FetchedLimits: Sendable {
  /// The largest JSON in bytes.
  public var bytes: Int
  /// The largest number of documents, of missing ones, and of a cloud's servers, migrations and so on.
  public var parts: Int

  /// 64 MiB and 40,000 parts of each kind: 500 hypervisors and 10,000 servers take about 8 MB.
  public static let standard = FetchedLimits(bytes: 64 << 20, parts: 40_000)

  /// Creates limits.
  public init(bytes: Int, parts: Int) {
    self.bytes = bytes
    self.parts = parts
  }
}

/// Why an answer of `martlet-fleet` cannot be read.
public struct FetchedError: Error, Sendable, Hashable {
  /// The reason, one clause without a full stop.
  public var reason: String

  /// Creates an error.
  public init(_ reason: String) { self.reason = reason }
}

extension FetchedDocuments {
  /// The answer as one line of JSON, keys in order.
  public func json() -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
    } catch {
      // Strings and arrays alone, which JSON can always hold.
      fatalError("an answer cannot be encoded: \(error)")
    }
  }

  /// Reads what `json()` wrote; fields that this version does not know are ignored.
  ///
  /// - Throws: `FetchedError` for another schema, damaged JSON, and more than `limits` allows.
  public init(json bytes: [UInt8], limits: FetchedLimits = .standard) throws(FetchedError) {
    guard bytes.count <= limits.bytes else {
      throw FetchedError("the answer is larger than \(limits.bytes >> 20) MiB")
    }
    do {
      self = try JSONDecoder().decode(FetchedDocuments.self, from: Data(bytes))
    } catch {
      throw FetchedError("the answer is not \(Self.schema)")
    }
    guard let found = DocumentForm(schema), found.name == Self.form.name, found.major == Self.form.major
    else {
      throw FetchedError("the answer is \(schema); this version of Martlet reads \(Self.schema)")
    }
    guard documents.count <= limits.parts, missing.count <= limits.parts, cloud?.parts ?? 0 <= limits.parts
    else {
      throw FetchedError("the answer has more than \(limits.parts) parts")
    }
  }
}
