"""Records of every kind alike: counted, listed, and shown with all that hangs on them."""
