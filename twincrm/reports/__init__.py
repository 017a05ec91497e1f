"""Domain records on paper: page frames, styles as data, one module per document."""
