/// libvirt's messages in Spanish, keyed by the rule of the English message.
///
/// - SeeAlso: libvirt po/es.po of 7.0.0, 9.0.0 and 11.3.0.
let spanishMessages: [String: [MessagePattern]] = [
  "libvirt.abi-features": [
    "La funcionalidad {word} de la CPU elegido no coincide con la fuente {word}",
    "La funcionalidad de conteo {number} de la CPU elegida no coincide con la fuente {number}",
    "La directiva de la funcionalidad {word} de la CPU elegida no coincide con la fuente {word}",
    "La  funcionalidad {word} de la CPU elegido no coincide con la fuente {word}",
    "La política de la  funcionalidad {word} de la CPU elegida no coincide con la fuente {word}",
  ],
  "libvirt.abi-model": [
    "La arquitectura {word} de la CPU elegida no coincide con la fuente {word}",
    "El CPU destino no coincide con la fuente",
    "Modo de CPU de destino {word} no coincide con la fuente {word}",
    "El modelo {word} de la CPU elegida no coincide con la fuente {word}",
    "El tipo {word} de la CPU elegido no coincide con la fuente {word}",
    "El proveedor {*} de la CPU elegida no coincide con la fuente {*}",
    "Modo  de CPU de destino {word} no coincide con  la fuente {word}",
  ],
  "libvirt.abi-topology": [
    "Los núcleos {number} de la CPU elegida no coinciden con la fuente {number}",
    "Los sockets {number} de la CPU elegida no coinciden con la fuente {number}",
    "Los hilos {number} de la CPU elegida no coinciden con la fuente {number}",
    "Los hilos {number} de  la CPU elegida no coinciden con la fuente {number}",
  ],
  "libvirt.guest-cpu-extra": [
    "la CPU del huésped no coincide con las especificaciones: características adicionales: {features}"
  ],
  "libvirt.incompatible": [
    "La CPU descrita en {*} era incompatible con la CPU del equipo",
    "la CPU es incompatible con la del huésped$",
    "La CPU descrita en {*} era incompatible con  la CPU del equipo",
  ],
  "libvirt.kvm-unavailable": [
    "El dominio requiere KVM, pero no está disponible",
    "Domain requiere KVM, pero no está disponible",
  ],
  "libvirt.machine-type": [
    "El emulador '{*}' no admite el tipo de máquina '{word}'"
  ],
  "libvirt.mode-unsupported": [
    "El modo de CPU '{word}' para el dominio {*} en el anfitrión {*} no es admitido por el hipervisor"
  ],
  "libvirt.model-unsupported": [
    "Modelo de CPU {word} no está admitido por el hipervisor",
    "El modelo de CPU '{word}' no es compatible con el hipervisor",
    "Modelo de CPU {word} no está soportado por el hipervisor",
  ],
  "libvirt.monitor-closed": [
    "No se pudo leer desde el monitor"
  ],
  "libvirt.unknown-cpu-feature": [
    "Característica de CPU {feature} desconocida"
  ],
  "libvirt.unknown-cpu-model": [
    "Modelo de CPU {model} desconocido"
  ],
  "libvirt.vendor-mismatch": [
    "Proveedor de CPU de host no coincide con el proveedor de CPU {word}"
  ],
  "libvirt.virt-type": [
    "El emulador '{*}' no admite el tipo de virtualizción '{word}'"
  ],
]
