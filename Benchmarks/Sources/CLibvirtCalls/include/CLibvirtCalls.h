/* Calls of an installed libvirt's CPU driver, for measuring: CPUs are parsed once, and compared many times. */
#ifndef CLIBVIRT_CALLS_H
#define CLIBVIRT_CALLS_H

/* Opens the library; 1, or 0 if it is not there or lacks a symbol. */
int lvc_open(void);

/* Parses a <cpu>; type 0 host, 2 by its <arch>. NULL if libvirt refuses it. Lives as long as the process. */
void *lvc_parse(const char *xml, int type);

/* virCPUCompare of parsed CPUs: 0 incompatible, 1 identical, 2 superset, -1 an error. */
int lvc_compare(void *host, void *cpu);

/* Parses the candidate, compares it and frees it. */
int lvc_compare_xml(void *host, const char *cpu);

/* virCPUBaseline of parsed host CPUs; 1 if there is one. */
int lvc_baseline(void **hosts, unsigned count);

#endif
