"""What leaves the program and what enters it: workbooks, reports, planners' own files. Knows no Qt."""
