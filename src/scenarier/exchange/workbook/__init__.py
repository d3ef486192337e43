"""The workbook with live formulas: docs/workbook.md."""
