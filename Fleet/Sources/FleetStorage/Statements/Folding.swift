extension StatementStore {
  func hosts() throws(FleetStoreError) -> StoredFleet {
    try reading { db in
      var fleet = StoredFleet()
      _ = try db.readHosts(into: &fleet)
      return fleet
    }
  }

  func fleet() throws(FleetStoreError) -> StoredFleet {
    try reading { db in
      var fleet = StoredFleet()
      let hosts = try db.readHosts(into: &fleet)
      var forms = FormPlaces()
      try db.forEach(
        """
        SELECT form, host, next, count(*) FROM guests WHERE removed IS NULL GROUP BY form, host, next
        ORDER BY form, host NULLS FIRST, next NULLS FIRST
        """
      ) { row in
        let form = forms.place(try row.integer(0))
        let host = try row.integerOrNil(1).flatMap { hosts[$0] } ?? -1
        let next = try row.integerOrNil(2).map { forms.place($0) } ?? -1
        let count = Int32(try row.integer(3))
        fleet.residents.append(StoredFleet.Residents(form: form, next: next, host: host, count: count))
      }
      fleet.guestForms = try db.read(forms)
      return fleet
    }
  }

  func classes(onHost host: Int64?) throws(FleetStoreError) -> StoredFleet {
    try reading { db in
      var fleet = StoredFleet()
      let hosts = try db.readHosts(into: &fleet)
      let own = host.flatMap { hosts[$0] } ?? -1
      var forms = FormPlaces()
      try db.forEach(
        """
        SELECT form, count(*), count(*) FILTER (WHERE host = ?) FROM guests WHERE removed IS NULL GROUP BY form ORDER BY form
        """,
        [StoreValue(host)]
      ) { row in
        let form = forms.place(try row.integer(0))
        let (all, here) = (Int32(try row.integer(1)), Int32(try row.integer(2)))
        for (host, count) in [(Int32(-1), all - here), (own, here)] where count > 0 {
          fleet.residents.append(StoredFleet.Residents(form: form, next: -1, host: host, count: count))
        }
      }
      fleet.guestForms = try db.read(forms)
      return fleet
    }
  }
}

/// Forms in the order of their first use.
struct FormPlaces {
  private(set) var places: [Int64: Int32] = [:]

  mutating func place(_ id: Int64) -> Int32 {
    if let known = places[id] { return known }
    let place = Int32(places.count)
    places[id] = place
    return place
  }
}

extension StoreSession {
  /// Reads the hosts with their forms; their places by the store's numbers.
  fileprivate func readHosts(into fleet: inout StoredFleet) throws -> [Int64: Int32] {
    fleet.revision = try revision()
    // Both in the order of the hosts' numbers; hosts of one pool share one text.
    var names: [String: String] = [:]
    var tags: [(host: Int64, pool: String)] = []
    try forEach("SELECT host, value FROM host_tags WHERE key = 'pool' ORDER BY host") { row in
      let value = try row.text(1)
      let pool = names[value] ?? value
      names[value] = pool
      tags.append((try row.integer(0), pool))
    }
    var places: [Int64: Int32] = [:]
    var forms = FormPlaces()
    var tag = 0
    try forEach("SELECT id, name, form FROM \(Self.presentHosts) WHERE removed IS NULL ORDER BY id") { row in
      let id = try row.integer(0)
      while tag < tags.count, tags[tag].host < id { tag += 1 }
      let pool = tag < tags.count && tags[tag].host == id ? tags[tag].pool : nil
      places[id] = Int32(fleet.hosts.count)
      let form = Int(forms.place(try row.integer(2)))
      fleet.hosts.append(StoredFleet.Host(id: id, name: try row.text(1), form: form, pool: pool))
    }
    fleet.hostForms = try read(forms)
    return places
  }

  fileprivate func read(_ forms: FormPlaces) throws -> [StoredFleet.Form] {
    let places = forms.places
    var read = [StoredFleet.Form](
      repeating: StoredFleet.Form(id: 0, key: "", bytes: []), count: places.count)
    // In the order in which they are stored.
    try forEach("SELECT id, key, bytes FROM forms WHERE id IN $numbers", inNumbers: places.keys.sorted()) {
      let form = StoredFleet.Form(
        id: try $0.integer(0), key: try $0.text(1), bytes: try $0.bytes(2))
      if let place = places[form.id] { read[Int(place)] = form }
    }
    return read
  }
}
