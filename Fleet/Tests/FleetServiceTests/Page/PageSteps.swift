import BrowserDriver
import Foundation
import Testing

/// What the tests do again and again.
extension PageTests {
  /// Opens the service without tokens at its first view.
  func start() async throws {
    try await browser.open("about:blank")
    try await browser.open(site.address)
    try await shown("Overview")
  }

  func go(_ address: String, _ heading: String) async throws { try await browser.go(address, heading) }

  func shown(_ heading: String) async throws { try await browser.shown(heading) }

  func press(_ name: String) async throws { try await browser.pressButton(name) }

  /// Signs in at the service with tokens.
  func signIn() async throws {
    try await browser.signIn(at: site.guarded.address, token: site.guarded.token)
  }

  func planDrain(of host: String) async throws { try await browser.planDrain(of: host) }

  /// What the API answers to the page.
  func answer<Value: Decodable>(_ path: String) async throws -> Value {
    let text: String = try await browser.script(
      """
      const request = new XMLHttpRequest();
      request.open('GET', '/api/v1/' + arguments[0], false);
      request.send();
      return request.responseText;
      """, [path])
    return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
  }

  /// The text of a file of the page.
  func pageFile(_ name: String) throws -> String {
    try String(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
        path: "../../../Page/" + name),
      encoding: .utf8)
  }
}
