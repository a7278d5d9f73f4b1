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

  /// Goes to a view of the page that is open.
  func go(_ address: String, _ heading: String) async throws {
    try await browser.run(
      "document.querySelector('main').replaceChildren(); location.hash = '#/none'; location.hash = arguments[0];",
      [address])
    try await shown(heading)
  }

  /// Waits for a view that has all it asked for.
  func shown(_ heading: String) async throws {
    let quoted = heading.replacing("'", with: "\\'")
    try await browser.wait(
      until:
        "document.querySelector('h1')?.textContent === '\(quoted)' && !document.querySelector('main[aria-busy], .waiting')"
    )
  }

  /// Presses the button of a name.
  func press(_ name: String) async throws {
    try await browser.run(
      "[...document.querySelectorAll('main button')].find(b => b.innerText === arguments[0]).click()", [name])
  }

  /// Signs in at the service with tokens.
  func signIn() async throws {
    try await browser.open(site.guarded.address)
    try await browser.forgetCookies()
    try await browser.open("about:blank")
    try await browser.open(site.guarded.address + "#/sign-in")
    try await shown("Sign in")
    try await browser.run(
      "const form = document.querySelector('main form'); form.elements.token.value = arguments[0]; form.requestSubmit();",
      [site.guarded.token])
    try await shown("Overview")
  }

  /// Plans the drain of a host, and shows the plan.
  func planDrain(of host: String) async throws {
    try await go("#/plans", "Plans")
    try await browser.run(
      """
      const form = [...document.querySelectorAll('form.panel')].find(form => form.innerText.includes('Empty hosts'));
      form.elements.hosts.value = arguments[0];
      form.requestSubmit();
      """, [host])
    try await browser.wait(
      until: "document.querySelector('main a.button.main')?.innerText === 'Show the plan'")
    #expect(
      try await browser.script(
        "return document.querySelector('main .lead-small').innerText.startsWith('done')"))
    try await browser.run("document.querySelector('main a.button.main').click()")
    try await shown("Empty hosts")
  }

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
