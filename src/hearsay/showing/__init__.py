"""What people see: the command line, files, pages."""
