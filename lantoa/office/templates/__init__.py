"""An agency's own templates."""
