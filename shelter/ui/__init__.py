"""How every page looks and speaks: base templates, components, forms, static files."""
