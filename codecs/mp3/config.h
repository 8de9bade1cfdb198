/* How libmpg123 is compiled: floats alone, no files, no network, no texts. In the place of what its configure would write. */
#define ACCURATE_ROUNDING 1
#define GAPLESS 1
#define HAVE_ATOLL 1
#define HAVE_DIRENT_H 1
#define HAVE_INTTYPES_H 1
#define HAVE_LIMITS_H 1
#define HAVE_STDINT_H 1
#define HAVE_STDIO_H 1
#define HAVE_STDLIB_H 1
#define HAVE_STRERROR 1
#define HAVE_STRINGS_H 1
#define HAVE_STRING_H 1
#define HAVE_SYS_STAT_H 1
#define HAVE_SYS_TYPES_H 1
#define HAVE_UNISTD_H 1
#define IEEE_FLOAT 1
#define LFS_ALIAS_BITS 64
#define NO_16BIT 1
#define NO_32BIT 1
#define NO_8BIT 1
#define NO_DOWNSAMPLE 1
#define NO_EQUALIZER 1
#define NO_ERETURN 1
#define NO_ERRORMSG 1
#define NO_ICY 1
#define NO_ID3V2 1
#define NO_NTOM 1
#define NO_STRING 1
#define NO_WARNING 1
#define PACKAGE_VERSION "1.31.2"
#define SIZEOF_INT32_T 4
#define SIZEOF_LONG 4
#define SIZEOF_OFF_T 8
#define SIZEOF_SIZE_T 4
#define SIZEOF_SSIZE_T 4
#define STDC_HEADERS 1
#define USE_NEW_HUFFTABLE 1

/* It talks of what it meets; nobody listens, and so the module needs nothing from outside. */
#include <stdio.h>
#define fprintf(...) 0
/* A version of LAME that matters for replay gain alone, which is not applied. */
#define sscanf(...) 0
/* A macro of WASI's in the way of a field. */
#include <unistd.h>
#undef lseek
