"""What other programs and the workbench ask over HTTP: a file for each page of the API."""
