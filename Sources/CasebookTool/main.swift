// The command line; see EXPERIENCE.md §6.
print("casebook")
