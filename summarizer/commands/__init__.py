"""Each command as a function that returns its exit code, a module a command; they share `desk` and `files`."""
