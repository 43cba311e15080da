"""What Acme asks of its AI projects: a plugin of aigov."""
