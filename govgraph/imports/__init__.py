"""Foreign papers into scenarios: tables, schemes of delegation and registers as others keep them."""
