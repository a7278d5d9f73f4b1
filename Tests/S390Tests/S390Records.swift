import CPUReaders
import S390Compatibility

/// Records of s390x hosts for tests.
enum S390Records {
  /// The record in a text.
  static func record(_ text: String, name: String = "node") throws -> S390Record {
    let reading = try Reader.read(Document(name: name, bytes: Array(text.utf8)))
    guard case .s390x(let record)? = reading.cpus.first else { throw Other(format: reading.format) }
    return record
  }

  /// A record of something else.
  struct Other: Error { var format: String }

  /// A host with one answer.
  static func host(_ answers: [S390Answer], offer: S390Model? = nil, deprecated: Set<String>? = nil)
    -> S390Host
  {
    var record = S390Record()
    record.offer = offer
    record.answers = answers
    record.deprecated = deprecated
    return S390Host([record], name: "node")
  }

  static let cpuinfo = """
    vendor_id       : IBM/S390
    # processors    : 2
    bogomips per cpu: 3033.00
    max thread id   : 0
    features\t: esan3 zarch stfle msa ldisp eimm dfp edat etf3eh highgprs te vx sie
    facilities      : 0 1 2 3 4 6 7 8 9 10
    cache0          : level=1 type=Data scope=Private size=128K line_size=256 associativity=8
    processor 0: version = FF,  identification = 0133E8,  machine = 3906
    processor 1: version = FF,  identification = 0133E8,  machine = 3906

    cpu number      : 0
    cpu MHz dynamic : 5208

    """
  static let capabilities =
    "<domainCapabilities><path>/usr/bin/qemu-system-s390x</path><domain>kvm</domain>"
    + "<machine>s390-ccw-virtio-10.0</machine><arch>s390x</arch><cpu>"
    + "<mode name='host-passthrough' supported='yes'/><mode name='host-model' supported='yes'>"
    + "<model fallback='forbid'>z14-base</model><feature policy='require' name='vx'/>"
    + "<feature policy='disable' name='te'/></mode><mode name='custom' supported='yes'>"
    + "<model usable='yes' vendor='IBM'>z13</model><model usable='no' vendor='IBM' deprecated='yes'>gen16a</model>"
    + "<blockers model='gen16a'><feature name='nnpa'/><feature name='type'/></blockers></mode></cpu>"
    + "</domainCapabilities>"
  static let guest =
    "<domain type='kvm'><name>web</name><os><type arch='s390x' machine='s390-ccw-virtio'>hvm</type></os>"
    + "<cpu mode='custom' match='exact'><model fallback='forbid'>z14-base</model><feature policy='require' name='vx'/>"
    + "<feature policy='disable' name='te'/></cpu></domain>"
  static let model = S390Model("z14-base", ["vx": true, "te": false])
  static let request =
    "{\"execute\": \"query-cpu-model-comparison\", \"arguments\": {\"modela\": {\"name\": \"z14-base\", "
    + "\"props\": {\"vx\": true, \"te\": false}}, \"modelb\": {\"name\": \"host\"}}}\n"
  static let reply =
    "{\"return\": {\"result\": \"superset\", \"responsible-properties\": [\"vx\", \"type\"]}}\n"
}
