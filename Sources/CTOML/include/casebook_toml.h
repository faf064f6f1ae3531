#ifndef CASEBOOK_TOML_H
#define CASEBOOK_TOML_H

#include <stddef.h>
#include <stdint.h>

// toml++ behind one function: TOML in, JSON out.  toml++ is a C++ library of headers only, so
// nothing of it is needed where casebook runs.

#ifdef __cplusplus
extern "C" {
#endif

// What was read, or why nothing was.  Freed with casebook_toml_free.
struct casebook_toml {
  // The document as JSON, or in words what is wrong with it; UTF-8, not ended by zero.
  char *text;
  size_t size;
  // Where it is wrong, counted from 1; both 0 where nothing is.
  uint32_t line;
  uint32_t column;
};

// Reads `size` bytes of UTF-8.  Dates and times become strings in the form of RFC 3339.
// `text` is NULL only when there is no memory.
struct casebook_toml casebook_toml_read(const char *bytes, size_t size);

void casebook_toml_free(struct casebook_toml document);

#ifdef __cplusplus
}
#endif

#endif
