/// libvirt's messages in German, keyed by the rule of the English message.
///
/// - SeeAlso: libvirt po/de.po of 7.0.0, 9.0.0 and 11.3.0.
let germanMessages: [String: [MessagePattern]] = [
  "libvirt.abi-features": [
    "Ziel-CPU Funktion {word} stimmt nicht mit der Quelle {word} überein",
    "Ziel-CPU Funktions-Anzahl {number} stimmt nicht mit der Quelle {number} überein",
    "Ziel-CPU Funktions-Richtlinie {word} stimmt nicht mit der Quelle {word} überein",
  ],
  "libvirt.abi-model": [
    "Ziel-CPU arch {word} stimmt nicht mit der Quelle {word} überein",
    "Ziel-CPU stimmt nicht mit der Quelle überein",
    "Ziel CPU-Modus {word} stimmt nicht mit der Quelle {word} überein",
    "Ziel-CPU Modell {word} stimmt nicht mit der Quelle {word} überein",
    "Ziel-CPU Typ {word} stimmt nicht mit der Quelle {word} überein",
    "Ziel-CPU Hersteller {*} stimmt nicht mit der Quelle {*} überein",
  ],
  "libvirt.abi-topology": [
    "Ziel-CPU Kerne {number} stimmen nicht mit der Quelle {number} überein",
    "Ziel-CPU Sockets {number} stimmen nicht mit der Quelle {number} überein",
    "Ziel-CPU Threads {number} stimmen nicht mit der Quelle {number} überein",
  ],
  "libvirt.incompatible": [
    "Die in {*} beschriebene CPU ist inkompatibel mit der Host-CPI"
  ],
  "libvirt.kvm-unavailable": [
    "Domain verlangt KVM, aber es ist nicht verfügbar"
  ],
  "libvirt.model-unsupported": [
    "CPU-Modell '{word}' wird vom Hypervisor nicht unterstützt"
  ],
  "libvirt.monitor-closed": [
    "Kann nicht vom Monitor lesen"
  ],
  "libvirt.unknown-cpu-feature": [
    "Unbekanntes CPU-Feature {feature}"
  ],
  "libvirt.unknown-cpu-model": [
    "Unbekanntes CPU-Modell {model}"
  ],
  "libvirt.vendor-mismatch": [
    "Host CPU Hersteller stimmt nicht mit dem benötigten CPU Hersteller {word} überein"
  ],
]
