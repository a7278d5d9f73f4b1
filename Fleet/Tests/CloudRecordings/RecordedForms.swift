/// Nova's answers in the form of one microversion: which keys there are, and of what type.
///
/// The values are invented. RecordedFormTests compares the keys with those of Nova's own samples.
/// - SeeAlso: https://docs.openstack.org/nova/latest/reference/api-microversion-history.html, 2.3 to 2.100;
///   https://docs.openstack.org/api-ref/compute/; https://docs.openstack.org/api-guide/compute/down_cells.html.
struct RecordedForms {
  /// The microversion's second number.
  let minor: Int

  /// The form that a request asks for; that of 2.1 without a header.
  init(_ request: ReceivedRequest) {
    let header = request.headers["openstack-api-version"] ?? ""
    minor = header.hasPrefix("compute 2.") ? Int(header.dropFirst("compute 2.".count)) ?? 1 : 1
  }

  private func object(_ members: [(String, String)?]) -> String {
    "{" + members.compactMap { $0.map { "\"\($0.0)\": \($0.1)" } }.joined(separator: ", ") + "}"
  }

  private func since(_ first: Int, _ name: String, _ value: String) -> (String, String)? {
    minor >= first ? (name, value) : nil
  }

  private func until(_ last: Int, _ name: String, _ value: String) -> (String, String)? {
    minor <= last ? (name, value) : nil
  }

  private func quoted(_ text: String?) -> String { text.map { "\"\($0)\"" } ?? "null" }

