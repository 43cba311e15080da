"""The language server: what an editor asks of aigov, answered from the same run as `check`."""
