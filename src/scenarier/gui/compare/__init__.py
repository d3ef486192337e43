"""The workspace `Sammenlign`: two to six scenarios beside one another in plots, numbers and words."""
