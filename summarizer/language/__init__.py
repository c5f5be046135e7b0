"""What the program knows of languages: words, numerals, dates and names, from one data file a language."""
