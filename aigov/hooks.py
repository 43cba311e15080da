"""The pluggy specifications: what a plugin may bring, who calls it, when, and what it returns."""
