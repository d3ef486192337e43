"""Files that enter and leave: workbooks and text in, workbooks and reports out; no Qt."""
