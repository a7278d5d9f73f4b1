import BrowserDriver
import Foundation
import TestSupport
import Testing

extension FleetLabTests {
  /// A person at the dashboard sees why one host refuses a guest, empties the guest's host, and the guest counts on elsewhere.
  @Test(.enabled(if: chromedriver != nil, "chromedriver is not installed"), .ownThreads)
  func theDashboardsButtonMovesAGuestThatCounts() async throws {
    try lab.start("db", on: "alpha", "kvm")
    try askHosts()
    let service = try ServedLab(store: lab.folder + "/fleet", in: lab.folder, variables: environment)
    // A copy between emulated hosts takes minutes.
    let browser = try await PageBrowser(driver: try #require(chromedriver), patience: 3600)
    let result: Result<Void, any Error>
    do {
      try await pressed(browser, service)
      result = .success(())
    } catch { result = .failure(error) }
    await browser.quit()
    try result.get()
  }

  private func pressed(_ browser: PageBrowser, _ service: ServedLab) async throws {
    try await browser.show(width: 1280, height: 1000, isDark: false)
    try await browser.signIn(at: service.address, token: service.token)
    // Before, the page asked and was refused.
    _ = try await browser.console()

    // gamma has neither avx2 nor bmi2, with which the guest runs.
    try await browser.go("#/guests/db", "db")
    try await browser.run("document.querySelectorAll('main details').forEach(d => d.open = true)")
    try await browser.shown("db")
    let guest: String = try await browser.script("return document.querySelector('main').innerText")
    let blocked = try #require(guest.range(of: "blocked on 1 host"), "\(guest)")
    for word in ["gamma", "Would lose avx2, bmi2"] {
      #expect(guest[blocked.upperBound...].contains(word), "\(guest)")
    }
    #expect(guest[..<blocked.lowerBound].contains("beta"), "\(guest)")
    try await keepPicture(of: browser, "refused")
    try await browser.go("#/matrix?by=host&show=map&guest=db&column=gamma", "Heat map")
    try await browser.wait(until: "document.querySelector('#cell').innerText.includes('avx2')")
    try await keepPicture(of: browser, "cell")

    // The plan, and what can hurt before the steps; until somebody agrees, nothing moves.
    try await browser.planDrain(of: "alpha")
    let plan: String = try await browser.script("return location.hash")
    let move: String = try await browser.script(
      "return [...document.querySelectorAll('tbody tr')].map(r => r.innerText).join()")
    #expect(move.split(whereSeparator: \.isWhitespace).elementsEqual(["db", "alpha", "beta"]), "\(move)")
    try await keepPicture(of: browser, "plan")
    let question = try await browser.askToMoveGuests()
    let risks = try #require(question.range(of: "What can hurt"))
    let steps = try #require(question.range(of: "qemu+ssh://root@alpha/system"), "\(question)")
    #expect(risks.lowerBound < steps.lowerBound)
    try await keepPicture(of: browser, "risks")
    #expect(try place("db") == "alpha")
    let before = try beat("db", on: "alpha")

    var said = try await browser.agreeToMoveGuests()
    // Where a slow host did not answer in time, a person presses again, and the journal goes on.
    for _ in 0..<5 where !said.contains("All guests moved.") {
      try await browser.go(plan, "Empty hosts")
      _ = try await browser.askToMoveGuests()
      said = try await browser.agreeToMoveGuests()
    }
    try await keepPicture(of: browser, "moved")
    #expect(said.contains("All guests moved."), "\(said)")
    #expect(try place("db") == "beta")
    try lab.waitForBeat(of: "db", on: "beta")
    #expect(try beat("db", on: "beta") > before, "it counts on, and did not begin again")
    #expect(try await browser.console() == [])
  }

  /// Writes what the browser shows to the folder `MARTLET_LAB_PICTURES`, if there is one.
  private func keepPicture(of browser: PageBrowser, _ name: String) async throws {
    guard let folder = ProcessInfo.processInfo.environment["MARTLET_LAB_PICTURES"] else { return }
    let picture = Data(try await browser.picture())
    try picture.write(to: URL(fileURLWithPath: "\(folder)/\(name).png"))
  }
}
