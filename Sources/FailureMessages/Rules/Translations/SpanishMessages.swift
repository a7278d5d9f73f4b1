/// libvirt's messages in Spanish, keyed by the rule of the English message.
///
/// - SeeAlso: libvirt po/es.po of 7.0.0, 9.0.0, 11.3.0 and 12.8.0.
let spanishMessages: [String: [MessagePattern]] = [
  "libvirt.abi-features": [
    "La funcionalidad {word} de la CPU elegido no coincide con la fuente {word}",
    "La funcionalidad de conteo {number} de la CPU elegida no coincide con la fuente {number}",
    "La directiva de la funcionalidad {word} de la CPU elegida no coincide con la fuente {word}",
    "La  funcionalidad {word} de la CPU elegido no coincide con la fuente {word}",
    "La política de la  funcionalidad {word} de la CPU elegida no coincide con la fuente {word}",
    "La funcionalidad {word} de la CPU elegido no coincide con el origen {word}",
    "La funcionalidad de conteo {number} de la CPU elegida no coincide con el origen {number}",
    "La funcionalidad de directiva {word} de la CPU elegida no coincide con origene {word}",
  ],
  "libvirt.abi-model": [
    "La arquitectura {word} de la CPU elegida no coincide con la fuente {word}",
    "El CPU destino no coincide con la fuente",
    "Modo de CPU de destino {word} no coincide con la fuente {word}",
    "El modelo {word} de la CPU elegida no coincide con la fuente {word}",
    "El tipo {word} de la CPU elegido no coincide con la fuente {word}",
    "El proveedor {*} de la CPU elegida no coincide con la fuente {*}",
    "Modo  de CPU de destino {word} no coincide con  la fuente {word}",
    "La arquitectura {word} destino de la CPU no coincide con el origen {word}",
    "CPU destino no coincide con el origen",
    "Modo de CPU de destino {word} no coincide con origen {word}",
    "El modelo {word} de la CPU elegida no coincide con origen {word}",
    "El tipo {word} de la CPU elegido no coincide con origen {word}",
    "El proveedor {*} de la CPU elegida no coincide con el origen {*}",
  ],
  "libvirt.abi-topology": [
    "Los núcleos {number} de la CPU elegida no coinciden con la fuente {number}",
    "Los sockets {number} de la CPU elegida no coinciden con la fuente {number}",
    "Los hilos {number} de la CPU elegida no coinciden con la fuente {number}",
    "Los hilos {number} de  la CPU elegida no coinciden con la fuente {number}",
    "Los núcleos {number} de la CPU elegida no coinciden con origen {number}",
    "Los sockets {number} de la CPU elegida no coinciden con origen {number}",
    "Los hilos {number} de la CPU elegida no coinciden con origen {number}",
  ],
  "libvirt.guest-cpu-extra": [
    "la CPU del huésped no coincide con las especificaciones: características adicionales: {features}"
  ],
  "libvirt.guest-cpu-missing": [
    "la CPU huésped no coincide con especificación: características adicionales: {other}, características ausentes: {features}",
    "la CPU huésped no coincide con especificación: ausencia de características: {features}",
  ],
  "libvirt.guest-cpu-unnamed": [
    "adivina que la CPU no coincide con la especificación$"
  ],
  "libvirt.incompatible": [
    "La CPU descrita en {*} era incompatible con la CPU del equipo",
    "la CPU es incompatible con la del huésped$",
    "La CPU descrita en {*} era incompatible con  la CPU del equipo",
  ],
  "libvirt.invtsc-no-frequency": [
    "el dominio tiene la característica de CPU 'invtsc' pero la frecuencia de TSC no está especificada"
  ],
  "libvirt.job-failed": [
    "tarea '{*}' incorrecta: {*}",
    "tarea '{*}' incorrecta inesperadamente",
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
    "No se pudo leer desde el monitor",
    "proceso terminó mientras conectaba a monitor",
  ],
  "libvirt.required-missing": [
    "CPU de host no proporciona características requeridas: {features}"
  ],
  "libvirt.unknown-cpu-feature": [
    "Característica de CPU {feature} desconocida",
    "característica de CPU desconocida: {feature}",
  ],
  "libvirt.unknown-cpu-model": [
    "Modelo de CPU {model} desconocido",
    "Modelo {model} de CPU desconocido",
  ],
  "libvirt.unknown-host": [
    "host de CPU desconocido"
  ],
  "libvirt.vendor-mismatch": [
    "Proveedor de CPU de host no coincide con el proveedor de CPU {word}",
    "proveedor de CPU del host no coincide con el proveedor de CPU {word} requerido",
  ],
  "libvirt.virt-type": [
    "El emulador '{*}' no admite el tipo de virtualizción '{word}'",
    "El emulador '{*}' no admite el tipo de virtualización '{word}'",
  ],
]
