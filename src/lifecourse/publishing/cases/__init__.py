"""What leaves the house about a case for change: Word, PDF and workbook."""
