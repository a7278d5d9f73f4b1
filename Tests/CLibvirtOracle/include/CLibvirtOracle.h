/* libvirt's own CPU driver, by the private symbols of an installed libvirt.so.0; for tests only.
 *
 * Everything goes in and comes out as text, so that no structure of libvirt's is known outside of the shim.
 * Lists are one text with LVO_RECORD between their records, and LVO_FIELD between the fields of a record.
 * Results are the caller's to free; NULL means that libvirt failed, and lvo_error() says why. */
#ifndef CLIBVIRT_ORACLE_H
#define CLIBVIRT_ORACLE_H

#define LVO_RECORD '\x1e'
#define LVO_FIELD '\x1f'

enum lvo_type { LVO_HOST = 0, LVO_GUEST = 1, LVO_AUTO = 2 };

/* Opens the library; the version as libvirt numbers it, or 0 if it is not there or lacks a symbol. */
unsigned long lvo_open(void);

/* The last error's message. */
const char *lvo_error(void);

/* What libvirt prints after it has read the element. */
char *lvo_parse(const char *xml, int type);

/* "-1" is the answer of an error, "0" incompatible, "1" identical, "2" superset. */
char *lvo_compare(const char *host, const char *cpu, int fail);

/* Models: a record is a name and its blockers; NULL for all models. Features: records; NULL for all. */
char *lvo_baseline(const char *hosts, const char *models, const char *features, int migratable, int expand);

char *lvo_decode(const char *data, int type, const char *models);
char *lvo_update(const char *guest, const char *host);
char *lvo_update_live(const char *cpu, const char *enabled, const char *disabled);
char *lvo_translate(const char *cpu, const char *models);
char *lvo_expand(const char *cpu, int type);
char *lvo_copy_migratable(const char *cpu);


void lvo_free(char *text);

#endif
