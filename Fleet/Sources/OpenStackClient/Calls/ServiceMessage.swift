internal import FoundationEssentials

/// What a service says in the body of a refusal, and what is wrong with a body that is no answer.
enum ServiceMessage {
  /// The message of an error in the form of Nova, keystone or Placement; nil for any other body.
  ///
  /// - SeeAlso: nova api-guide, Faults; keystone api-ref, v3; openstack API-SIG errors (Placement).
  static func text(in body: [UInt8]) -> String? {
    struct Fault: Decodable { var message: String? }
    struct Detailed: Decodable { var detail: String? }
    guard body.count < 1 << 16 else { return nil }
    if let faults = try? JSONDecoder().decode([String: Fault].self, from: Data(body)),
      let message = faults.values.compactMap(\.message).first
    {
      return message.oneLine(limit: 200)
    }
    let errors = try? JSONDecoder().decode([String: [Detailed]].self, from: Data(body))
    return errors?["errors"]?.first?.detail?.oneLine(limit: 200)
  }

  /// Why a body with a good status is no answer.
  static func complaint(on answer: CloudAnswer) -> String {
    let start = answer.body.prefix(512).drop { $0 <= 0x20 }
    let type = answer.headers["content-type"]?.lowercased() ?? ""
    if start.first == UInt8(ascii: "<") || type.contains("html") {
      return "the answer is a page of HTML, not JSON; a proxy or a login page stands before the service"
    }
    if start.isEmpty { return "the answer is empty" }
    return "the answer is not what the API documents"
  }
}

/// The identity service's list of its versions.
///
/// - SeeAlso: keystone api-ref, v3, List versions.
enum IdentityVersions {
  /// The path of version 3; nil if the list does not name it.
  static func path(in body: [UInt8]) -> String? {
    struct Answer: Decodable {
      struct Values: Decodable { var values: [Version] }
      struct Version: Decodable {
        var id: String
        var links: [Link]?
      }
      struct Link: Decodable {
        var rel: String?
        var href: String
      }
      var versions: Values
    }
    guard body.count < 1 << 16, let answer = try? JSONDecoder().decode(Answer.self, from: Data(body)),
      let version = answer.versions.values.first(where: { $0.id.hasPrefix("v3") }),
      let link = version.links?.first(where: { $0.rel == "self" })?.href,
      let address = try? HTTPAddress(link, "")
    else { return nil }
    return address.path
  }
}

/// The path of Nova's endpoint with a version that has microversions.
enum ComputePath {
  /// `/v2.1` behind a path without version, and instead of `v2`; a project's id behind it stays, which an API before 2.18 needs.
  ///
  /// - SeeAlso: nova rest_api_version_history.rst, 2.18.
  static func versioned(_ path: String) -> String {
    let segments = path.split(separator: "/").map(String.init)
    guard let place = segments.firstIndex(where: { $0 == "v2" || $0 == "v2.1" }) else {
      return path + "/v2.1"
    }
    let others = segments[(place + 1)...]
    return "/" + (segments[..<place] + ["v2.1"] + others).joined(separator: "/")
  }

  /// The same without what stands behind the version.
  static func root(_ path: String) -> String {
    let segments = path.split(separator: "/").map(String.init)
    guard let place = segments.firstIndex(of: "v2.1") else { return path }
    return "/" + segments[...place].joined(separator: "/")
  }
}
