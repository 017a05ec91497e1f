"""What the benchmark measures: the program and, beside it, the least that its libraries allow."""
