"""The model of docs/model.md in pure numpy, one step a file; `project` is the pipeline."""
