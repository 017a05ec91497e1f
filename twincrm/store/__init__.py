"""How an association's file is kept: the only room with an engine and mapped classes."""
