import BrowserDriver
import Foundation
import Testing

/// What the dashboard's buttons do: signing in and out, and moving guests.
extension PageTests {
  @Test func aTokenSignsInAndOutAgain() async throws {
    func submit(_ token: String) async throws {
      try await browser.run(
        "const form = document.querySelector('main form'); form.elements.token.value = arguments[0]; form.requestSubmit();",
        [token])
    }
    func status() async throws -> Int {
      try await browser.script(
        """
        const request = new XMLHttpRequest();
        request.open('GET', '/api/v1/hosts', false);
        request.send();
        return request.status;
        """)
    }
    try await browser.open(site.guarded.address)
    try await browser.forgetCookies()
    try await browser.open("about:blank")
    try await browser.open(site.guarded.address + "#/sign-in")
    try await shown("Sign in")
    try await submit("martlet_wrong")
    try await browser.wait(until: "document.querySelector('[role=alert]')?.textContent.includes('token')")
    #expect(try await status() == 401)
    #expect(try await browser.script("return document.getElementById('session').textContent") == "Sign in")
    try await submit(site.guarded.token)
    try await shown("Overview")
    try await browser.wait(until: "document.getElementById('session').textContent === 'mover'")
    #expect(try await status() == 200)
    // No script can read what signed in.
    #expect(try await browser.script("return document.cookie") == "")
    try await go("#/sign-in", "Session")
    try await press("Sign out")
    try await shown("Sign in")
    #expect(try await status() == 401)
    #expect(try await browser.script("return document.getElementById('session').textContent") == "Sign in")
  }

  @Test func theButtonMovesTheGuestsOfThePlan() async throws {
    try await signIn()
    try await planDrain(of: "host-000001")
    struct Plan: Decodable {
      struct Move: Decodable {
        var guest: String
        var uuid: String?
      }
      var moves: [Move]
    }
    let plan: Plan = try await answer(try await browser.script("return location.hash.replace('#/', '')"))
    #expect(!plan.moves.isEmpty && !FileManager.default.fileExists(atPath: site.log))
    try await press("Move the guests …")
    // The dry run lists the steps, and moves nobody.
    try await browser.wait(until: "document.querySelector('dialog summary')")
    #expect(
      try await browser.script("return document.querySelector('dialog summary').innerText")
        == "\(plan.moves.count) step\(plan.moves.count == 1 ? "" : "s")")
    #expect(!FileManager.default.fileExists(atPath: site.log))
    try await browser.run("document.querySelector('dialog input[type=checkbox]').click()")
    try await browser.run("document.querySelector('dialog button.danger').click()")
    try await browser.wait(
      until:
        "location.hash.startsWith('#/jobs/') && document.querySelector('main .lead-small')?.innerText.startsWith('done')"
    )
    let moved = try String(contentsOfFile: site.log, encoding: .utf8).split(separator: "\n")
    #expect(moved.count == plan.moves.count)
    for move in plan.moves { #expect(moved.contains { $0.hasPrefix("migrate \(move.uuid ?? move.guest) ") }) }
  }
}
