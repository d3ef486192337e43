"""Files that enter and leave: workbooks and text in, workbooks out; no Qt."""
