/// libvirt's messages in French, keyed by the rule of the English message.
///
/// - SeeAlso: libvirt po/fr.po of 7.0.0, 9.0.0 and 11.3.0.
let frenchMessages: [String: [MessagePattern]] = [
  "libvirt.abi-features": [
    "La fonctionnalité du CPU cible {word} ne correspond pas à celle de la source {word}",
    "Le nombre de fonctionnalités du CPU cible {number} ne correspond pas à celui de la source {number}",
    "La politique caractéristique du CPU cible {word} ne correspond pas à la source {word}",
  ],
  "libvirt.abi-model": [
    "L’architecture {word} du CPU cible ne correspond pas à la source {word}",
    "Le CPU cible ne correspond pas à la source",
    "Le mode {word} du CPU cible ne correspond pas à la source {word}",
    "Le modèle {word} du CPU cible ne correspond pas à la source {word}",
    "Le type {word} du CPU cible ne correspond pas à la source {word}",
    "Le fabriquant {*} du CPU cible ne correspond pas à la source {*}",
  ],
  "libvirt.abi-topology": [
    "Les cores du CPU cible {number} ne correspond pas à la source {number}",
    "Les {number} sockets du CPU cible ne correspond pas à la source {number}",
    "Les threads du CPU cible {number} ne correspond pas à la source {number}",
  ],
  "libvirt.blockers": [
    "ne peut pas migrer le domaine : {*}"
  ],
  "libvirt.forbidden": [
    "L'unité centrale hôte fournit la fonction interdite '{features}'"
  ],
  "libvirt.guest-cpu-extra": [
    "Le processeur invité ne correspond pas aux spécifications : fonctions supplémentaires : {features}"
  ],
  "libvirt.guest-cpu-missing": [
    "L'unité centrale invitée ne correspond pas aux spécifications : fonctions supplémentaires : {other}, fonctionnalités manquantes : {features}",
    "L'unité centrale invitée ne correspond pas aux spécifications : fonctions manquantes : {features}",
  ],
  "libvirt.guest-cpu-unnamed": [
    "Le CPU invité ne correspond pas aux spécifications$"
  ],
  "libvirt.incompatible": [
    "L'unité centrale décrite sur {*} est incompatible avec l'unité centrale hôte",
    "Le CPU décrit dans {*} est incompatible avec le CPU fourni par l'hyperviseur sur l'hôte",
    "le CPU est incompatible avec le CPU hôte$",
  ],
  "libvirt.invtsc-no-frequency": [
    "Le domaine dispose de la fonction CPU 'invtsc' mais la fréquence TSC n'est pas spécifiée"
  ],
  "libvirt.job-failed": [
    "le job '{*}' a échoué : {*}",
    "le job '{*}' a échoué de manière inattendue",
  ],
  "libvirt.kvm-unavailable": [
    "Le domaine nécessite KVM, mais il n'est pas disponible"
  ],
  "libvirt.machine-type": [
    "L'émulateur '{*}' ne prend pas en charge le type de machine '{word}'"
  ],
  "libvirt.mode-unsupported": [
    "Le mode CPU '{word}' pour le domaine {*} {*} sur l'hôte {*} n'est pas pris en charge par l'hyperviseur"
  ],
  "libvirt.model-unsupported": [
    "Le modèle de CPU ’{word}’ n’est pas pris en charge par l’hyperviseur",
    "Modèle de CPU '{word}' non pris en charge par l'hyperviseur",
    "Le modèle de CPU « {word} » n’est pas pris en charge par l’hyperviseur",
  ],
  "libvirt.monitor-closed": [
    "Impossible de lire à partir du moniteur",
    "le processus s'est arrêté pendant la connexion au moniteur",
  ],
  "libvirt.unknown-cpu-feature": [
    "Caractéristique inconnue du CPU {feature}",
    "caractéristique inconnue du CPU : {feature}",
  ],
  "libvirt.unknown-cpu-model": [
    "Modèle de CPU inconnu {model}"
  ],
  "libvirt.unknown-host": [
    "CPU hôte inconnu"
  ],
  "libvirt.vendor-mismatch": [
    "le fournisseur du CPU hôte ne correspond pas au fournisseur du CPU requis {word}"
  ],
  "libvirt.virt-type": [
    "L'émulateur '{*}' ne prend pas en charge le type de virtuel '{word}'"
  ],
]