  /// A hypervisor of `os-hypervisors/detail`: `cpu_info` is a text before 2.28 and absent from 2.88 on, the id a number before 2.53.
  ///
  /// - Parameter info: The JSON of `cpu_info`.
  func hypervisor(_ index: Int, _ name: String, id: String, info: String, service: RecordedService) -> String
  {
    let text = "\"\(info.replacing("\"", with: "\\\""))\""
    let numbers = [
      "current_workload", "disk_available_least", "free_disk_gb", "free_ram_mb", "local_gb", "local_gb_used",
      "memory_mb", "memory_mb_used", "running_vms", "vcpus", "vcpus_used",
    ]
    return object(
      [
        ("id", minor >= 53 ? "\"\(id)\"" : "\(index + 1)"), ("hypervisor_hostname", "\"\(name)\""),
        ("hypervisor_type", "\"QEMU\""), ("hypervisor_version", "6002000"), ("host_ip", "\"127.0.0.1\""),
        ("state", "\"\(service.isUp ? "up" : "down")\""),
        ("status", "\"\(service.disabled == nil ? "enabled" : "disabled")\""),
        (
          "service",
          object([
            ("id", minor >= 53 ? "\"s\(index)\"" : "\(index + 1)"), ("host", "\"\(name)\""),
            ("disabled_reason", quoted(service.disabled)),
          ])
        ),
        until(87, "cpu_info", minor >= 28 ? info : text), since(88, "uptime", "null"),
      ] + numbers.map { until(87, $0, "16") })
  }

  /// A service of `os-services`; from 2.69 on one of a cell that does not answer has three keys.
  func service(_ index: Int, _ name: String, _ service: RecordedService) -> String {
    guard !service.isUnreachable else {
      return object([("binary", "\"nova-compute\""), ("host", "\"\(name)\""), ("status", "\"UNKNOWN\"")])
    }
    return object([
      ("id", minor >= 53 ? "\"s\(index)\"" : "\(index + 1)"), ("binary", "\"nova-compute\""),
      ("host", "\"\(name)\""), ("zone", "\"\(service.zone)\""),
      ("state", "\"\(service.isUp ? "up" : "down")\""),
      ("status", "\"\(service.disabled == nil ? "enabled" : "disabled")\""),
      ("disabled_reason", quoted(service.disabled)), ("updated_at", "\"2026-01-01T00:00:00.000000\""),
      since(11, "forced_down", "false"),
    ])
  }

  /// An aggregate of `os-aggregates`.
  func aggregate(_ name: String, hosts: [String], zone: String) -> String {
    object([
      ("id", "1"), since(41, "uuid", "\"22222222-2222-4222-8222-000000000001\""), ("name", "\"\(name)\""),
      ("hosts", "[\(hosts.map { "\"\($0)\"" }.joined(separator: ", "))]"),
      ("availability_zone", "\"\(zone)\""), ("metadata", #"{"availability_zone": "\#(zone)"}"#),
      ("created_at", "\"2026-01-01T00:00:00.000000\""), ("updated_at", "null"), ("deleted", "false"),
      ("deleted_at", "null"),
    ])
  }

  /// A server of `servers/{server}` or `servers/detail`.
  ///
  /// - Parameters:
  ///   - host: The compute host; nil for a server of a cell that does not answer.
  ///   - isListed: Whether it is one of a list, which shows less of such a server.
  func server(_ index: Int, id: String, host: String?, isListed: Bool) -> String {
    let flavor =
      minor >= 47
      ? #"{"vcpus": 2, "ram": 2048, "disk": 1, "ephemeral": 0, "swap": 0, "original_name": "m1.small", "extra_specs": {"hw:cpu_policy": "shared"}}"#
      : #"{"id": "1", "links": []}"#
    let image =
      minor >= 98
      ? #"{"id": "i", "links": [], "properties": {"hw_machine_type": "pc-i440fx-7.2"}}"#
      : #"{"id": "i", "links": []}"#
    guard let host else {
      return object([
        ("id", "\"\(id)\""), ("status", "\"UNKNOWN\""), ("tenant_id", "\"t\""),
        ("created", "\"2026-01-01T00:00:00Z\""), ("links", "[]"), isListed ? nil : ("flavor", flavor),
        isListed ? nil : ("image", image), isListed ? nil : ("user_id", "\"u\""),
        isListed ? nil : ("OS-EXT-AZ:availability_zone", "\"UNKNOWN\""),
        isListed ? nil : ("OS-EXT-STS:power_state", "0"),
      ])
    }
    return object([
      ("id", "\"\(id)\""), ("name", "\"web\(index)\""), ("status", "\"ACTIVE\""), ("tenant_id", "\"t\""),
      ("user_id", "\"u\""), ("created", "\"2026-01-01T00:00:00Z\""), ("updated", "\"2026-01-01T00:00:00Z\""),
      ("links", "[]"), ("metadata", #"{"owner": "never-to-be-kept"}"#), ("progress", "0"),
      ("OS-EXT-AZ:availability_zone", "\"nova\""), ("OS-EXT-STS:power_state", "1"),
      ("OS-EXT-STS:task_state", "null"), ("OS-EXT-STS:vm_state", "\"active\""),
      ("OS-EXT-SRV-ATTR:host", "\"\(host)\""), ("OS-EXT-SRV-ATTR:hypervisor_hostname", "\"\(host)\""),
      ("OS-EXT-SRV-ATTR:instance_name", "\"instance-0000\(index)\""),
      since(3, "OS-EXT-SRV-ATTR:user_data", "\"never-to-be-kept\""), ("flavor", flavor), ("image", image),
      ("addresses", #"{"private": [{"addr": "10.0.0.\#(index % 250)"}]}"#), since(19, "description", "null"),
      since(16, "host_status", "\"UP\""),
      since(96, "pinned_availability_zone", "null"),
      since(100, "scheduler_hints", "{}"),
    ])
  }

  /// A migration of `os-migrations`: the type comes with 2.23, the UUID with 2.59.
  func migration(_ move: RecordedMove, number: Int, server: String) -> String {
    object([
      ("id", "\(number + 1)"), since(59, "uuid", "\"33333333-3333-4333-8333-00000000000\(number)\""),
      since(23, "migration_type", "\"live-migration\""), ("instance_uuid", "\"\(server)\""),
      ("status", "\"\(move.status)\""), ("source_compute", "\"\(move.source)\""),
      ("source_node", "\"\(move.source)\""), ("dest_compute", "\"\(move.destination)\""),
      ("dest_node", "\"\(move.destination)\""), ("dest_host", "\"192.0.2.1\""),
      ("created_at", "\"\(move.time)\""), ("updated_at", "\"\(move.time)\""),
      ("old_instance_type_id", "1"), ("new_instance_type_id", "1"), since(80, "user_id", "\"u\""),
      since(80, "project_id", "\"p\""),
    ])
  }

  /// An action of `os-instance-actions`, with its events or without.
  func action(_ move: RecordedMove, request: String, server: String, hasEvents: Bool) -> String {
    let event = object([
      ("event", "\"compute_check_can_live_migrate_destination\""), ("start_time", "\"\(move.time)\""),
      ("finish_time", "\"\(move.time)\""), ("result", "\"\(move.reason == nil ? "Success" : "Error")\""),
      ("traceback", "null"), since(62, "host", "\"\(move.destination)\""), since(62, "hostId", "\"h\""),
      since(84, "details", quoted(move.reason)),
    ])
    return object([
      ("action", "\"live-migration\""), ("instance_uuid", "\"\(server)\""), ("request_id", "\"\(request)\""),
      ("user_id", "\"u\""), ("project_id", "\"p\""), ("start_time", "\"\(move.time)\""),
      since(58, "updated_at", "\"\(move.time)\""), ("message", move.reason == nil ? "null" : "\"Error\""),
      hasEvents ? ("events", "[\(event)]") : nil,
    ])
  }
}

/// What a service nova-compute says of itself.
public struct RecordedService: Sendable {
  /// The availability zone.
  public var zone = "nova"
  /// Whether it reports.
  public var isUp = true
  /// Why it is disabled; nil for one that is enabled.
  public var disabled: String?
  /// Whether its cell does not answer.
  public var isUnreachable = false

  /// One that is up.
  public init() {}
}

/// One live migration of a server.
public struct RecordedMove: Sendable {
  /// The server's number.
  public var server: Int
  /// The compute hosts.
  public var source, destination: String
  /// Nova's status, such as `error`.
  public var status: String
  /// Why it failed; nil for one that did not, or whose reason Nova does not know.
  public var reason: String?
  /// When it was.
  public var time = "2999-01-01T00:00:00.000000"

  /// A move that failed, with its reason.
  public init(
    server: Int, from source: String, to destination: String, reason: String?, status: String = "error"
  ) {
    self.server = server
    self.source = source
    self.destination = destination
    self.reason = reason
    self.status = status
  }
}
