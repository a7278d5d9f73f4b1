internal import FleetDocuments

/// One page of a list.
protocol CloudPage: Decodable {
  /// What is listed.
  associatedtype Element: Sendable
  /// The entries.
  var elements: [Element] { get }
  /// Whether there is another page.
  var hasNext: Bool { get }
  /// What names an entry as the marker of the next page.
  static func marker(of element: Element) -> String?
}

/// A link to the next page; its address is not followed, only its presence counts.
struct PageLink: Decodable { var rel: String? }

extension CloudClient {
  /// All pages of a list, one after the other.
  ///
  /// The next page is asked for by the last entry's id: a link's address could lead elsewhere.
  /// - Parameters:
  ///   - take: Receives each entry of a page, so that a page can be freed before the next one is read.
  ///   - size: The entries of a page; nil for a call without pages.
  /// - Throws: `FleetFailure`, also for a list whose pages repeat.
  func pages<Page: CloudPage>(
    _ call: CloudCall, _ values: [String: String] = [:], query: [(String, String)] = [], size: Int?,
    as type: Page.Type,
    limit: Int, take: (Page.Element) -> Void
  ) async throws(FleetFailure) {
    var marker: String?
    var seen: Set<String> = []
    while true {
      guard seen.count < limit else {
        throw FleetFailure(.badInput, "\(call.service) \(call.title): the list has more than \(limit) pages")
      }
      var parameters = query
      if let size { parameters.append(("limit", "\(size)")) }
      if let marker { parameters.append(("marker", marker)) }
      let page = try await get(call, values, query: parameters, as: type)
      for element in page.elements { take(element) }
      guard size != nil, page.hasNext, let last = page.elements.last, let next = type.marker(of: last) else {
        return
      }
      guard seen.insert(next).inserted else {
        throw FleetFailure(.badInput, "\(call.service) \(call.title): the pages of the list repeat")
      }
      marker = next
    }
  }
}
