"""The register's files: XLSX and CSV come in as sheets of cells, and go out again."""
