import BrowserDriver
import Foundation
import Testing

/// The dashboard in a browser: each view in three windows, and each thing that one can do.
@Suite(.enabled(if: chromedriver != nil, "chromedriver is not installed"), PageScope(), .serialized)
struct PageTests {
  /// The name of a guest of the fleet.
  static let markup = "<img src=x onerror=document.title='run'>"

  let site: PageSite
  var browser: PageBrowser { site.browser }

  init() throws { site = try #require(PageSite.current) }

  struct Window: Sendable, CustomTestStringConvertible {
    var width, height: Int
    var isDark: Bool
    var testDescription: String { "\(width) pixels\(isDark ? ", dark" : "")" }
  }

  private static let windows = [
    Window(width: 400, height: 800, isDark: false), Window(width: 1280, height: 900, isDark: true),
    Window(width: 3840, height: 2160, isDark: false),
  ]

  /// Addresses of views with their headings.
  private static let views = [
    ("#/", "Overview"), ("#/matrix?show=map", "Heat map"), ("#/matrix?by=pool&show=map", "Heat map"),
    ("#/matrix?show=hosts", "Heat map"), ("#/matrix?show=rows", "Heat map"), ("#/hosts", "Hosts"),
    ("#/hosts/host-000000?feature=avx2", "host-000000"), ("#/guests", "Guests"),
    ("#/guests/vm-0000003", "vm-0000003"), ("#/pools", "Pools"), ("#/plans", "Plans"), ("#/jobs", "Jobs"),
    ("#/ledger", "Power cycles"), ("#/drift", "Drift"), ("#/diagnose", "Diagnose a log"),
    ("#/stuck", "Guests without a target"), ("#/features/avx2", "avx2"), ("#/waivers", "Waivers"),
    ("#/sign-in", "Session"), ("#/nowhere", "No such view"),
  ]

  /// Contrast, names, structure and reflow, in the page as it is shown; nothing in the console.
  @Test(arguments: windows) func everyViewIsReadable(in window: Window) async throws {
    let audit = try pageFile("../Tests/FleetServiceTests/Page/audit.js")
    try await browser.show(width: window.width, height: window.height, isDark: window.isDark)
    try await start()
    _ = try await browser.console()
    for (address, heading) in Self.views {
      try await go(address, heading)
      try await browser.run("document.querySelectorAll('details').forEach(d => d.open = true)")
      let faults: [String] = try await browser.script(audit)
      #expect(faults == [], "\(address)")
      let problems: [String] = try await browser.script(
        "return [...document.querySelectorAll('.state.bad')].map(e => e.innerText)")
      #expect(problems == [], "\(address)")
    }
    #expect(try await browser.console() == [])
    try await browser.show(width: 1280, height: 900, isDark: false)
  }

  @Test func keysReachEverything() async throws {
    try await start()
    try await browser.press("/")
    try await browser.wait(until: "document.querySelector('dialog.palette input') === document.activeElement")
    try await browser.press("host-000003")
    try await browser.wait(
      until: "document.querySelector('#found [aria-selected=true] strong')?.textContent === 'host-000003'")
    try await browser.press(PageBrowser.Key.enter)
    try await shown("host-000003")
    #expect(try await browser.script("return document.activeElement.tagName") == "H1")
    try await browser.press("?")
    try await browser.wait(until: "document.querySelector('dialog[open]')?.innerText.includes('Heat map')")
    try await browser.press(PageBrowser.Key.escape)
    try await browser.wait(until: "!document.querySelector('dialog')")
    try await browser.press("gh")
    try await shown("Hosts")
    // Tab leaves each element that it reaches, and passes all that can be reached.
    let reachable: Int = try await browser.script(
      """
      return [...document.querySelectorAll('a[href], button, input, select, [tabindex="0"]')]
        .filter(e => !e.disabled && e.checkVisibility()).length
      """)
    try await browser.run("document.activeElement.blur(); window.reached = new Set();")
    try await browser.run("addEventListener('focusin', e => reached.add(e.target))")
    for _ in 0..<12 { try await browser.press(PageBrowser.Key.tab) }
    let reached: Int = try await browser.script("return reached.size")
    #expect(reached == min(12, reachable))
  }

  @Test func theHeatMapGivesTheServicesReasons() async throws {
    try await start()
    try await go("#/matrix?by=host&show=map", "Heat map")
    try await browser.run("document.querySelector('.map').focus()")
    try await browser.press(PageBrowser.Key.right + PageBrowser.Key.down + PageBrowser.Key.right)
    try await browser.press(PageBrowser.Key.enter)
    try await browser.wait(
      until:
        "location.hash.includes('column=') && !document.querySelector('#cell').innerText.includes('Asking')")
    struct Cell: Decodable {
      var guest, column, text, outcome: String
    }
    let cell: Cell = try await browser.script(
      """
      const query = new URLSearchParams(location.hash.split('?')[1]), place = document.querySelector('#cell');
      return { guest: query.get('guest'), column: query.get('column'), text: place.innerText, outcome: place.querySelector('h2').innerText };
      """)
    struct Targets: Decodable {
      struct Class: Decodable {
        struct Reason: Decodable { var title: String }
        var hosts: [String]
        var outcome: String
        var reasons: [Reason]
      }
      var host: String?
      var classes: [Class]
    }
    let targets: Targets = try await answer("guests/\(cell.guest)/targets")
    if let found = targets.classes.first(where: { $0.hosts.contains(cell.column) }) {
      #expect(cell.outcome.contains(found.outcome.prefix(4)))
      for reason in found.reasons { #expect(cell.text.contains(reason.title)) }
    } else {
      #expect(targets.host == cell.column && cell.text.contains("This is the host"))
    }
    // The picture has several colours, and the address shows the same cell again.
    let colours: Int = try await browser.script(
      """
      const canvas = document.querySelector('.map canvas'), data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
      const seen = new Set();
      for (let at = 0; at < data.length; at += 404) seen.add(data[at] << 16 | data[at + 1] << 8 | data[at + 2]);
      return seen.size;
      """)
    #expect(colours > 4)
    let link: String = try await browser.script("return location.href")
    try await browser.open("about:blank")
    try await browser.open(link)
    try await browser.wait(until: "document.querySelector('#cell')?.innerText.includes('Kept')")
    #expect(try await browser.script("return document.querySelector('#cell a').innerText") == cell.guest)
  }

  @Test func namesStayText() async throws {
    try await start()
    try await go("#/guests?search=onerror", "Guests")
    #expect(try await browser.script("return document.querySelector('tbody th').innerText") == Self.markup)
    try await browser.run("document.querySelector('tbody th a').click()")
    try await shown(Self.markup)
    #expect(try await browser.script("return document.querySelectorAll('main img').length") == 0)
    // No module parses text as markup, and the page has no script or style within.
    let unsafe =
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|\beval\(|new Function/
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../../Page")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files.count { $0.hasSuffix(".js") } > 20)
    for file in files where file.hasSuffix(".js") {
      #expect(try pageFile(file).firstMatch(of: unsafe) == nil, "\(file)")
    }
    #expect(try pageFile("index.html").firstMatch(of: /<script>|<style|style=| on[a-z]+=|https?:/) == nil)
  }

  @Test func guestsMoveOnlyAfterTheRisksAreRead() async throws {
    try await signIn()
    try await planDrain(of: "host-000001")
    let link: String = try await browser.script("return location.hash")
    try await press("Verify")
    try await browser.wait(
      until: "document.querySelector('main').innerText.includes('The check says: verified.')")
    struct Plan: Decodable {
      struct Move: Decodable { var guest, from, to: String }
      var outcome: String
      var moves: [Move]
    }
    let plan: Plan = try await answer(try await browser.script("return location.hash.replace('#/', '')"))
    #expect(plan.outcome == "possible" && !plan.moves.isEmpty)
    for move in plan.moves.prefix(50) {
      #expect(
        try await browser.script(
          "return [...document.querySelectorAll('tbody tr')].some(r => r.innerText.includes(arguments[0]) && r.innerText.includes(arguments[1]))",
          [move.guest, move.to]))
    }
    try await press("Move the guests …")
    try await browser.wait(until: "document.querySelector('dialog summary')")
    let order: Bool = try await browser.script(
      """
      const text = document.querySelector('dialog').innerText;
      return text.indexOf('What can hurt') > 0 && text.indexOf('What can hurt') < text.indexOf('step');
      """)
    #expect(order)
    // The safe choice has the focus, and without agreement nothing can be begun.
    #expect(try await browser.script("return document.activeElement.innerText") == "Keep everything as it is")
    #expect(try await browser.script("return document.querySelector('dialog button.danger').disabled"))
    try await browser.run("document.querySelector('dialog input[type=checkbox]').click()")
    #expect(try await browser.script("return !document.querySelector('dialog button.danger').disabled"))
    try await browser.press(PageBrowser.Key.escape)
    try await browser.wait(until: "!document.querySelector('dialog')")
    // Who may not move guests is not offered it; both services have the same plans.
    try await start()
    try await go(link, "Empty hosts")
    #expect(try await browser.script("return document.querySelector('button.danger') === null"))
  }

  @Test func aLogIsExplainedWithRisksBeforeSteps() async throws {
    let log = try String(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
        path: "../../../../Examples/article/nova.log"), encoding: .utf8)
    try await start()
    try await go("#/diagnose", "Diagnose a log")
    let fill = """
      const form = document.querySelector('main form');
      form.elements.log.value = arguments[0];
      form.elements.from.value = arguments[1];
      form.elements.to.value = arguments[2];
      form.requestSubmit();
      """
    let risksFirst = """
      const remedies = [...document.querySelectorAll('.remedy')];
      remedies.forEach(remedy => remedy.open = true);
      return remedies.length > 0 && remedies.every(remedy => {
        const risk = remedy.querySelector('.risk'), steps = remedy.querySelector('.commands');
        return risk && (!steps || risk.compareDocumentPosition(steps) & Node.DOCUMENT_POSITION_FOLLOWING);
      });
      """
    try await browser.run(fill, [log, "", ""])
    try await browser.wait(until: "document.querySelector('main h2')?.innerText.includes('explained')")
    #expect(try await browser.script("return document.querySelector('main').innerText.includes('monitor')"))
    #expect(try await browser.script(risksFirst))
    try await browser.run(fill, [log, "host-000000", "host-000002"])
    try await browser.wait(
      until: "[...document.querySelectorAll('main h2')].some(h => h.innerText === 'Who refuses')")
    #expect(try await browser.script(risksFirst))
  }

  @Test func theLedgerComesAsCSV() async throws {
    try await start()
    try await go("#/ledger", "Power cycles")
    let text: String = try await browser.script(
      """
      const request = new XMLHttpRequest();
      request.open('GET', document.querySelector('a[download]').href, false);
      request.send();
      return request.getResponseHeader('Content-Type') + '\\n' + request.responseText;
      """)
    #expect(text.hasPrefix("text/csv"))
    #expect(text.contains("vm-0000"))
  }
}
