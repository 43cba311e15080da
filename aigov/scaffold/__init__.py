"""Texts to begin with: a first manifest, a rule with its examples, a pack, a plugin; nothing is written here."""
