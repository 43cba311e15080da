"""The typed models of every file, and the schemas made from them; a run never imports this, plugins may."""
