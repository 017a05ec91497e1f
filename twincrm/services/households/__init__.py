"""Households: people who live together; address, post and hosting belong to them."""
