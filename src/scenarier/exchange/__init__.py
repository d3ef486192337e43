"""What leaves the program and what enters it: workbooks, planners' own files. Knows no Qt."""
