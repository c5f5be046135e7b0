"""The options of commands, each declared once: its name, type, default and help are the fields of an options class."""
