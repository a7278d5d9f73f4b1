/// libvirt's messages in Brazilian Portuguese, keyed by the rule of the English message.
///
/// - SeeAlso: libvirt po/pt_BR.po of 7.0.0, 9.0.0 and 11.3.0.
let brazilianMessages: [String: [MessagePattern]] = [
  "libvirt.abi-features": [
    "Recurso de CPU alvo {word} não coincide com fonte {word}",
    "Contagem de recurso de CPU alvo {number} não coincide com fonte {number}",
    "Política de recurso de CPU alvo {word} não coincide com fonte {word}",
  ],
  "libvirt.abi-model": [
    "Arch de CPU alvo {word} não coincide com fonte {word}",
    "CPU alvo não coincide com fonte",
    "Modo de CPU alvo {word} não coincide com fonte {word}",
    "Modelo de CPU alvo {word} não coincide com fonte {word}",
    "Tipo de CPU alvo {word} não coincide com fonte {word}",
    "Fabricante de CPU alvo {*} não coincide com fonte {*}",
  ],
  "libvirt.abi-topology": [
    "Núcleos de CPU alvo {number} não coincide com fonte {number}",
    "Soquetes de CPU alvo {number} não coincidem com fonte {number}",
    "Opções de CPU alvo {number} não coincide com fonte {number}",
  ],
  "libvirt.incompatible": [
    "CPU descrito em {*} é incompatível com a CPU do host"
  ],
  "libvirt.kvm-unavailable": [
    "Domínio requer KVM, mas não está disponível"
  ],
  "libvirt.model-unsupported": [
    "Modelo de CPU {word} não é suportado pelo hipervisor"
  ],
  "libvirt.monitor-closed": [
    "Não foi possível ler a partir do monitor"
  ],
  "libvirt.unknown-cpu-feature": [
    "Recurso de CPU desconhecido {feature}"
  ],
  "libvirt.unknown-cpu-model": [
    "Modelo de CPU desconhecido {model}"
  ],
  "libvirt.vendor-mismatch": [
    "fabricante de CPU de host não coincide com o fabricante de CPU requerido {word}"
  ],
]
