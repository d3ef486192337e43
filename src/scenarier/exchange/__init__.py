"""What leaves the program and what enters it: files of other programs; handed rows of views, knows no Qt."""
