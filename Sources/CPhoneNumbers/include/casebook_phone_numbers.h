// A C face of a few lines over libphonenumber, whose own face is C++.
//
// The library is opened on first use, not when the program starts: linked, it and its 16 libraries
// (ICU, protobuf, Abseil) cost every command 4.4 ms before `main` (measured), and a whole command
// has 10 ms.  No exception leaves these functions.  All of them are safe on every thread.

#ifndef CASEBOOK_PHONE_NUMBERS_H
#define CASEBOOK_PHONE_NUMBERS_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

// The room for a number as text, with its final zero.  E.164 has up to 16 characters, a national or
// international form about as many separators.
#define CASEBOOK_PHONE_TEXT_SIZE 64

// The room for a message or name of a symbol, with its final zero.
#define CASEBOOK_PHONE_MESSAGE_SIZE 256

enum casebook_phone_result {
  // A valid number.
  CASEBOOK_PHONE_VALID = 0,
  // The library does not know such a number.
  CASEBOOK_PHONE_UNKNOWN = 1,
  // The library failed: no memory, or a text longer than the room for it.
  CASEBOOK_PHONE_FAILED = 2,
};

enum casebook_phone_library {
  CASEBOOK_PHONE_LIBRARY_READY = 0,
  // There is no such library; the message says what the system says.
  CASEBOOK_PHONE_LIBRARY_MISSING = 1,
  // It is another version; the message names the symbol that it lacks.
  CASEBOOK_PHONE_LIBRARY_OTHER = 2,
};

// Opens the library unless it is open, and copies what is wrong to `message`, which has room for
// CASEBOOK_PHONE_MESSAGE_SIZE bytes.
enum casebook_phone_library casebook_phone_open(char *message);

// The calling code of a region such as "JP": 81; 0 if there is no such region, or no library.
int casebook_phone_calling_code(const char *region);

// Reads `text` as it is dialled in `region`.  Only if it is valid `e164` and `display` are written,
// CASEBOOK_PHONE_TEXT_SIZE bytes each: the latter is the national form for numbers with the
// region's calling code, the international form for others.
enum casebook_phone_result casebook_phone_read(
    const char *text, const char *region, char *e164, char *display);

#ifdef __cplusplus
}
#endif

#endif
