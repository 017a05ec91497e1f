"""The mapped classes, one module per subject."""
