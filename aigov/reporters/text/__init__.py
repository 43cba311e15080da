"""What the formats share: text that may reach a terminal, quoted lines, one finding on one line; the last lines."""
