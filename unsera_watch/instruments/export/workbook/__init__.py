"""The workbook itself: opened with suspicion, written with every cell a text."""
