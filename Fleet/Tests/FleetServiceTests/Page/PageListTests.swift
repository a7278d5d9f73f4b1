import BrowserDriver
import Foundation
import Testing

@testable import FleetService

/// Lists of the dashboard: their order, their pages, and what a plan of a drain lists beside moves.
extension PageTests {
  @Test(arguments: [
    ("#/", "Overview", 0), ("#/pools", "Pools", 0), ("#/matrix?by=host&show=hosts", "Heat map", 1),
  ])
  func poolsComeInTheOrderThatPeopleCount(address: String, heading: String, column: Int) async throws {
    try await start()
    try await go(address, heading)
    let pools: [String] = try await browser.script(
      "return [...document.querySelector('main table').tBodies[0].rows].map(r => r.cells[\(column)].innerText)"
    )
    let order = pools.indices.filter { $0 == 0 || pools[$0] != pools[$0 - 1] }.map { pools[$0] }
    #expect(order == ["room-1", "room-2", "room-10"] + (column == 0 ? ["no pool"] : []))
  }

  @Test func fiftyThousandRowsAreDrawnByPages() async throws {
    try await start()
    struct Seen: Decodable {
      var rows: Int
      var first, status: String
      var isAtEnd: Bool
    }
    let seen: [Seen] = try await browser.script(
      """
      return import(new URL('parts.js', document.querySelector('script[type=module]').src)).then(({ paged, table }) => {
        const names = Array.from({ length: 50000 }, (_, place) => 'vm-' + place);
        const node = paged(names, 50, some => table('Names', [{ title: 'Name', cell: name => name }], some), name => name);
        document.querySelector('main').replaceChildren(node);
        const button = word => [...node.querySelectorAll('button')].find(b => b.innerText === word);
        const see = () => ({ rows: node.querySelectorAll('tbody tr').length, first: node.querySelector('tbody th')?.innerText ?? '',
          status: node.querySelector('[role=status]').innerText, isAtEnd: button('Next').disabled && button('Last').disabled });
        const page = node.querySelector('input[type=number]'), find = node.querySelector('input[type=search]');
        const seen = [see()];
        button('Last').click(); seen.push(see());
        button('Previous').click(); seen.push(see());
        page.value = 500; page.dispatchEvent(new Event('change')); seen.push(see());
        find.value = 'VM-4999'; find.dispatchEvent(new Event('input')); seen.push(see());
        find.value = 'nobody'; find.dispatchEvent(new Event('input')); seen.push(see());
        return seen;
      })
      """)
    #expect(seen.map(\.rows) == [50, 50, 50, 50, 11, 0])
    #expect(seen.map(\.first) == ["vm-0", "vm-49950", "vm-49900", "vm-24950", "vm-4999", ""])
    #expect(seen.map(\.isAtEnd) == [false, true, false, false, true, true])
    #expect(seen[1].status == "49,951–50,000 of 50,000" && seen[4].status == "1–11 of 11")
  }

  @Test func aPlanShowsWhoHasNoRoomForItsGuests() async throws {
    try await signIn()
    try await planDrain(of: "host-000002")
    let text: String = try await browser.script(
      """
      const request = new XMLHttpRequest();
      request.open('GET', '/api/v1/' + location.hash.replace('#/', ''), false);
      request.send();
      return request.responseText;
      """)
    var plan = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    plan["refusals"] = [
      [
        "host": "host-000009", "guests": ["vm-0000001", "vm-0000010", "vm-0000002"], "resource": "memory",
        "free": 0, "needed": 4096,
      ],
      ["host": "host-000010", "guests": ["vm-0000003"], "resource": "pages", "free": 7, "needed": 1200],
    ]
    let json = Array(try JSONSerialization.data(withJSONObject: plan))
    let entry = PlanFolder.summary(
      ofJob: "a", made: "2026-11-01T00:00:00Z", kind: "drain", summary: "A drain with refusals",
      outcome: "possible")
    try site.plans.add(json, entry)
    try await go("#/plans/" + entry.id, "Empty hosts")
    let rows: [String] = try await browser.script(
      "return [...document.querySelector('[aria-label=\"Hosts without room\"]').querySelectorAll('tbody tr')].map(r => r.innerText)"
    )
    let words = rows.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    #expect(
      words == [
        "host-000009 3 guests: vm-0000001, vm-0000002, vm-0000010 no memory at least 4 GiB of memory",
        "host-000010 1 guest: vm-0000003 7 pages 1,200 pages",
      ])
  }
}
