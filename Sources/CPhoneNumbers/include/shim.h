int casebook_phone_numbers_placeholder(void);
