int casebook_phone_numbers_placeholder(void) { return 0; }
