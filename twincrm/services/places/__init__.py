"""Places: towns, districts and regions."""
