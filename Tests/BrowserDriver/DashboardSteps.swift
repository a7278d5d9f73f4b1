/// What a person does on the dashboard of `martlet serve`.
extension PageBrowser {
  /// Waits for the view of a heading, until it has all it asked for.
  public func shown(_ heading: String) async throws {
    let quoted = heading.replacing("'", with: "\\'")
    try await wait(
      until:
        "document.querySelector('h1')?.textContent === '\(quoted)' && !document.querySelector('main[aria-busy], .waiting')"
    )
  }

  /// Goes to a view of the page that is open.
  public func go(_ address: String, _ heading: String) async throws {
    try await run(
      "document.querySelector('main').replaceChildren(); location.hash = '#/none'; location.hash = arguments[0];",
      [address])
    try await shown(heading)
  }

  /// Presses the view's button of a name.
  public func pressButton(_ name: String) async throws {
    try await run(
      "[...document.querySelectorAll('main button')].find(b => b.innerText === arguments[0]).click()", [name])
  }

  /// Signs in by a token at a service, as somebody whom the browser does not know yet.
  public func signIn(at address: String, token: String) async throws {
    try await open(address)
    try await forgetCookies()
    try await open("about:blank")
    try await open(address + "#/sign-in")
    try await shown("Sign in")
    try await run(
      "const form = document.querySelector('main form'); form.elements.token.value = arguments[0]; form.requestSubmit();",
      [token])
    try await shown("Overview")
  }

  /// Plans the drain of a host, and shows the plan.
  ///
  /// - Throws: `BrowserFailure` if the job that plans it does not end well.
  public func planDrain(of host: String) async throws {
    try await go("#/plans", "Plans")
    try await run(
      """
      const form = [...document.querySelectorAll('form.panel')].find(form => form.innerText.includes('Empty hosts'));
      form.elements.hosts.value = arguments[0];
      form.requestSubmit();
      """, [host])
    try await wait(until: "document.querySelector('main a.button.main')?.innerText === 'Show the plan'")
    let state: String = try await script("return document.querySelector('main .lead-small').innerText")
    guard state.hasPrefix("done") else { throw BrowserFailure(description: "the plan's job: \(state)") }
    try await run("document.querySelector('main a.button.main').click()")
    try await shown("Empty hosts")
  }

  /// Asks for the moves of the plan that is shown; nothing moves yet.
  ///
  /// - Returns: What the question says: what can hurt, and the steps.
  public func askToMoveGuests() async throws -> String {
    try await pressButton("Move the guests …")
    try await wait(until: "document.querySelector('dialog summary')")
    return try await script(
      "document.querySelector('dialog details').open = true; return document.querySelector('dialog').innerText"
    )
  }

  /// Agrees that what can hurt was read, presses the button that moves the guests, and follows the job to its end.
  ///
  /// - Returns: What the page then says.
  public func agreeToMoveGuests() async throws -> String {
    try await run("document.querySelector('dialog input[type=checkbox]').click()")
    try await run("document.querySelector('dialog button.danger').click()")
    try await wait(
      until:
        "location.hash.startsWith('#/jobs/') && /^(done|failed|stopped)/.test(document.querySelector('main .lead-small')?.innerText) && !document.querySelector('main .waiting')"
    )
    return try await script("return document.querySelector('main').innerText")
  }
}
