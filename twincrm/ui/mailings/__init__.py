"""Writing letters and e-mails that go to many."""
