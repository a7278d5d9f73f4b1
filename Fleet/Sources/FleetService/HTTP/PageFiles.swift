internal import FileAccess
internal import HTTPTypes
internal import NIOCore

/// A file of the page, as it was when the service was built.
struct PageFile: Sendable {
  var name: String
  var text: String

  /// Its media type.
  var type: String {
    switch name.split(separator: ".").last {
    case "html": "text/html; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "svg": "image/svg+xml"
    case "webmanifest": "application/manifest+json"
    default: "text/plain; charset=utf-8"
    }
  }
}

/// The page's files, under addresses that change with them, so that browsers keep each for good.
struct PageFiles: Sendable {
  private let files: [String: (answer: ServiceAnswer, tag: String)]
  /// The digest of all files, which is a part of their addresses.
  let digest: String

  init(_ files: [PageFile] = embeddedPage) {
    digest = String(
      sha256(Array(files.map { $0.name + "\0" + $0.text }.joined(separator: "\0").utf8)).prefix(16))
    var found: [String: (ServiceAnswer, String)] = [:]
    for file in files {
      // The page alone names the others by their full addresses.
      let text =
        file.name == "index.html"
        ? file.text.replacing("\"/assets/", with: "\"/assets/\(digest)/") : file.text
      let tag = "\"\(sha256(Array(text.utf8)).prefix(16))\""
      found[file.name] = (
        ServiceAnswer(type: file.type, body: .finished(FinishedBody(ByteBuffer(string: text))), tag: tag), tag
      )
    }
    self.files = found
  }

  /// A file.
  ///
  /// - Parameter digest: The digest in the address; nil for an address without one, which browsers ask about each time.
  /// - Throws: A problem of status 404 for an unknown name or another digest.
  func answer(_ name: String, _ digest: String?, _ request: ServiceRequest) throws(Problem) -> ServiceAnswer {
    guard let file = files[name], digest == nil || digest == self.digest else {
      throw Problem(.notFound, "the page has no file \(name)")
    }
    var answer =
      request.has(file.tag) ? .unchanged(file.tag) : file.answer
    answer.fields[.cacheControl] = digest == nil ? "no-cache" : "public, max-age=31536000, immutable"
    return answer
  }
}
